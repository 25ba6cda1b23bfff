import type { RequestContext } from '../context.js';
import { ANSWER_BYTES, tooLarge } from './too-much.js';

/** Characters that each running answer may still add. */
const LEFT = new WeakMap<RequestContext, number>();
/** The context of the last call, because most fields in a row belong to the same answer. */
let last: RequestContext | undefined;
let left = 0;

/** Counts the characters of an answer, and stops it before it exceeds its limit. */
export function spend(context: RequestContext, characters: number): void {
  if (context !== last) {
    if (last) LEFT.set(last, left);
    last = context;
    left = LEFT.get(context) ?? ANSWER_BYTES;
  }
  left -= characters;
  if (left < 0) throw tooLarge();
}

/** Each event of a subscription is a new answer with a new limit. */
export function spendAnew(context: RequestContext): void {
  if (context === last) last = undefined;
  LEFT.delete(context);
}
