import { ArrayMaxSize } from 'class-validator';

/** A list of at most so many; whoever gives more is told how many, and the message is that number for `errors.ts`. */
export const AtMost = (most: number): PropertyDecorator => ArrayMaxSize(most, { message: String(most) });
