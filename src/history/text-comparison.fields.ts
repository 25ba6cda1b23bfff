import { encodedIdSql, encodeId } from '../api/node-id.js';
import { column, derived, localizedText, many, one, stored } from '../api/read/fields.js';
import type { Alias } from '../api/read/query.js';
import { defineRead, everyoneSees, plainTable, type Read, type SqlField } from '../api/read/read.js';
import { TEXT_VERSION, TEXT_VERSIONS, TEXT_VERSIONS_OF_PLAN } from '../clauses/clause.fields.js';
import { MILESTONE_SECTIONS, OWN_SECTIONS } from '../domain/clause.js';
import { type ComparedField, compareClauses, compareFields, type TextInVersion } from '../domain/text-comparison.js';
import { comparisonOfKept } from './comparison.fields.js';
import { indicatorsAtSql } from './indicators-in-version.js';
import type { ClauseInVersion, TextComparison } from './text-comparison.types.js';
import { namesIn, type Names, toldValue } from './text-values.fields.js';

/** The row of each clause that counts in the version `v` of a text: the newest one up to it. */
const clausesIn = (v: Alias): string =>
  `(select * from (select distinct on (k.clause_id) k.* from clause_version k
      where k.plan_id = ${v}.plan_id and k.commitment_id is not distinct from ${v}.commitment_id and k.number <= ${v}.number
      order by k.clause_id, k.number desc) newest where not removed)`;

const kept = (v: Alias): string =>
  `json_build_object('fields', ${v}.fields, 'clauses', (select coalesce(json_agg(json_build_object('id', k.clause_id,
      'milestoneId', k.milestone_id, 'section', k.section, 'kind', k.kind, 'place', k.place, 'text', k.text)), '[]')
    from ${clausesIn(v)} k), 'indicators', ${indicatorsAtSql(v)})`;

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

/** The names of what the values of both versions name. */
const namesOf = namesIn((t) => `jsonb_build_array(${t}.former_texts->'fields', ${t}.later_texts->'fields')`);

function told({ field, milestoneId, institutionId, former, later }: ComparedField, names: Names) {
  const [was, is] = [toldValue(field, former, names), toldValue(field, later, names)];
  if (!was || !is) return [];
  return {
    field: is.field,
    milestoneId: publicId('Milestone', milestoneId),
    institution: (institutionId && names.institution[institutionId]) || null,
    formerPeriod: was.period,
    laterPeriod: is.period,
    formerCodes: was.codes,
    laterCodes: is.codes,
    formerLabels: was.labels,
    laterLabels: is.labels,
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
