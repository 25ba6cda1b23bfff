import type { Alias, Query } from '../api/read/query.js';
import { isBelowVisibleCommitmentSql } from './commitment.sql.js';

/**
 * Twin of `domain/text-provenance#isInTexts`, for the words of the proposal `t`: its own, and those of accepted
 * suggestions that take them from it.
 */
export function isInTextsSql(t: Alias, q: Query): string {
  const [c, n, l, e, b, g] = [q.alias(), q.alias(), q.alias(), q.alias(), q.alias(), q.alias()];
  const suggestions = `from ${q.table('suggestion', true)} ${g} where ${g}.plan_id = ${t}.plan_id
    and ${g}.source_type = 'proposal' and ${g}.source_id = ${t}.id and ${g}.made_version is not null`;
  const visible = isBelowVisibleCommitmentSql(c, q);
  return `exists (select from ${q.table('clause', true)} ${c}
    cross join lateral (select ${n}.spans from clause_version ${n}
      where ${n}.clause_id = ${c}.id and ${q.existed(`${n}.created_at`)} order by ${n}.number desc limit 1) ${n}
    cross join lateral jsonb_each(${n}.spans) ${l} cross join lateral jsonb_array_elements(${l}.value) ${e}
    where ${c}.commitment_id in (
        select ${b}.commitment_id from ${q.table('commitment_proposal', true)} ${b} where ${b}.proposal_id = ${t}.id
        union all select ${g}.commitment_id ${suggestions})
      and not ${c}.removed and ${c}.text ? ${l}.key${visible ? ` and ${visible}` : ''}
      and case ${e}.value #>> '{source,kind}' when 'proposal' then ${e}.value #>> '{source,id}' = ${t}.id::text
          when 'suggestion' then ${e}.value #>> '{source,id}' in (select ${g}.id::text ${suggestions}) else false end)`;
}
