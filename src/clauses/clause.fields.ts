import { inTime } from '../api/in-time.js';
import { uuidOf } from '../api/node-id.js';
import { column, globalId, instant, localizedText, pointed } from '../api/read/fields.js';
import type { ListRead } from '../api/read/page.js';
import { hasPartsSql, inAllLanguages } from '../api/read/parts-of-words.js';
import type { Alias, Query } from '../api/read/query.js';
import { defineRead, plainTable, type Read, type SqlField, versionedTable } from '../api/read/read.js';
import { COMMITMENT_SECTIONS, MILESTONE_SECTIONS, PLAN_SECTIONS } from '../domain/clause.js';
import { INSTITUTION } from '../institutions/institution.fields.js';
import { isTextVisibleSql } from '../twins/commitment.sql.js';
import { isSuggestionVisibleSql } from '../twins/suggestion.sql.js';
import type { ClauseFilter } from './clause.filters.js';
import type { Clause, TextVersion } from './clause.types.js';

/** A numbered item counts from the last clause of its section before it that is none. */
const itemNumber: SqlField = (t, q) => {
  const [c, other] = [q.alias(), q.alias()];
  const beside = (alias: Alias) =>
    `${alias}.plan_id = ${t}.plan_id and ${alias}.commitment_id is not distinct from ${t}.commitment_id
      and ${alias}.milestone_id is not distinct from ${t}.milestone_id and ${alias}.section = ${t}.section and not ${alias}.removed`;
  const before = `(select max(${other}.place) from ${q.table('clause', true)} ${other}
    where ${beside(other)} and ${other}.kind <> 'numbered' and ${other}.place < ${t}.place)`;
  return `(case when ${t}.kind = 'numbered' then (select count(*)::int from ${q.table('clause', true)} ${c}
    where ${beside(c)} and ${c}.kind = 'numbered' and ${c}.place <= ${t}.place and ${c}.place > coalesce(${before}, ${c}.place - 1)) end)`;
};

export const CLAUSE: Read<Clause> = defineRead<Clause>({
  type: 'Clause',
  node: 'Clause',
  interfaces: ['Node'],
  source: versionedTable('clause'),
  visible: isTextVisibleSql,
  fields: {
    id: globalId('Clause'),
    section: column('section'),
    kind: column('kind'),
    itemNumber,
    text: localizedText('text'),
    changedIn: column('changed_in'),
  },
});

export const TEXT_VERSION: Read<TextVersion> = defineRead<TextVersion>({
  type: 'TextVersion',
  source: plainTable('text_version'),
  visible: (t, q) => [q.existed(`${t}.created_at`), isTextVisibleSql(t, q)].filter(Boolean).join(' and '),
  fields: {
    number: column('number'),
    cause: column('cause'),
    role: column('role'),
    institution: pointed(() => INSTITUTION, 'institution_id'),
    // The reason of a decision on a hidden suggestion speaks of words that nobody may read.
    reason: (t, q) => {
      const s = q.alias();
      return `(case when ${t}.suggestion_id is null or exists (select from ${q.table('suggestion', true)} ${s}
        where ${s}.id = ${t}.suggestion_id and ${isSuggestionVisibleSql(s, q)}) then ${t}.reason end)`;
    },
    createdAt: instant('created_at'),
  },
});

const place = (sections: readonly string[]) => (t: Alias) =>
  `array_position(array[${sections.map((section) => `'${section}'`).join(', ')}], ${t}.section)`;

const clauses = (on: (c: Alias, t: Alias) => string, sections: readonly string[]): ListRead<ClauseFilter> => ({
  read: () => CLAUSE,
  on: (c, t) => `${on(c, t)} and not ${c}.removed`,
  orders: [
    {
      name: 'place',
      keys: [
        { sql: place(sections), type: 'int' },
        { sql: (c) => `${c}.place`, type: 'int' },
        { sql: (c) => `${c}.id`, type: 'uuid' },
      ],
    },
  ],
  filter: (c, q, { from, beside, text }) => [
    ...(from ? [isFrom(sections, c, q, from)] : []),
    ...(beside ? [isBeside(c, q, beside)] : []),
    ...(text ? [hasPartsSql(inAllLanguages(`${c}.text`), q.p(text, 'text'))] : []),
  ],
});

const named = (other: Alias, q: Query, name: keyof ClauseFilter, id: string) =>
  `from ${q.table('clause', true)} ${other} where ${other}.id = ${q.p(uuidOf('Clause', id, ['filter', name]), 'uuid')}`;

/** In the order of the text, a clause is the named one or stands after it. */
function isFrom(sections: readonly string[], c: Alias, q: Query, id: string): string {
  const other = q.alias();
  const at = (t: Alias) => `${place(sections)(t)}, ${t}.place, ${t}.id`;
  return `(${at(c)}) >= (select ${at(other)} ${named(other, q, 'from', id)})`;
}

function isBeside(c: Alias, q: Query, id: string): string {
  const other = q.alias();
  return `exists (select ${named(other, q, 'beside', id)}
    and ${other}.section = ${c}.section and ${other}.milestone_id is not distinct from ${c}.milestone_id)`;
}

/** The clauses of a commitment's own texts, in the order of OGP's form. */
export const CLAUSES_OF_COMMITMENT = clauses(
  (c, t) => `${c}.commitment_id = ${t}.id and ${c}.milestone_id is null`,
  COMMITMENT_SECTIONS,
);

export const CLAUSES_OF_MILESTONE = clauses((c, t) => `${c}.milestone_id = ${t}.id`, MILESTONE_SECTIONS);

/** Parts of the text of the plan itself, around its commitments. */
const ofThePlan = (c: Alias, t: Alias) => `${c}.plan_id = ${t}.id and ${c}.commitment_id is null`;

export const CLAUSES_OF_PLAN = clauses(ofThePlan, PLAN_SECTIONS);

const versions = (on: (c: Alias, t: Alias, q: Query) => string): ListRead<never> => ({
  read: () => TEXT_VERSION,
  on,
  orders: inTime({ sql: (c) => `${c}.number`, type: 'int' }),
});

/** All versions of a commitment's text, with its milestones. */
export const TEXT_VERSIONS = versions((c, t) => `${c}.commitment_id = ${t}.id`);

export const TEXT_VERSIONS_OF_PLAN = versions(ofThePlan);
