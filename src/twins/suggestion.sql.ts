import type { Alias, Query } from '../api/read/query.js';
import { appointmentsOf } from '../domain/actor.js';
import { secretariatPlans } from '../domain/visibility.js';
import { isBelowVisibleCommitmentSql } from './commitment.sql.js';
import { isHiddenTextVisibleSql } from './hiding.sql.js';
import { isShownSql } from './proposal.sql.js';
import { anyOf } from './time.js';

/** Twin of `domain/visibility#isSuggestionVisible`. */
export function isSuggestionVisibleSql(t: Alias, q: Query): string {
  const read = `(${isShownSql(t, q, 'suggestion')} or ${isHiddenTextVisibleSql(t, q)})`;
  const below = isBelowVisibleCommitmentSql(t, q);
  return below ? `(${below} and ${read})` : read;
}

/** Twin of `domain/suggestion#DECLINE_SUGGESTION` as a list: the suggestions `t` on which the actor may decide. */
export function mayDecideSuggestionSql(t: Alias, q: Query): string {
  const mine = appointmentsOf(q.actor).flatMap(({ role, planId, commitmentId }) => {
    if (role !== 'drafter' || !planId) return [];
    const ofThisText = commitmentId ? ` and ${t}.commitment_id = ${q.p(commitmentId, 'uuid')}` : '';
    return `${t}.plan_id = ${q.p(planId, 'uuid')}${ofThisText}`;
  });
  const secretariats = secretariatPlans(q.actor);
  if (secretariats.length > 0) mine.push(`${t}.plan_id = any(${q.p(secretariats, 'uuid[]')})`);
  return `(${t}.state = 'pending' and ${anyOf(mine)})`;
}
