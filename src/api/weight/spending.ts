import type { RequestContext } from '../context.js';
import { ANSWER_BYTES, tooLarge } from './too-much.js';

/** Characters that the answers under way may still hold. */
const LEFT = new WeakMap<RequestContext, number>();
/** Asked for every field: most follow one of the same answer. */
let last: RequestContext | undefined;
let left = 0;

/** Counts what an answer gets to hold, and stops it before it holds more than it may. */
export function spend(context: RequestContext, characters: number): void {
  if (context !== last) {
    if (last) LEFT.set(last, left);
    last = context;
    left = LEFT.get(context) ?? ANSWER_BYTES;
  }
  left -= characters;
  if (left < 0) throw tooLarge();
}

/** A new event of a subscription is a new answer. */
export function spendAnew(context: RequestContext): void {
  if (context === last) last = undefined;
  LEFT.delete(context);
}
