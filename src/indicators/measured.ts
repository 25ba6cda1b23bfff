import type { Alias, Query } from '../api/read/query.js';
import type { IndicatorFacts } from '../domain/indicator.js';
import { isOwnerSql } from '../twins/owner.sql.js';
import { citingPlansSql, sharedBy } from '../programmes/programme.facts.js';

/** SQL of the ids of what an indicator measures; two of the three are null. */
export interface MeasuredIds {
  programme: string;
  commitment: string;
  milestone: string;
}

/** The facts as SQL gives them. */
export type MeasuredFacts = Omit<IndicatorFacts, 'planId' | 'planIds'> & { plans: string[] };

export const NO_ID = 'null::uuid';
export const idsIn = (t: Alias): MeasuredIds => ({
  programme: `${t}.programme_id`,
  commitment: `${t}.commitment_id`,
  milestone: `${t}.milestone_id`,
});

type Tables = (name: string) => string;

/** SQL of the id of the commitment that is measured, itself or by its milestone; null for a programme. */
export const commitmentOfSql = ({ commitment, milestone }: MeasuredIds, table: Tables): string =>
  `coalesce(${commitment}, (select m.commitment_id from ${table('milestone')} m where m.id = ${milestone}))`;

/** SQL of the owners of a commitment and the institutions responsible for the milestone, if one is measured. */
const promisedBySql = (commitment: string, milestone: string, table: Tables): string =>
  `coalesce((select m.institution_ids from ${table('milestone')} m where m.id = ${milestone}), '{}')
    || array(select fo.institution_id from ${table('commitment_owner')} fo
              where fo.commitment_id = ${commitment} and ${isOwnerSql('fo')} and fo.institution_id is not null)`;

/** SQL of the `MeasuredFacts` of what an indicator measures. */
export function measuredSql(ids: MeasuredIds, table: Tables): string {
  const { programme, milestone } = ids;
  return `(case when ${programme} is not null then
      (select json_build_object('measures', 'programme', 'plans', ${citingPlansSql('fp.id')}, 'commitmentId', null,
          'commitmentState', null, 'councilIds', fp.council_ids,
          'institutionIds', array_remove(array[fp.owner_id], null))
         from ${table('programme')} fp where fp.id = ${programme})
    else
      (select json_build_object('measures', case when ${milestone} is null then 'commitment' else 'milestone' end,
          'plans', array[fc.plan_id], 'commitmentId', fc.id, 'commitmentState', fc.state, 'councilIds', '[]'::json,
          'institutionIds', ${promisedBySql('fc.id', milestone, table)})
         from ${table('commitment')} fc
        where fc.id = ${commitmentOfSql(ids, table)})
    end)`;
}

export const measuredIn = (ids: (t: Alias, q: Query) => MeasuredIds) => (t: Alias, q: Query) =>
  measuredSql(ids(t, q), (name) => q.table(name, true));

export const indicatorFacts = ({ plans, ...facts }: MeasuredFacts): IndicatorFacts => ({
  ...facts,
  ...sharedBy(plans),
});
