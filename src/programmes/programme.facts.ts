import type { ProgrammeFacts } from '../domain/programme-visit.js';
import { refuse } from '../domain/refusal.js';
import type { Transaction } from '../kernel/transaction.js';
import { isOutOfDraftSql } from '../twins/draft.sql.js';

export interface LockedProgramme extends ProgrammeFacts {
  id: string;
  slug: string;
}

/** SQL of the plans whose letter or commitments cite the programme with this id. Indexes serve `@>`, but not `any`. */
export const citingPlansSql = (id: string): string =>
  `array(select e.plan_id from expression_of_interest e where e.programme_ids @> array[${id}]
   union select c.plan_id from commitment c where c.programme_ids @> array[${id}] and ${isOutOfDraftSql('c')} order by 1)`;

/** This plan does not exist, so no appointment counts: nobody may change a programme that no plan cites. */
const NO_PLAN = '';

/** SQL of the ids of the programmes that the plan with this id cites, as `citingPlansSql` has it. */
export const citedProgrammesSql = (plan: string): string =>
  `(select unnest(e.programme_ids) from expression_of_interest e where e.plan_id = ${plan}
    union select unnest(c.programme_ids) from commitment c where c.plan_id = ${plan} and ${isOutOfDraftSql('c')})`;

export const sharedBy = (plans: string[]) => ({ planId: plans[0] ?? NO_PLAN, planIds: plans });

/** Locks the programme, so that what is compared with its other rows stays true until the end of the command. */
export async function lockProgramme(tx: Transaction, id: string, path: string[]): Promise<LockedProgramme> {
  const [found]: { id: string; slug: string; ownerId: string | null; plans: string[] }[] = await tx.manager.query(
    `select p.id, p.slug, p.owner_id as "ownerId", ${citingPlansSql('p.id')} as plans
       from programme p where p.id = $1 for update of p`,
    [id],
  );
  if (!found) refuse('PROGRAMME_NOT_FOUND', path);
  const { plans, ...programme } = found;
  return { ...programme, ...sharedBy(plans) };
}
