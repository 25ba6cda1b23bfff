import type { Page } from '../api/read/page.js';
import { appointmentsOf } from '../domain/actor.js';
import { secretariatPlans } from '../domain/visibility.js';
import { RESPONSE } from './response.read.js';

/** On the desk of whoever may reconsider: `domain/response#DECIDE_CONTEST` as a list; a test binds the two. */
export const CONTESTED_FOR_ME: Page<never> = {
  read: () => RESPONSE,
  orders: [
    {
      name: 'CONTESTED',
      keys: [
        { sql: (t) => `(select k.decide_by from response_contest k where k.response_id = ${t}.id)`, type: 'date' },
        { sql: (t) => `${t}.id`, type: 'uuid' },
      ],
    },
  ],
  scope: (t, q) => {
    if (q.actor.kind !== 'person') return ['false'];
    const liaisons = appointmentsOf(q.actor).filter(
      ({ role, institutionId, planId }) => role === 'institution_liaison' && institutionId && planId,
    );
    const ways = liaisons.map(
      ({ planId, institutionId }) =>
        `(${t}.institution_id is distinct from ${q.p(institutionId, 'uuid')} and ${t}.plan_id = ${q.p(planId, 'uuid')})`,
    );
    const secretariats = secretariatPlans(q.actor);
    if (secretariats.length > 0) ways.push(`${t}.plan_id = any(${q.p(secretariats, 'uuid[]')})`);
    if (ways.length === 0) return ['false'];
    const me = q.p(q.actor.accountId, 'uuid');
    return [
      `exists (select from response_contest k where k.response_id = ${t}.id and k.state = 'open')`,
      `${t}.account_id is distinct from ${me}`,
      `(select p.author_account_id from proposal p where p.id = ${t}.proposal_id) is distinct from ${me}`,
      `(${ways.join(' or ')})`,
    ];
  },
};
