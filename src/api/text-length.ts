import { ValidateBy } from 'class-validator';
import { charactersIn, isWritten } from '../domain/text.js';

export const NOT_BLANK = 'isWritten';
export const NOT_TOO_LONG = 'isNotTooLong';

/** Text with visible content, at most this long. */
export const NotBlank = (most: number): PropertyDecorator => ofLength(NOT_BLANK, most, isWritten);

/** Text that is at most this long. The refusal says how many characters there are and how many fit. */
export const AtMostLong = (most: number): PropertyDecorator => ofLength(NOT_TOO_LONG, most, () => true);

/** The message is only the number, for `errors.ts`: class-validator drops the context of a synchronous decorator. */
const ofLength = (name: string, most: number, holds: (value: string) => boolean): PropertyDecorator =>
  ValidateBy({
    name,
    constraints: [most],
    validator: {
      validate: (value) => typeof value === 'string' && holds(value) && charactersIn(value) <= most,
      defaultMessage: () => String(most),
    },
  });
