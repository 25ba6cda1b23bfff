import { inTime } from '../api/in-time.js';
import type { Order } from '../api/read/cursor.js';
import type { ListRead } from '../api/read/page.js';
import type { Alias, Query } from '../api/read/query.js';
import { isUnassignedSql } from '../twins/debt.sql.js';
import { isResponseOverdueSql, isMeantSql, isWaitingSql } from '../twins/proposal.sql.js';
import { owesTextSql, writeBySql } from '../twins/response.sql.js';
import { isInTextsSql } from '../twins/words.sql.js';
import { searchQuery } from '../api/read/headline.js';
import { PROPOSAL, PROPOSAL_VERSION, PROPOSALS_BY_FIGURE } from './proposal.fields.js';
import { RESPONSE_DEBT } from './debt.fields.js';
import type { ProposalFilter } from './proposal.filters.js';
import { isOutOfDraftSql } from '../twins/draft.sql.js';

const id = { sql: (t: Alias) => `${t}.id`, type: 'uuid' } as const;
const listedAt = { sql: (t: Alias) => `${t}.listed_at`, type: 'timestamptz' } as const;

/** Each order has an index of its own, over all plans and within one plan (`migrations/1764000000011-proposals.ts`). */
const NEWEST: Order = { name: 'newest', descending: true, keys: [listedAt, id] };
const MOST_SUPPORTED: Order = {
  name: 'most_supported',
  descending: true,
  source: PROPOSALS_BY_FIGURE,
  keys: [{ sql: (t) => `${t}.supports`, type: 'int' }, { sql: (t) => `${t}.supports_elsewhere`, type: 'int' }, id],
};
const MOST_DISCUSSED: Order = {
  name: 'most_discussed',
  descending: true,
  source: PROPOSALS_BY_FIGURE,
  keys: [{ sql: (t) => `${t}.comments`, type: 'int' }, id],
};
/** Proposals that await a response come first, and among them those that wait longest. */
const WAITING: Order = {
  name: 'waiting',
  keys: [{ sql: (t) => `${t}.waiting`, type: 'int' }, listedAt, id],
};
/** The best match for the words of the filter comes first; without words the newest comes first. */
const RELEVANCE: Order<ProposalFilter> = {
  name: 'relevance',
  descending: true,
  keys: [
    {
      // A proposal whose reference is typed comes first.
      sql: (t, q, filter) =>
        filter?.text
          ? `(ts_rank(${t}.search, ${searchQuery(filter.text, q)}, 1) + coalesce((${isMeantSql(t, q, filter.text)})::int, 0))::real`
          : '0::real',
      type: 'real',
    },
    id,
  ],
};

/** The texts that are owed first come first; proposals without a day for their text come last. */
const TEXT_DUE: Order<ProposalFilter> = {
  name: 'text_due',
  keys: [{ sql: (t, q) => `coalesce(${writeBySql(t, q)}, '9999-12-31')`, type: 'date' }, listedAt, id],
};

/** True for proposals that match the words or the reference that a person typed. */
export const isFoundSql = (t: Alias, q: Query, text: string): string =>
  `(${t}.search @@ ${searchQuery(text, q)} or ${isMeantSql(t, q, text)})`;

/** Conditions for the proposals of a filter, also for counting without a list. */
export function filterSql(t: Alias, q: Query, filter: ProposalFilter): string[] {
  const conditions: string[] = [];
  const me = () => (q.actor.kind === 'person' ? q.p(q.actor.accountId, 'uuid') : 'null::uuid');
  if (filter.plan)
    conditions.push(`${t}.plan_id = (select p.id from plan p where p.slug = ${q.p(filter.plan, 'text')})`);
  if (filter.state?.length) conditions.push(`${t}.state = any(${q.p(filter.state, 'text[]')})`);
  if (filter.theme)
    conditions.push(`${t}.theme_id in (select h.id from theme h where h.code = ${q.p(filter.theme, 'text')})`);
  if (filter.jurisdiction)
    conditions.push(
      `${t}.jurisdiction_ids @> array(select j.id from jurisdiction j where j.code = ${q.p(filter.jurisdiction, 'text')})
       and exists (select from jurisdiction j where j.code = ${q.p(filter.jurisdiction, 'text')})`,
    );
  if (filter.policyArea) conditions.push(`${t}.policy_areas @> array[${q.p(filter.policyArea, 'text')}]`);
  if (filter.text) conditions.push(isFoundSql(t, q, filter.text));
  if (filter.onBehalfOf)
    conditions.push(
      `${t}.on_behalf_of_id = (select i.id from institution i where i.slug = ${q.p(filter.onBehalfOf, 'text')})`,
    );
  if (filter.responsible)
    conditions.push(`${t}.id in (select a.proposal_id from ${q.table('response_assignment', true)} a join institution i on i.id = a.institution_id
      where i.slug = ${q.p(filter.responsible, 'text')} and a.state <> 'released')`);
  if (filter.unassigned) conditions.push(isUnassignedSql(t, q));
  if (filter.supportedByMe)
    conditions.push(`${t}.id in (select s.proposal_id from proposal_support s where s.account_id = ${me()})`);
  if (filter.mine) conditions.push(`${t}.author_account_id = ${me()}`);
  if (filter.transcribed) conditions.push(`${t}.transcribed`);
  if (filter.awaitingResponse) conditions.push(isWaitingSql(t, q));
  if (filter.overdue) conditions.push(isResponseOverdueSql(t, q));
  if (filter.owedText) conditions.push(owesTextSql(t, q));
  if (filter.references) conditions.push(`${t}.reference = any(${q.p(filter.references, 'text[]')})`);
  if (typeof filter.inText === 'boolean')
    conditions.push(filter.inText ? isInTextsSql(t, q) : `not ${isInTextsSql(t, q)}`);
  return conditions;
}

/** Leaves drafts out of lists of other people; their authors find them under `mine`. */
const submitted = (t: Alias, filter: ProposalFilter | null | undefined) =>
  filter?.mine || filter?.state?.includes('draft') ? [] : [isOutOfDraftSql(t)];

export const PROPOSALS: ListRead<ProposalFilter> = {
  read: () => PROPOSAL,
  orders: [NEWEST, MOST_SUPPORTED, MOST_DISCUSSED, WAITING, RELEVANCE, TEXT_DUE],
  scope: (t, _q, filter) => submitted(t, filter),
  filter: filterSql,
};

export const DEBTS: ListRead<never> = {
  read: () => RESPONSE_DEBT,
  orders: [
    {
      // Late proposals and those due soon come first; those without a due day come last.
      name: 'DUE',
      keys: [
        { sql: (t) => `coalesce(${t}.respond_by, '9999-12-31')`, type: 'date' },
        { sql: (t) => `${t}.owed_since`, type: 'date' },
        id,
      ],
    },
  ],
};

/** The versions of a proposal's texts since it was submitted, the present one included. */
export const PROPOSAL_VERSIONS: ListRead<never> = {
  read: () => PROPOSAL_VERSION,
  on: (c, t, q) => `${c}.proposal_id = ${t}.id and ${q.existed(`${c}.created_at`)}`,
  orders: inTime({ sql: (c) => `${c}.number`, type: 'int' }),
};
