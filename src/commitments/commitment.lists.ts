import type { Order } from '../api/read/cursor.js';
import { searchQuery } from '../api/read/headline.js';
import type { ListRead } from '../api/read/page.js';
import type { Alias, Query } from '../api/read/query.js';
import { isInvitationOpenSql, isWriterOfSql, stateOnSql } from '../twins/commitment.sql.js';
import { COMMITMENT } from './commitment.fields.js';
import type { CommitmentFilter } from './commitment.filters.js';

export const BY_POSITION: Order = {
  name: 'position',
  keys: [
    { sql: (t) => `${t}.position`, type: 'int' },
    { sql: (t) => `${t}.id`, type: 'uuid' },
  ],
};

export const BY_REFERENCE: Order = { name: 'reference', keys: [{ sql: (t) => `${t}.reference`, type: 'text' }] };

const MOST_RECENT: Order = {
  name: 'recent',
  descending: true,
  keys: [
    { sql: (t) => `${t}.created_at`, type: 'timestamptz' },
    { sql: (t) => `${t}.id`, type: 'uuid' },
  ],
};

function commitmentFilter(t: Alias, q: Query, filter: CommitmentFilter): string[] {
  const conditions: string[] = [];
  if (filter.plan)
    conditions.push(`${t}.plan_id = (select p.id from plan p where p.slug = ${q.p(filter.plan, 'text')})`);
  if (filter.jurisdiction) {
    const code = q.p(filter.jurisdiction, 'text');
    conditions.push(`${t}.id in (
      select m.commitment_id from ${q.table('commitment_member', true)} m join jurisdiction j on j.id = m.jurisdiction_id where j.code = ${code}
      union all
      select o.commitment_id from ${q.table('commitment_owner', true)} o join institution i on i.id = o.institution_id
        join jurisdiction j on j.id = i.jurisdiction_id where j.code = ${code})`);
  }
  if (filter.institution) {
    conditions.push(`${t}.id in (select o.commitment_id from ${q.table('commitment_owner', true)} o
      join institution i on i.id = o.institution_id where i.slug = ${q.p(filter.institution, 'text')})`);
  }
  if (filter.invited) {
    const by = filter.institution ? ` and i.slug = ${q.p(filter.institution, 'text')}` : '';
    conditions.push(`exists (select from ${q.table('commitment_owner', true)} o join institution i on i.id = o.institution_id
      where o.commitment_id = ${t}.id and ${isInvitationOpenSql('o', t, q)}${by})`);
  }
  if (filter.mineToWrite) conditions.push(isWriterOfSql(`${t}.plan_id`, `${t}.id`, q));
  if (filter.policyArea) conditions.push(`${t}.policy_areas @> array[${q.p(filter.policyArea, 'text')}]`);
  if (filter.value) conditions.push(`${t}.ogp_values @> array[${q.p(filter.value, 'text')}]`);
  if (filter.status?.length) conditions.push(`${stateOnSql(t, q)} = any(${q.p(filter.status, 'text[]')})`);
  if (filter.assessedCompletion) {
    conditions.push(`${t}.id in (select a.commitment_id from ${q.table('assessment_answer', true)} w
      join ${q.table('assessment', true)} a on a.id = w.assessment_id
      where w.question = 'completion' and w.answer = ${q.p(filter.assessedCompletion, 'text')} and a.state = 'published')`);
  }
  if (filter.text) {
    const isReference = `lower(${t}.reference) = lower(${q.p(filter.text.trim(), 'text')})`;
    conditions.push(`(${t}.search @@ ${searchQuery(filter.text, q)} or ${isReference})`);
  }
  return conditions;
}

export const COMMITMENTS: ListRead<CommitmentFilter> = {
  read: () => COMMITMENT,
  orders: [BY_POSITION, MOST_RECENT, BY_REFERENCE],
  filter: commitmentFilter,
};
