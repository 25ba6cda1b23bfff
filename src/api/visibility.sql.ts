import { plansOf, seesEveryDraft } from '../domain/actor.js';
import type { Alias, Query } from './read/query.js';

/** SQL twins of the predicates in `domain/visibility.ts`, bound to them by `test/law/visibility.spec.ts`. */
export function commitmentVisible(t: Alias, q: Query): string {
  if (seesEveryDraft(q.actor)) return '';
  const plans = plansOf(q.actor);
  if (plans.length === 0 || q.asOf) return `${t}.state <> 'draft'`;
  return `(${t}.state <> 'draft' or ${t}.plan_id = any(${q.p(plans, 'uuid[]')}))`;
}

/** A thing below a commitment is seen by whoever sees the commitment. */
export function belowVisibleCommitment(t: Alias, q: Query): string {
  if (seesEveryDraft(q.actor)) return '';
  const c = q.alias();
  return `exists (select from ${q.table('commitment', true)} ${c} where ${c}.id = ${t}.commitment_id and ${commitmentVisible(c, q)})`;
}

export function assessmentVisible(t: Alias): string {
  return `${t}.state in ('published', 'superseded')`;
}

export function reportVisible(t: Alias): string {
  return `${t}.state <> 'draft'`;
}
