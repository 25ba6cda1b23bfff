import { ValidateBy } from 'class-validator';
import { charactersIn, isWritten } from '../domain/text.js';

export const NOT_BLANK = 'isWritten';
export const NOT_TOO_LONG = 'isNotTooLong';

/** Text with something to see in it, of at most so many characters. */
export const NotBlank = (most: number): PropertyDecorator => ofLength(NOT_BLANK, most, isWritten);

/** Text of at most so many characters; whoever writes more is told how many there are and how many fit. */
export const AtMostLong = (most: number): PropertyDecorator => ofLength(NOT_TOO_LONG, most, () => true);

/** The message is the number, for `errors.ts`: class-validator drops the context of a decorator that is not asynchronous. */
const ofLength = (name: string, most: number, holds: (value: string) => boolean): PropertyDecorator =>
  ValidateBy({
    name,
    validator: {
      validate: (value) => typeof value === 'string' && holds(value) && charactersIn(value) <= most,
      defaultMessage: () => String(most),
    },
  });
