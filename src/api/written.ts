import { length, ValidateBy, type ValidationOptions } from 'class-validator';
import { isWritten } from '../domain/text.js';

export const WRITTEN = 'isWritten';

/** Text with something to see in it, of at most so many characters. */
export const Written = (most: number, options?: ValidationOptions): PropertyDecorator =>
  ValidateBy(
    {
      name: WRITTEN,
      validator: { validate: (value) => typeof value === 'string' && isWritten(value) && length(value, 1, most) },
    },
    options,
  );
