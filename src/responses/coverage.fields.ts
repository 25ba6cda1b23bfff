import { one } from '../api/read/fields.js';
import type { Alias, Query } from '../api/read/query.js';
import { cameLateSql, isDebtOverdueSql } from '../twins/debt.sql.js';
import { isShownSql } from '../twins/proposal.sql.js';
import { defineRead, everyoneSees, type Read, type SqlField } from '../api/read/read.js';
import { INSTITUTION } from '../institutions/institution.fields.js';
import { THEME } from '../plans/plan.fields.js';
import type { InstitutionCoverage, ThemeCoverage } from './coverage.types.js';

const isResponded = `a.state = 'responded'`;

/** Counts debts `a` of proposals `p`; released debts are left out. */
function figures(q: Query): string {
  return `json_build_object(
    'synthetic', coalesce(bool_or(p.synthetic), false),
    'owed', count(*),
    'responded', count(*) filter (where ${isResponded}),
    'overdue', count(*) filter (where ${isDebtOverdueSql('a', 'p', q)}),
    'late', count(*) filter (where ${isResponded} and ${cameLateSql('a', 'p')}),
    'fromTemplate', count(*) filter (where ${isResponded} and exists (select from ${q.table('response', true)} r
       where r.proposal_id = a.proposal_id and r.jurisdiction_id = a.jurisdiction_id and r.template_id is not null)),
    'medianDays', percentile_cont(0.5) within group (order by (a.responded_on - a.owed_since)::float8) filter (where ${isResponded}))`;
}

/**
 * Leaves out hidden proposals without a response: nothing is owed while they are hidden, and it is owed again when they
 * are shown.
 */
function debts(q: Query, on: string): string {
  return `${debtsOfProposals(q)} where a.state <> 'released' and (${isResponded} or ${isShownSql('p', q)}) and ${on}`;
}

const debtsOfProposals = (q: Query) =>
  `from ${q.table('response_assignment', true)} a join ${q.table('proposal', true)} p on p.id = a.proposal_id`;

/** Coverage of a plan, a theme or an institution. */
export const coverage =
  (on: (t: Alias, q: Query, plan: string | undefined) => string): SqlField =>
  (t, q, field) =>
    `(select ${figures(q)} ${debts(q, on(t, q, field.args['plan'] as string | undefined))})`;

export const debtsInPlanSql = (q: Query, slug: string | undefined) =>
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

/** Coverage of each theme of a plan, and in the last row of proposals without a theme; together they are the whole. */
export const THEME_COVERAGE: Read<ThemeCoverage> = defineRead<ThemeCoverage>({
  type: 'ThemeCoverage',
  source: (q) =>
    `(select a.plan_id, p.theme_id, (select h.position from ${q.table('theme', true)} h where h.id = p.theme_id) as position, ${figures(q)} as coverage
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

/**
 * Responses owed and given at the end of each day on which either number changed, for a plan, a theme or an
 * institution.
 */
export const coverageByDay =
  (on: (t: Alias, q: Query, plan: string | undefined) => string): SqlField =>
  (t, q, field) => {
    const below = on(t, q, field.args['plan'] as string | undefined);
    return `(
  select coalesce(json_agg(json_build_object('on', d.day, 'owed', d.owed, 'responded', d.responded) order by d.day), '[]') from (
    select e.day, sum(sum(e.owed)) over (order by e.day) as owed, sum(sum(e.responded)) over (order by e.day) as responded
      from (select a.owed_since as day, 1 as owed, 0 as responded ${debts(q, below)}
            union all select a.responded_on, 0, 1 ${debtsOfProposals(q)} where ${isResponded} and ${below}) e
     group by e.day) d)`;
  };
