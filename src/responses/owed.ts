import type { Page } from '../api/read/page.js';
import { appointmentsOf } from '../domain/actor.js';
import { secretariatPlans } from '../domain/visibility.js';
import { DEBTS } from '../proposals/proposal.lists.js';

/** On the desk of whoever may answer: `domain/proposal#RESPOND_TO_PROPOSAL` as a list; a test binds the two. */
export const OWED_BY_ME: Page<never> = {
  ...DEBTS,
  scope: (t, q) => {
    const liaisons = appointmentsOf(q.actor).filter(
      ({ role, institutionId }) => role === 'institution_liaison' && institutionId,
    );
    const mine = liaisons.map(
      ({ planId, institutionId }) =>
        `${t}.institution_id = ${q.p(institutionId, 'uuid')} and ${t}.plan_id = ${q.p(planId, 'uuid')}`,
    );
    const secretariats = secretariatPlans(q.actor);
    if (secretariats.length > 0)
      mine.push(`${t}.institution_id is null and ${t}.plan_id = any(${q.p(secretariats, 'uuid[]')})`);
    return [`${t}.state = 'owed'`, mine.length > 0 ? `(${mine.join(' or ')})` : 'false'];
  },
};
