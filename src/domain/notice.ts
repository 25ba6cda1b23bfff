import type { Actor } from './actor.js';
import { ACTIONS } from './matrix.js';
import { refuse } from './refusal.js';

const WITHOUT_NOTICE = new Set<string | undefined>(
  ACTIONS.filter((action) => action.withoutNotice).map(({ mutation }) => mutation),
);

/**
 * A person who accepted only an older privacy notice must accept the one in force before more of their data is stored.
 * Leaving, taking back and revoking access never need it.
 */
export function noticeAllows(actor: Actor, mutation?: string): void {
  if (actor.kind !== 'person' || actor.noticeDue === undefined) return;
  if (!WITHOUT_NOTICE.has(mutation)) refuse('NOTICE_DUE');
}
