import { where } from '../api/read/compile.js';
import { encodedIdSql } from '../api/node-id.js';
import { derived, fact, instantSql, stored } from '../api/read/fields.js';
import type { Alias, Query } from '../api/read/query.js';
import type { Read } from '../api/read/read.js';
import { CLAUSE } from '../clauses/clause.fields.js';
import type { Spans } from '../domain/draft-text.js';
import type { LocalizedText } from '../domain/localized-text.js';
import type { Source, SourcedRun } from '../domain/provenance.js';
import { type ClauseWithSpans, provenSentences, takenOf, wordsIn } from '../domain/text-provenance.js';
import { SUGGESTION } from '../drafting/suggestion.fields.js';
import { INSTITUTION } from '../institutions/institution.fields.js';
import { PROPOSAL } from '../proposals/proposal.fields.js';
import type { TakenWords, WordSource, WordsInText } from './provenance.types.js';

const rows = (read: Read, c: Alias, q: Query, ...conditions: string[]): string =>
  `from ${read.source(q)} ${c} ${where(read, c, q, ...conditions)}`;

/** A proposal that the reader may see and whose texts are not erased. */
function proposalRow(q: Query, id: string): string {
  const c = q.alias();
  return `(select ${encodedIdSql('Proposal', `${c}.id`)} as id, ${c}.reference, ${c}.title
    ${rows(PROPOSAL, c, q, `${c}.id = ${id}`, `(${c}.problem is not null or ${c}.action is not null)`)})`;
}

/** A suggestion that the reader may see. */
function suggestionRow(q: Query, id: string): string {
  const c = q.alias();
  return `(select ${encodedIdSql('Suggestion', `${c}.id`)} as id, ${c}.number, ${c}.reason, ${c}.source_type, ${c}.source_id
    ${rows(SUGGESTION, c, q, `${c}.id = ${id}`, `${c}.visibility = 'visible'`)})`;
}

function institutionName(q: Query, version: Alias): string {
  const c = q.alias();
  return `(select ${c}.name ${rows(INSTITUTION, c, q, `${c}.id = ${version}.institution_id`)})`;
}

/** The spans of the newest stored row of a clause. */
function newestSpans(q: Query, clause: Alias): string {
  const n = q.alias();
  return `(select ${n}.spans from clause_version ${n} where ${n}.clause_id = ${clause}.id and ${q.existed(`${n}.created_at`)}
    order by ${n}.number desc limit 1)`;
}

/** The version of the text of the clause `t` with which the words of the source `s` came. */
function versionOf(q: Query, t: Alias, s: Alias): string {
  const v = q.alias();
  return `(select ${v}.* from text_version ${v}
    where ${v}.plan_id = ${t}.plan_id and ${v}.commitment_id is not distinct from ${t}.commitment_id and ${q.existed(`${v}.created_at`)}
      and case ${s}.kind when 'suggestion' then ${v}.cause = 'suggestion' and ${v}.suggestion_id = ${s}.row_id
                         when 'proposal' then ${v}.cause = 'begun' else ${v}.id = ${s}.row_id end
    order by ${v}.number desc limit 1)`;
}

/** Everything that the newest row of a clause names as a source, with what the reader may know of it. */
const knownSources = fact<(Source & WordSource)[]>((t, q) => {
  const [s, g, p, v] = [q.alias(), q.alias(), q.alias(), q.alias()];
  const cited = `case when ${s}.kind = 'proposal' then ${s}.row_id when ${g}.source_type = 'proposal' then ${g}.source_id end`;
  return `(select coalesce(json_agg(json_build_object('kind', ${s}.kind, 'id', ${s}.id,
      'proposalId', ${p}.id, 'proposalReference', ${p}.reference, 'proposalTitle', ${p}.title, 'suggestionId', ${g}.id, 'suggestionNumber', ${g}.number,
      'version', ${v}.number, 'acceptedRole', ${v}.role, 'acceptedInstitution', ${institutionName(q, v)},
      'acceptedAt', ${instantSql(`${v}.created_at`)})), '[]')
    from (select distinct e.value #>> '{source,kind}' as kind, e.value #>> '{source,id}' as id,
                 case when e.value #>> '{source,kind}' <> 'import' then (e.value #>> '{source,id}')::uuid end as row_id
            from jsonb_each(${newestSpans(q, t)}) l, jsonb_array_elements(l.value) e) ${s}
    left join lateral ${suggestionRow(q, `${s}.row_id`)} ${g} on ${s}.kind = 'suggestion'
    left join lateral ${proposalRow(q, cited)} ${p} on true
    left join lateral ${versionOf(q, t, s)} ${v} on true)`;
});

/** The sentences of a clause. */
export const provenance = derived(
  {
    provenText: stored<LocalizedText>('text'),
    provenSpans: fact<Spans | null>((t, q) => newestSpans(q, t)),
    provenSources: knownSources,
  },
  ({ provenText, provenSpans, provenSources }, view, args) =>
    provenSentences(provenText, provenSpans, provenSources, (args['in'] as string | undefined) ?? view.language),
);

/** Where a thing brought words: its sources, and the texts in which they were taken up, as SQL of ids. */
interface Brought {
  sources(t: Alias, q: Query): string;
  commitments(t: Alias, q: Query): string;
  /** Plans into whose own text they came. */
  plans(t: Alias, q: Query): string;
}

const suggestionsCiting = (t: Alias, q: Query, read: (g: Alias) => string): string => {
  const g = q.alias();
  return `select ${read(g)} from ${q.table('suggestion', true)} ${g}
    where ${g}.plan_id = ${t}.plan_id and ${g}.source_type = 'proposal' and ${g}.source_id = ${t}.id
      and ${g}.made_version is not null`;
};

export const BY_PROPOSAL: Brought = {
  sources: (t, q) => `(select json_agg(json_build_object('kind', b.kind, 'id', b.id)) from (
      select 'proposal' as kind, ${t}.id union all
      select 'suggestion', g.id from (${suggestionsCiting(t, q, (g) => `${g}.id`)}) g) b)`,
  commitments: (
    t,
    q,
  ) => `(select b.commitment_id from ${q.table('commitment_proposal', true)} b where b.proposal_id = ${t}.id
      union ${suggestionsCiting(t, q, (g) => `${g}.commitment_id`)})`,
  plans: (t, q) =>
    `(select s.plan_id from (${suggestionsCiting(t, q, (g) => `${g}.plan_id, ${g}.commitment_id`)}) s where s.commitment_id is null)`,
};

export const BY_SUGGESTION: Brought = {
  sources: (t) => `json_build_array(json_build_object('kind', 'suggestion', 'id', ${t}.id))`,
  commitments: (t) => `(select ${t}.commitment_id where ${t}.made_version is not null)`,
  plans: (t) => `(select ${t}.plan_id where ${t}.made_version is not null and ${t}.commitment_id is null)`,
};

/** The condition that the clause `c` stands in a text into which words of the thing `t` came. */
const inItsTexts = ({ commitments, plans }: Brought, c: Alias, t: Alias, q: Query): string =>
  `(${c}.commitment_id in ${commitments(t, q)} or (${c}.commitment_id is null and ${c}.plan_id in ${plans(t, q)}))`;

type FoundClause = ClauseWithSpans & Omit<WordsInText, 'language' | 'words'>;
type FoundVersion = { taken: SourcedRun[] } & Omit<TakenWords, 'words'>;

const idOrNull = (type: 'Commitment' | 'Milestone', id: string): string =>
  `case when ${id} is not null then ${encodedIdSql(type, id)} end`;

/** Where the clause `c` stands: the ids of its plan and its commitment, and the name of the one whose text it is part of. */
function place(c: Alias, q: Query): string {
  const [o, p] = [q.alias(), q.alias()];
  const commitment = (name: string) =>
    `(select ${o}.${name} from ${q.table('commitment', true)} ${o} where ${o}.id = ${c}.commitment_id)`;
  return `'planId', ${encodedIdSql('Plan', `${c}.plan_id`)}, 'commitmentId', ${idOrNull('Commitment', `${c}.commitment_id`)},
    'reference', ${commitment('reference')}, 'clauseId', ${encodedIdSql('Clause', `${c}.id`)},
    'title', coalesce(${commitment('title')}, (select ${p}.title from ${q.table('plan', true)} ${p} where ${p}.id = ${c}.plan_id)),
    'slug', (select ${p}.slug from ${q.table('plan', true)} ${p} where ${p}.id = ${c}.plan_id)`;
}

/** Where words of a thing stand now. */
export const wordsInTexts = (brought: Brought) =>
  derived(
    {
      broughtBy: fact<Source[]>(brought.sources),
      broughtTo: fact<FoundClause[]>((t, q) => {
        const c = q.alias();
        return `(select coalesce(json_agg(json_build_object(${place(c, q)},
            'milestoneId', ${idOrNull('Milestone', `${c}.milestone_id`)}, 'section', ${c}.section, 'text', ${c}.text,
            'spans', ${newestSpans(q, c)}) order by ${c}.commitment_id nulls first, ${c}.milestone_id nulls first, ${c}.section, ${c}.place), '[]')
          ${rows(CLAUSE, c, q, `not ${c}.removed`, inItsTexts(brought, c, t, q))})`;
      }),
    },
    ({ broughtBy, broughtTo }) =>
      broughtTo.flatMap((clause) => wordsIn(clause, broughtBy).map((found) => ({ ...clause, ...found }))),
  );

/** Which words of a thing were taken out of a text again. */
export const wordsTaken = (brought: Brought) =>
  derived(
    {
      broughtBy: fact<Source[]>(brought.sources),
      takenFrom: fact<FoundVersion[]>((t, q) => {
        const [c, k, v, g] = [q.alias(), q.alias(), q.alias(), q.alias()];
        return `(select coalesce(json_agg(json_build_object(${place(c, q)}, 'taken', ${k}.taken, 'version', ${v}.number,
            'suggestionId', ${g}.id, 'suggestionNumber', ${g}.number, 'reason', coalesce(${v}.reason, ${g}.reason),
            'role', ${v}.role, 'institution', ${institutionName(q, v)}, 'takenAt', ${instantSql(`${v}.created_at`)})
            order by ${v}.created_at, ${v}.number, ${c}.id), '[]')
          from ${CLAUSE.source(q)} ${c}
          join clause_version ${k} on ${k}.clause_id = ${c}.id and ${k}.taken <> '[]' and ${q.existed(`${k}.created_at`)}
          join text_version ${v} on ${v}.plan_id = ${k}.plan_id and ${v}.commitment_id is not distinct from ${k}.commitment_id
                                and ${v}.number = ${k}.number
          left join lateral ${suggestionRow(q, `${v}.suggestion_id`)} ${g} on true
          ${where(CLAUSE, c, q, inItsTexts(brought, c, t, q))})`;
      }),
    },
    ({ broughtBy, takenFrom }) =>
      takenFrom.flatMap(({ taken, ...version }) => {
        const words = takenOf(taken, broughtBy);
        return words.length > 0 ? [{ ...version, words }] : [];
      }),
  );
