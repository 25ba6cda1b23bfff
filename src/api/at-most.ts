import { ArrayMaxSize } from 'class-validator';

/** Limits the length of a list. The message is only the number; `errors.ts` turns it into a sentence. */
export const AtMost = (most: number): PropertyDecorator => ArrayMaxSize(most, { message: String(most) });
