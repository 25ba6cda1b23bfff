import { extendType } from '../api/extend-type.js';
import { derived, many, stored } from '../api/read/fields.js';
import type { Alias, Query } from '../api/read/query.js';
import { appointmentsOf } from '../domain/actor.js';
import { may } from '../domain/policy.js';
import { SAVE_TEMPLATE } from '../domain/response.js';
import { INSTITUTION } from '../institutions/institution.fields.js';
import { Institution } from '../institutions/institution.types.js';
import { Plan } from '../plans/plan.types.js';
import { IN_A_PLAN } from './desks.js';
import { PLAN_ACTIONS, PlanActionEnum } from './tasks.types.js';

/** True for institutions `c` whose templates the reader may keep in the plan `t`: those of their own appointments. */
function keepsTemplatesFor(c: Alias, t: Alias, q: Query): string {
  const own = appointmentsOf(q.actor).flatMap(({ planId, institutionId }) =>
    planId && institutionId && may(SAVE_TEMPLATE, q.actor, { planId, institutionId }) ? { planId, institutionId } : [],
  );
  const pairs = own.map(
    ({ planId, institutionId }) => `(${t}.id = ${q.p(planId, 'uuid')} and ${c}.id = ${q.p(institutionId, 'uuid')})`,
  );
  return pairs.length > 0 ? `(${pairs.join(' or ')})` : 'false';
}

const PlanDesks = extendType(() => Plan, 'Plan', {
  availableActions: {
    type: () => [PlanActionEnum],
    description: 'What the one who asks may do in it now.',
    read: derived({ planId: stored<string>('id'), stage: stored<string>('stage') }, ({ planId, stage }, { actor }) =>
      PLAN_ACTIONS.filter((action) => IN_A_PLAN[action](actor, planId, stage)),
    ),
  },
  templateInstitutions: {
    type: () => [Institution],
    description: 'Institutions for which the one who asks may keep response templates; empty for visitors.',
    read: many(
      () => INSTITUTION,
      (c, t, q) => keepsTemplatesFor(c, t, q),
      (c) => `${c}.slug`,
    ),
  },
});

/** The providers that carry these fields into the schema. */
export const ADDED_FIELDS = [PlanDesks];
