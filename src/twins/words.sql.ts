import type { Alias, Query } from '../api/read/query.js';
import { isCommitmentVisibleSql } from './commitment.sql.js';

/**
 * Twin of `domain/text-provenance#isInTexts`, for the words of the proposal `t`: its own, and those of accepted
 * suggestions that take them from it. The texts are read once for a whole list, not once for each proposal: with 400
 * accepted proposals and 2,000 clauses that took more than 10 seconds.
 */
export function isInTextsSql(t: Alias, q: Query): string {
  const [k, c, n, l, e, b, g] = [q.alias(), q.alias(), q.alias(), q.alias(), q.alias(), q.alias(), q.alias()];
  const visible = isCommitmentVisibleSql(k, q);
  const cites = `${g}.source_type = 'proposal' and ${g}.made_version is not null`;
  return `${t}.id in (
    select coalesce(${g}.source_id, ${e}.source_id)
    from (select ${k}.id from ${q.table('commitment', true)} ${k} where ${k}.id in (
            select ${b}.commitment_id from ${q.table('commitment_proposal', true)} ${b}
            union select ${g}.commitment_id from ${q.table('suggestion', true)} ${g} where ${cites})
          ${visible ? `and ${visible}` : ''} offset 0) ${k}
    join ${q.table('clause', true)} ${c} on ${c}.commitment_id = ${k}.id and not ${c}.removed
    cross join lateral (select ${n}.spans from clause_version ${n}
      where ${n}.clause_id = ${c}.id and ${q.existed(`${n}.created_at`)} order by ${n}.number desc limit 1) ${n}
    cross join lateral (select ${l}.value #>> '{source,kind}' as source_kind, nullif(${l}.value #>> '{source,id}', '')::uuid as source_id
      from jsonb_each(${n}.spans) ${b}, jsonb_array_elements(${b}.value) ${l}
      where ${c}.text ? ${b}.key and ${l}.value #>> '{source,kind}' in ('proposal', 'suggestion')) ${e}
    left join ${q.table('suggestion', true)} ${g} on ${e}.source_kind = 'suggestion' and ${g}.id = ${e}.source_id and ${cites}
    where ${e}.source_kind = 'proposal' or ${g}.id is not null)`;
}
