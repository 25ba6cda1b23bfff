import { ArrayMaxSize } from 'class-validator';

/** A list of at most so many; whoever gives more is told how many. */
export const AtMost = (most: number): PropertyDecorator => ArrayMaxSize(most, { context: { most } });
