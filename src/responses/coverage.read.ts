import { one } from '../api/read/fields.js';
import type { Alias, Query } from '../api/read/query.js';
import { isDayPastSql, isShownSql } from '../twins/proposal.sql.js';
import { defineRead, everyoneSees, type Read, type SqlField } from '../api/read/read.js';
import { HOME_TIME_ZONE } from '../kernel/clock.js';
import { INSTITUTION } from '../institutions/institution.read.js';
import { THEME } from '../plans/plan.read.js';
import type { InstitutionCoverage, ThemeCoverage } from './response.types.js';

/** The day it is at the instant that is read, where the plan lives: debts know days only. */
const dayOf = (q: Query) =>
  `(${q.p(q.now.toISOString(), 'timestamptz')} at time zone ${q.p(HOME_TIME_ZONE, 'text')})::date`;

const isAnswered = (q: Query) => (q.asOf ? `coalesce(a.answered_on <= ${dayOf(q)}, false)` : `a.state = 'answered'`);

/** Counts debts `a` of proposals `p`. Released ones are none; of the past it counts what was owed and answered by then. */
function figures(q: Query): string {
  const answered = isAnswered(q);
  return `json_build_object(
    'synthetic', coalesce(bool_or(p.synthetic), false),
    'owed', count(*),
    'answered', count(*) filter (where ${answered}),
    'overdue', count(*) filter (where not ${answered} and ${isDayPastSql('p', q)}),
    'late', count(*) filter (where ${answered} and a.answered_on > p.respond_by),
    'fromTemplate', count(*) filter (where ${answered} and exists (select from response r
       where r.proposal_id = a.proposal_id and r.jurisdiction_id = a.jurisdiction_id and r.template_id is not null)),
    'medianDays', percentile_cont(0.5) within group (order by (a.answered_on - a.owed_since)::float8) filter (where ${answered}))`;
}

/** What is hidden rests: unless it was answered it is owed again when it is shown again. */
function debts(q: Query, on: string): string {
  const then = q.asOf ? ` and a.owed_since <= ${dayOf(q)}` : '';
  // Whoever was released with a reason owed the response until then.
  const owed = q.asOf
    ? `(a.state <> 'released' or a.released_at > ${q.p(q.asOf.toISOString(), 'timestamptz')})`
    : `a.state <> 'released'`;
  return `from response_assignment a join ${q.table('proposal', true)} p on p.id = a.proposal_id where ${owed}
    and (${isAnswered(q)} or ${isShownSql('p', q)}) and ${on}${then}`;
}

/** Coverage below a plan, a theme or an institution. */
export const coverage =
  (on: (t: Alias, q: Query, plan: string | undefined) => string): SqlField =>
  (t, q, field) =>
    `(select ${figures(q)} ${debts(q, on(t, q, field.args['plan'] as string | undefined))})`;

export const inPlan = (q: Query, slug: string | undefined) =>
  slug ? ` and a.plan_id = (select s.id from plan s where s.slug = ${q.p(slug, 'text')})` : '';

export const INSTITUTION_COVERAGE: Read<InstitutionCoverage> = defineRead<InstitutionCoverage>({
  type: 'InstitutionCoverage',
  source: (q) =>
    `(select a.plan_id, a.institution_id, ${figures(q)} as coverage, count(*) as owed
        ${debts(q, 'true')} group by a.plan_id, a.institution_id)`,
  visible: everyoneSees,
  fields: {
    institution: one(
      () => INSTITUTION,
      (c, t) => `${c}.id = ${t}.institution_id`,
    ),
    coverage: (t) => `${t}.coverage`,
  },
});

/** Each theme of a plan, and last what has none: together they are the whole. */
export const THEME_COVERAGE: Read<ThemeCoverage> = defineRead<ThemeCoverage>({
  type: 'ThemeCoverage',
  source: (q) =>
    `(select a.plan_id, p.theme_id, (select h.position from theme h where h.id = p.theme_id) as position, ${figures(q)} as coverage
        ${debts(q, 'true')} group by a.plan_id, p.theme_id)`,
  visible: everyoneSees,
  fields: {
    theme: one(
      () => THEME,
      (c, t) => `${c}.id = ${t}.theme_id`,
    ),
    coverage: (t) => `${t}.coverage`,
  },
});

/** What was owed and answered at the end of each day on which either changed, below a plan, a theme or an institution. */
export const coverageByDay =
  (on: (t: Alias, q: Query, plan: string | undefined) => string): SqlField =>
  (t, q, field) => {
    const below = on(t, q, field.args['plan'] as string | undefined);
    return `(
  select coalesce(json_agg(json_build_object('on', d.day, 'owed', d.owed, 'answered', d.answered) order by d.day), '[]') from (
    select e.day, sum(sum(e.owed)) over (order by e.day) as owed, sum(sum(e.answered)) over (order by e.day) as answered
      from (select a.owed_since as day, 1 as owed, 0 as answered from response_assignment a join proposal p on p.id = a.proposal_id
             where (a.state = 'answered' or a.state = 'owed' and ${isShownSql('p', q)}) and ${below}
            union all select a.answered_on, 0, 1 from response_assignment a where a.state = 'answered' and ${below}) e
     ${q.asOf ? `where e.day <= ${dayOf(q)}` : ''} group by e.day) d)`;
  };
