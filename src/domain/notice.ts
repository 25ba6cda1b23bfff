import type { Actor } from './actor.js';
import { ACTIONS } from './matrix.js';
import { refuse } from './refusal.js';

const WITHOUT_NOTICE = new Set(ACTIONS.filter((action) => action.withoutNotice).map(({ mutation }) => mutation));

/**
 * Whoever accepted an older privacy notice accepts the one in force before anything more of theirs is stored. Leaving,
 * taking back and closing doors are always possible.
 */
export function noticeAllows(actor: Actor, mutation?: string): void {
  if (actor.kind !== 'person' || actor.noticeDue === undefined) return;
  if (mutation === undefined || !WITHOUT_NOTICE.has(mutation)) refuse('NOTICE_DUE');
}
