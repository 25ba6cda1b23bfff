import { periodOf } from '../api/period-input.js';
import { derived, fact, period, stored } from '../api/read/fields.js';
import type { Query } from '../api/read/query.js';
import type { SqlField } from '../api/read/read.js';
import { COMMITMENT_VALUES } from '../domain/commitment-values.js';
import { localized } from '../domain/localized-text.js';
import { INSTITUTION } from '../institutions/institution.fields.js';
import { StatedPeriod } from '../kernel/database/stated-period.js';
import { isNamedSql } from '../twins/owner.sql.js';
import type { MilestoneAddInput } from '../milestones/milestone.inputs.js';

/** A list of codes in a value; a theme alone is a code, a budget is read as one, and a period names nothing. */
const codesIn = (value: string) =>
  `jsonb_array_elements_text(case jsonb_typeof(${value}) when 'array' then ${value}
     when 'string' then jsonb_build_array(${value})
     when 'object' then case when ${value} ? 'amount'
       then jsonb_build_array(concat_ws(' ', ${value} ->> 'amount', ${value} ->> 'currency')) else '[]' end
     else '[]' end)`;

/** A code that names nothing any more is shown as it is. */
const labelled = (code: string, name: string) =>
  `json_build_object('code', ${code}, 'name', coalesce(${name},
     jsonb_build_object('original', 'es', 'es', jsonb_build_object('text', ${code}))))`;

function institutionNamed(q: Query, code: string): string {
  const i = q.alias();
  return `(select ${i}.name from ${INSTITUTION.source(q)} ${i} where ${i}.slug = ${code})`;
}

/** A stored value of the field of the suggestion `t`, with the names of what it names. */
const fieldValue =
  (value: SqlField): SqlField =>
  (t, q, field) =>
    `(select case when ${t}.kind = 'field' then json_build_object(
        'period', case when ${t}.field in ('period', 'milestone_period') then v.value end,
        'labels', (select coalesce(json_agg(${labelled(
          `case ${t}.field when 'carried_over_from'
             then coalesce((select e.reference from ${q.table('commitment', true)} e where e.id::text = c.code), c.code) else c.code end`,
          `case ${t}.field
             when 'ogp_values' then (select l.name from ogp_value l where l.code = c.code)
             when 'policy_areas' then (select l.name from policy_area l where l.code = c.code)
             when 'carried_over_from' then (select e.title from ${q.table('commitment', true)} e where e.id::text = c.code)
             when 'theme' then (select l.name from ${q.table('theme', true)} l where l.plan_id = ${t}.plan_id and l.code = c.code)
             when 'milestone_institutions' then ${institutionNamed(q, 'c.code')} end`,
        )} order by case when ${t}.field = 'sdgs' then lpad(c.code, 2, '0') else c.code end), '[]') from ${codesIn('v.value')} c (code))) end
      from (select (${value(t, q, field)})::jsonb as value) v)`;

export const suggestedValue = fieldValue((t) => `${t}.value`);
export const formerValue = fieldValue((t) => `${t}.base_value`);

/** The value of its field in the text as it is now. */
export const presentValue = fieldValue((t, q, field) => {
  const [c, m] = [q.alias(), q.alias()];
  const commitment = (value: string) =>
    `(select ${value} from ${q.table('commitment', true)} ${c} where ${c}.id = ${t}.commitment_id)`;
  const milestone = (value: string) =>
    `(select ${value} from ${q.table('milestone', true)} ${m} where ${m}.id = ${t}.milestone_id)`;
  const slugs = `(select jsonb_agg(i.slug) from ${INSTITUTION.source(q)} i where i.id = any(${m}.institution_ids))`;
  return `case ${t}.field
    when 'period' then ${commitment(`${period()(c, q, field)}::jsonb`)}
    ${COMMITMENT_VALUES.map((column) => `when '${column}' then ${commitment(`to_jsonb(${c}.${column})`)}`).join(' ')}
    when 'theme' then ${commitment(`(select to_jsonb(h.code) from ${q.table('theme', true)} h where h.id = ${c}.theme_id)`)}
    when 'owner' then (select to_jsonb(o.role) from ${q.table('commitment_owner', true)} o
      where o.commitment_id = ${t}.commitment_id and o.institution_id = ${t}.institution_id and ${isNamedSql('o')})
    when 'milestone_period' then ${milestone(`${period('planned_')(m, q, field)}::jsonb`)}
    when 'milestone_institutions' then ${milestone(slugs)} end`;
});

/** The milestone that a suggestion would add, as it was written. */
export const milestoneDraft = derived(
  {
    kind: stored<string>('kind'),
    draft: stored<MilestoneAddInput | null>('value'),
    responsible: fact<{ code: string }[]>(
      (t, q) => `(select coalesce(json_agg(${labelled('c.code', institutionNamed(q, 'c.code'))} order by c.code), '[]')
        from ${codesIn(`case when ${t}.kind = 'add_milestone' then ${t}.value->'institutions' end`)} c (code))`,
    ),
  },
  ({ kind, draft, responsible }) => {
    if (kind !== 'add_milestone' || !draft) return null;
    const said = (text: { language: string; text: string } | null | undefined) =>
      text ? localized(text.language, text.text) : null;
    return {
      title: said(draft.title),
      outputs: said(draft.outputs),
      expectedResult: said(draft.expectedResult),
      meansOfVerification: said(draft.meansOfVerification),
      planned: StatedPeriod.of(periodOf(draft.planned, ['planned'])),
      institutions: responsible,
    };
  },
);
