import { one } from '../api/read/fields.js';
import type { Alias, Query } from '../api/read/query.js';
import { defineRead, everyoneSees, type Read, type SqlField } from '../api/read/read.js';
import { INSTITUTION } from '../institutions/institution.fields.js';
import { THEME } from '../plans/plan.fields.js';
import { isTextVisibleSql } from '../twins/commitment.sql.js';
import { answeredOnSql, answeringInstitutionSql, answerStandingSql } from '../twins/suggestion.sql.js';
import { dayInPlan } from '../twins/time.js';
import type { InstitutionSuggestions, ThemeSuggestions } from './coverage.types.js';

const IS_ANSWERED = `d.standing in ('answered', 'answered_late')`;

/** Counts answers `d` that are owed or were owed. */
const FIGURES = `json_build_object(
  'synthetic', coalesce(bool_or(d.synthetic), false),
  'owed', count(*),
  'answered', count(*) filter (where ${IS_ANSWERED}),
  'overdue', count(*) filter (where d.standing = 'overdue'),
  'late', count(*) filter (where d.standing = 'answered_late'),
  'medianDays', percentile_cont(0.5) within group (order by d.days::float8) filter (where ${IS_ANSWERED}))`;

/**
 * One row for each suggestion that is or was owed an answer and that the reader may see, as in the list behind each
 * number.
 */
function answersOwed(q: Query): string {
  const visible = isTextVisibleSql('s', q);
  return `(select * from (
      select s.plan_id, s.commitment_id, s.synthetic, c.theme_id, ${answerStandingSql('s', q)} as standing,
             ${answeredOnSql('s', q)} - ${dayInPlan('s.created_at', 'p')} as days, ${answeringInstitutionSql('s.commitment_id', q)} as institution_id
        from ${q.table('suggestion', true)} s join ${q.table('plan', true)} p on p.id = s.plan_id
        left join ${q.table('commitment', true)} c on c.id = s.commitment_id${visible ? ` where ${visible}` : ''}) o
     where o.standing is not null) d`;
}

/** Coverage of a plan, a theme, an institution or a commitment. */
export const suggestionCoverage =
  (on: (t: Alias, q: Query, plan: string | undefined) => string): SqlField =>
  (t, q, field) =>
    `(select ${FIGURES} from ${answersOwed(q)} where ${on(t, q, field.args['plan'] as string | undefined)})`;

export const suggestionsInPlanSql = (q: Query, slug: string | undefined) =>
  slug ? ` and d.plan_id = (select s.id from plan s where s.slug = ${q.p(slug, 'text')})` : '';

export const INSTITUTION_SUGGESTIONS: Read<InstitutionSuggestions> = defineRead<InstitutionSuggestions>({
  type: 'InstitutionSuggestions',
  source: (q) =>
    `(select d.plan_id, d.institution_id, ${FIGURES} as coverage, count(*) as owed from ${answersOwed(q)}
       group by d.plan_id, d.institution_id)`,
  visible: everyoneSees,
  fields: {
    institution: one(
      () => INSTITUTION,
      (c, t) => `${c}.id = ${t}.institution_id`,
    ),
    coverage: (t) => `${t}.coverage`,
  },
});

/** Coverage of each theme of a plan, and in the last row of commitments without a theme; together they are the whole. */
export const THEME_SUGGESTIONS: Read<ThemeSuggestions> = defineRead<ThemeSuggestions>({
  type: 'ThemeSuggestions',
  source: (q) =>
    `(select d.plan_id, d.theme_id, (select h.position from ${q.table('theme', true)} h where h.id = d.theme_id) as position,
             ${FIGURES} as coverage
        from ${answersOwed(q)} group by d.plan_id, d.theme_id)`,
  visible: everyoneSees,
  fields: {
    theme: one(
      () => THEME,
      (c, t) => `${c}.id = ${t}.theme_id`,
    ),
    coverage: (t) => `${t}.coverage`,
  },
});
