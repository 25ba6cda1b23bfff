import type { Alias, Query } from '../api/read/query.js';
import { appointmentsOf } from '../domain/actor.js';
import { isOwnerSql } from './owner.sql.js';
import { anyOf } from './time.js';

/**
 * Twin of `domain/rebaseline#missingLeads`: true of the institution `i` when the move `t` still waits for its agreement.
 * `leads` and `agreed` are SQL of the ids of institutions, as JSON.
 */
export const isLeadMissingSql = (i: Alias, t: Alias, leads: string, agreed: string): string =>
  `${t}.state = 'proposed' and ${i}.id is distinct from ${t}.institution_id
        and ${i}.id::text in (select json_array_elements_text(${leads}))
        and ${i}.id::text not in (select json_array_elements_text(${agreed}))`;

/** Twin of `domain/rebaseline#isAgreementAwaited` as a list: the moves `t` that wait for the agreement of the actor. */
export function isAgreementAwaitedSql(t: Alias, q: Query): string {
  const ways = appointmentsOf(q.actor).flatMap(({ role, planId, institutionId }) => {
    if (planId === null || (role !== 'secretariat' && role !== 'institution_liaison')) return [];
    const [m, c, o, a] = [q.alias(), q.alias(), q.alias(), q.alias()];
    const mine = institutionId === null ? null : q.p(institutionId, 'uuid');
    const lead = (condition: string) =>
      `exists (select from ${q.table('commitment_owner', true)} ${o} where ${o}.commitment_id = ${c}.id
        and ${isOwnerSql(o, 'lead')} and ${condition})`;
    const ofRole = {
      institution_liaison: mine === null ? 'false' : lead(`${o}.institution_id = ${mine}`),
      secretariat: `not ${lead(`${o}.institution_id is distinct from ${t}.institution_id`)}`,
    };
    const conditions = [
      `${c}.plan_id = ${q.p(planId, 'uuid')}`,
      ...(mine === null
        ? []
        : [
            `${t}.institution_id is distinct from ${mine}`,
            `not exists (select from rebaseline_agreement ${a} where ${a}.rebaseline_id = ${t}.id and ${a}.institution_id = ${mine})`,
          ]),
      ofRole[role],
    ];
    return `exists (select from ${q.table('milestone', true)} ${m}
      join ${q.table('commitment', true)} ${c} on ${c}.id = ${m}.commitment_id
      where ${m}.id = ${t}.milestone_id and ${conditions.join(' and ')})`;
  });
  return `(${t}.state = 'proposed' and ${anyOf(ways)})`;
}
