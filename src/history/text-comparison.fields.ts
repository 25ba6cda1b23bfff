import { encodedIdSql, encodeId } from '../api/node-id.js';
import { column, derived, fact, localizedText, many, one, stored } from '../api/read/fields.js';
import type { Alias, Query } from '../api/read/query.js';
import { defineRead, everyoneSees, plainTable, type Read, type SqlField } from '../api/read/read.js';
import { TEXT_VERSION, TEXT_VERSIONS, TEXT_VERSIONS_OF_PLAN } from '../clauses/clause.fields.js';
import { nameOf, VALUES } from '../commitments/commitment-values.fields.js';
import { COMMITMENT_VALUES, type CommitmentValue } from '../domain/commitment-values.js';
import { MILESTONE_SECTIONS, OWN_SECTIONS } from '../domain/clause.js';
import type { LocalizedText } from '../domain/localized-text.js';
import { type ComparedField, compareClauses, compareFields, type TextInVersion } from '../domain/text-comparison.js';
import { INSTITUTION } from '../institutions/institution.fields.js';
import { comparisonOfKept } from './comparison.fields.js';
import type { ClauseInVersion, TEXT_FIELDS, TextComparison } from './text-comparison.types.js';

/** The row of each clause that counts in the version `v` of a text: the newest one up to it. */
const clausesIn = (v: Alias): string =>
  `(select * from (select distinct on (k.clause_id) k.* from clause_version k
      where k.plan_id = ${v}.plan_id and k.commitment_id is not distinct from ${v}.commitment_id and k.number <= ${v}.number
      order by k.clause_id, k.number desc) newest where not removed)`;

const kept = (v: Alias): string =>
  `json_build_object('fields', ${v}.fields, 'clauses', (select coalesce(json_agg(json_build_object('id', k.clause_id,
      'milestoneId', k.milestone_id, 'section', k.section, 'kind', k.kind, 'place', k.place, 'text', k.text)), '[]')
    from ${clausesIn(v)} k))`;

const TWO_VERSIONS = {
  formerText: stored<TextInVersion>('former_texts'),
  laterText: stored<TextInVersion>('later_texts'),
};

const publicId = (type: 'Clause' | 'Milestone', id: string | null): string | null => id && encodeId(type, id);

export const comparedClauses = derived(TWO_VERSIONS, ({ formerText, laterText }, view, args) =>
  compareClauses(formerText, laterText, (args['in'] as string | undefined) ?? view.language).map(
    ({ id, milestoneId, ...compared }) => ({
      ...compared,
      clauseId: encodeId('Clause', id),
      milestoneId: publicId('Milestone', milestoneId),
    }),
  ),
);

interface FieldPlan {
  field: (typeof TEXT_FIELDS)[number];
  of?: 'Theme' | 'Institution';
  /** Where the names of its codes are. */
  named?: keyof typeof NAMED | undefined;
  printed?(value: unknown): string[];
}

const NAMED_BY: Partial<Record<CommitmentValue, keyof typeof NAMED>> = {
  ogp_values: 'ogp_value',
  policy_areas: 'policy_area',
  carried_over_from: 'commitment',
};

/** The names under which versions keep their values, and how each value is told. */
const FIELDS: Record<string, FieldPlan> = {
  period: { field: 'period' },
  ...Object.fromEntries(
    COMMITMENT_VALUES.map((field) => [
      nameOf(field),
      { field, printed: VALUES[field].printed, named: NAMED_BY[field] },
    ]),
  ),
  themeId: { field: 'theme', of: 'Theme', named: 'theme' },
  state: { field: 'state' },
  owner: { field: 'owner' },
  planned: { field: 'milestone_period' },
  institutionIds: { field: 'milestone_institutions', of: 'Institution', named: 'institution' },
};

/** SQL of the key, the code and the name of everything that a value can name. */
const NAMED = {
  ogp_value: () => 'select n.code as key, n.code, n.name from ogp_value n',
  policy_area: () => 'select n.code as key, n.code, n.name from policy_area n',
  theme: (q: Query) => `select n.id::text as key, n.code, n.name from ${q.table('theme', true)} n`,
  commitment: (q: Query) =>
    `select n.id::text as key, n.reference as code, n.title as name from ${q.table('commitment', true)} n`,
  institution: (q: Query) => `select n.id::text as key, n.slug as code, n.name from ${INSTITUTION.source(q)} n`,
};

interface Named {
  code: string;
  name: LocalizedText;
}

/** The names of what the values of both versions name, by where they are. */
const namesOf = fact<Record<keyof typeof NAMED, Record<string, Named>>>(
  (t, q) => `(select json_build_object(${Object.entries(NAMED)
    .map(
      ([
        kind,
        rows,
      ]) => `'${kind}', (select coalesce(json_object_agg(n.key, json_build_object('code', n.code, 'name', n.name)), '{}')
        from (${rows(q)}) n where n.key = any(v.words))`,
    )
    .join(', ')})
    from (select array(select w #>> '{}' from jsonb_path_query(
      jsonb_build_array(${t}.former_texts->'fields', ${t}.later_texts->'fields'), '$.** ? (@.type() == "string")') w) as words) v)`,
);

function told(
  { field: name, milestoneId, institutionId, former, later }: ComparedField,
  names: Record<keyof typeof NAMED, Record<string, Named>>,
) {
  const plan = FIELDS[name];
  if (!plan) return [];
  const isPeriod = name === 'period' || name === 'planned';
  const { of, named, printed } = plan;
  const keys = (value: unknown): string[] => (isPeriod || value === null ? [] : [value].flat().map(String));
  const codes = (value: unknown): string[] =>
    printed && value !== null ? printed(value) : keys(value).map((code) => (of ? encodeId(of, code) : code));
  const labels = (value: unknown): Named[] => (named ? keys(value).flatMap((key) => names[named][key] ?? []) : []);
  return {
    field: plan.field,
    milestoneId: publicId('Milestone', milestoneId),
    institution: (institutionId && names.institution[institutionId]) || null,
    formerPeriod: isPeriod ? former : null,
    laterPeriod: isPeriod ? later : null,
    formerCodes: codes(former),
    laterCodes: codes(later),
    formerLabels: labels(former),
    laterLabels: labels(later),
  };
}

const TEXT_COMPARISON: Read<TextComparison> = defineRead<TextComparison>({
  type: 'TextComparison',
  source: () => '',
  visible: everyoneSees,
  fields: {
    from: column('former'),
    to: column('later'),
    fields: derived({ ...TWO_VERSIONS, names: namesOf }, ({ formerText, laterText, names }) =>
      compareFields(formerText, laterText).flatMap((field) => told(field, names)),
    ),
  },
});

const textComparisonOf = ({ on }: typeof TEXT_VERSIONS) =>
  comparisonOfKept({ read: TEXT_VERSION, on: on!, comparison: TEXT_COMPARISON as Read<never>, kept });

export const textComparison = textComparisonOf(TEXT_VERSIONS);
export const planTextComparison = textComparisonOf(TEXT_VERSIONS_OF_PLAN);

const CLAUSE_IN_VERSION: Read<ClauseInVersion> = defineRead<ClauseInVersion>({
  type: 'ClauseInVersion',
  source: plainTable('clause_version'),
  visible: everyoneSees,
  fields: {
    clauseId: (t) => encodedIdSql('Clause', `${t}.clause_id`),
    milestoneId: (t) =>
      `(case when ${t}.milestone_id is not null then ${encodedIdSql('Milestone', `${t}.milestone_id`)} end)`,
    section: column('section'),
    kind: column('kind'),
    text: localizedText('text'),
  },
});

const ORDER = [...new Set([...OWN_SECTIONS, ...MILESTONE_SECTIONS])].map((section) => `'${section}'`).join(', ');

/** The clauses of one version; those of the commitment come first, then each milestone's in its order there. */
export const clausesOfVersion = many(
  () => CLAUSE_IN_VERSION,
  (k, v) => `${k}.id in (select n.id from ${clausesIn(v)} n)`,
  (k) =>
    `${k}.milestone_id is not null, (select min(f.clause_id::text) from clause_version f where f.milestone_id = ${k}.milestone_id),
     array_position(array[${ORDER}], ${k}.section), ${k}.place, ${k}.id`,
);

/** The version of a text with a number, or the newest; `newest` is the column that counts the versions. */
const textAtOf =
  ({ on }: typeof TEXT_VERSIONS, newest: string): SqlField =>
  (t, q, field) => {
    const { version } = field.args as { version?: number | null };
    const number = version == null ? `${t}.${newest}` : q.p(version, 'int');
    return one(
      () => TEXT_VERSION,
      (v) => `${on!(v, t, q)} and ${v}.number = ${number}`,
    )(t, q, field);
  };

export const textAt = textAtOf(TEXT_VERSIONS, 'version');
export const planTextAt = textAtOf(TEXT_VERSIONS_OF_PLAN, 'text_version');
