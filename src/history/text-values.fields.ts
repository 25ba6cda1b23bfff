import { encodeId } from '../api/node-id.js';
import { derived, fact, stored } from '../api/read/fields.js';
import type { Alias, Query } from '../api/read/query.js';
import { valueName, VALUES } from '../commitments/commitment-values.fields.js';
import { COMMITMENT_VALUES, type CommitmentValue } from '../domain/commitment-values.js';
import { LANGUAGES, localized, type LocalizedText } from '../domain/localized-text.js';
import { type FieldsInVersion, valuesIn } from '../domain/text-comparison.js';
import { INSTITUTION } from '../institutions/institution.fields.js';
import type { TEXT_FIELDS } from './text-comparison.types.js';

/** The values with which a version is weighed: those of a commitment and of twenty milestones. */
export const MOST_VALUES = 50;

interface FieldPlan {
  field: (typeof TEXT_FIELDS)[number];
  of?: 'Theme' | 'Institution' | 'Commitment';
  /** Where the names of its codes are. */
  named?: keyof typeof NAMED | undefined;
  printed?(value: unknown): string[];
}

const NAMED_BY: Partial<Record<CommitmentValue, keyof typeof NAMED>> = {
  ogp_values: 'ogp_value',
  policy_areas: 'policy_area',
};

/** The names under which versions keep their values, and how each value is told. */
const FIELDS: Record<string, FieldPlan> = {
  period: { field: 'period' },
  ...Object.fromEntries(
    COMMITMENT_VALUES.map((field) => [
      valueName(field),
      { field, printed: VALUES[field].printed, named: NAMED_BY[field] },
    ]),
  ),
  carriedOverFrom: { field: 'carried_over_from', of: 'Commitment', named: 'commitment' },
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

export type Names = Record<keyof typeof NAMED, Record<string, Named>>;

/** The names of what values name, by where they are; `values` is SQL of JSON that holds them. */
export const namesIn = (values: (t: Alias) => string) =>
  fact<Names>(
    (t, q) => `(select json_build_object(${Object.entries(NAMED)
      .map(
        ([
          kind,
          rows,
        ]) => `'${kind}', (select coalesce(json_object_agg(n.key, json_build_object('code', n.code, 'name', n.name)), '{}')
        from (${rows(q)}) n where n.key = any(v.words))`,
      )
      .join(', ')})
    from (select array(select w #>> '{}' from jsonb_path_query((${values(t)})::jsonb, '$.** ? (@.type() == "string")') w) as words) v)`,
  );

/** A value as it is told: its dates, or its codes with their names. */
export function toldValue(name: string, value: unknown, names: Names) {
  const plan = FIELDS[name];
  if (!plan) return null;
  const { field, of, named, printed } = plan;
  if (name === 'period' || name === 'planned') return { field, period: value, codes: [], labels: [] };
  const keys = value === null ? [] : (printed?.(value) ?? [value]).flat().map((code) => code as string);
  const label = (key: string): Named =>
    (named && names[named][key]) ?? { code: key, name: localized(LANGUAGES[0], key) };
  return {
    field,
    period: null,
    codes: keys.map((key) => (of ? encodeId(of, key) : key)),
    labels: field === 'state' ? [] : keys.map(label),
  };
}

/** The values that stand beside the text in a version, in the order of the form. */
export const valuesOfVersion = derived(
  { fields: stored<FieldsInVersion>('fields'), names: namesIn((t) => `${t}.fields`) },
  ({ fields, names }) =>
    valuesIn(fields, Object.keys(FIELDS)).map(({ field, milestoneId, value }) => ({
      ...toldValue(field, value, names)!,
      milestoneId: milestoneId && encodeId('Milestone', milestoneId),
    })),
);
