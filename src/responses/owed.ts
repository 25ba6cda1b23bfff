import { hasLiaison } from '../api/held.sql.js';
import type { Page } from '../api/read/page.js';
import type { Alias, Query } from '../api/read/query.js';
import { proposalShown } from '../api/visibility.sql.js';
import { appointmentsOf } from '../domain/actor.js';
import { secretariatPlans } from '../domain/visibility.js';
import { dayIn, HOME_TIME_ZONE } from '../kernel/clock.js';
import { DEBTS } from '../proposals/proposal.lists.js';
import { hasSession, RESPONSE } from './response.read.js';

const liaisons = (q: Query) =>
  appointmentsOf(q.actor).filter(({ role, institutionId }) => role === 'institution_liaison' && institutionId);
const today = (q: Query) => q.p(dayIn(HOME_TIME_ZONE, q.now), 'date');
const any = (ways: string[]) => (ways.length > 0 ? `(${ways.join(' or ')})` : 'false');

/** On the desk of whoever may answer: `domain/proposal#RESPOND_TO_PROPOSAL` as a list; a test binds the two. */
export function owedScope(t: Alias, q: Query): string[] {
  const mine = liaisons(q).map(
    ({ planId, institutionId }) =>
      `${t}.institution_id = ${q.p(institutionId, 'uuid')} and ${t}.plan_id = ${q.p(planId, 'uuid')}`,
  );
  const secretariats = secretariatPlans(q.actor);
  if (secretariats.length > 0)
    mine.push(
      // Named is not yet appointed: where nobody answers for an institution, the task stays with the secretariat.
      `(${t}.institution_id is null or not ${hasLiaison(`${t}.institution_id`, `${t}.plan_id`, today(q))})
         and ${t}.plan_id = any(${q.p(secretariats, 'uuid[]')})`,
    );
  const p = q.alias();
  // What is hidden rests: nobody can answer it meanwhile.
  const shown = `exists (select from proposal ${p} where ${p}.id = ${t}.proposal_id and ${proposalShown(p, q)})`;
  return [`${t}.state = 'owed'`, shown, any(mine)];
}

/** Open contests that the one who asks may decide: `domain/response#DECIDE_CONTEST` as a list; a test binds the two. */
export function contestedScope(t: Alias, q: Query): string[] {
  if (q.actor.kind !== 'person') return ['false'];
  const mine = liaisons(q).map(
    ({ planId, institutionId }) =>
      `${t}.institution_id is distinct from ${q.p(institutionId, 'uuid')} and ${t}.plan_id = ${q.p(planId, 'uuid')}`,
  );
  const secretariats = secretariatPlans(q.actor);
  if (secretariats.length > 0)
    mine.push(`${t}.plan_id = any(${q.p(secretariats, 'uuid[]')}) and ${hasSession(`${t}.plan_id`)}`);
  const me = q.p(q.actor.accountId, 'uuid');
  return [
    `exists (select from response_contest o where o.response_id = ${t}.id and o.state = 'open')`,
    `${t}.account_id is distinct from ${me}`,
    `not exists (select from proposal o where o.id = ${t}.proposal_id and o.author_account_id = ${me})`,
    any(mine),
  ];
}

interface Narrowed {
  plan?: string | undefined;
  jurisdiction?: string | undefined;
  reviewed?: boolean | undefined;
}

const inPlan = (t: Alias, q: Query, slug: string | undefined) =>
  slug ? [`${t}.plan_id = (select s.id from plan s where s.slug = ${q.p(slug, 'text')})`] : [];

export const owedByMe = ({ plan, jurisdiction, reviewed }: Narrowed): Page<never> => ({
  ...DEBTS,
  scope: (t, q) => [
    ...owedScope(t, q),
    ...inPlan(t, q, plan),
    ...(typeof reviewed === 'boolean'
      ? [`(select p.state from proposal p where p.id = ${t}.proposal_id) ${reviewed ? '<>' : '='} 'submitted'`]
      : []),
    ...(jurisdiction
      ? [`${t}.jurisdiction_id = (select j.id from jurisdiction j where j.code = ${q.p(jurisdiction, 'text')})`]
      : []),
  ],
});

export const contestsForMe = (plan: string | undefined): Page<never> => ({
  read: () => RESPONSE,
  orders: [
    {
      name: 'DECIDE_BY',
      keys: [
        {
          sql: (t) => `(select o.decide_by from response_contest o where o.response_id = ${t}.id and o.state = 'open')`,
          type: 'date',
        },
        { sql: (t) => `${t}.id`, type: 'uuid' },
      ],
    },
  ],
  scope: (t, q) => [...contestedScope(t, q), ...inPlan(t, q, plan)],
});
