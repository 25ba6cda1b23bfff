import type { Alias, Query } from '../api/read/query.js';
import { COUNTED_AS, PROGRESS_GROUPS, progressOf } from '../domain/progress.js';
import type { milestonesOf } from '../milestones/counted.facts.js';
import { isBelowVisibleCommitmentSql, isCommitmentVisibleSql } from '../twins/commitment.sql.js';
import { countedAsSql, groupBesideSql, groupOfSql } from '../twins/milestone.sql.js';
import { isOwnerSql } from '../twins/owner.sql.js';

/** The name of a code among the fields of the schema: `said_by_owner` is `saidByOwner`. */
const fieldName = (code: string) => code.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

const COUNTS = PROGRESS_GROUPS.map((group) => {
  const sum = (condition = '') =>
    `coalesce(sum(x.milestones) filter (where x.of_group = '${group}'${condition}), 0)::int`;
  const counts = COUNTED_AS.map((code) => `'${fieldName(code)}', ${sum(` and x.counted_as = '${code}'`)}`);
  return `'${fieldName(group)}', json_build_object('total', ${sum()}, ${counts.join(', ')})`;
});

/** SQL of `Progress` from rows of numbers of milestones; they are added up first, because they may be many. */
const addedUp = (rows: string) =>
  `(select json_build_object(${COUNTS.join(', ')}, 'synthetic', coalesce(sum(x.synthetic), 0)::int)
    from (select x.of_group, x.counted_as, sum(x.milestones) as milestones, sum(x.synthetic) as synthetic
            from (${rows}) x group by x.of_group, x.counted_as) x)`;

const whereAll = (conditions: string[]) => {
  const all = conditions.filter(Boolean);
  return all.length > 0 ? `where ${all.join(' and ')}` : '';
};

/** SQL of `Progress` over the milestones `m` that fulfil the conditions and that the reader sees. */
export function progressSql(q: Query, conditions: string[]): string {
  return addedUp(`select 1 as milestones, m.synthetic::int as synthetic, ${groupOfSql('m', q)} as of_group, ${countedAsSql('m', q)} as counted_as
    from ${q.table('milestone', true)} m ${whereAll([...conditions, isBelowVisibleCommitmentSql('m', q)])} offset 0`);
}

/**
 * SQL of `Progress` over all milestones of the commitments that the reader sees and that fulfil the conditions, which
 * name the commitment as `k.commitment_id`. In the present it comes from what is kept of each commitment, and judges
 * no milestone (`migrations/1764000000466-counted-milestones.ts`).
 */
export function progressOfCommitmentsSql(q: Query, conditions: (k: Alias) => string[]): string {
  if (q.asOf) return progressSql(q, conditions('m'));
  const [c, p] = [q.alias(), q.alias()];
  return addedUp(`select k.milestones, k.synthetic, ${groupBesideSql('k', c, p)} as of_group, k.counted_as
    from milestone_count k join ${q.table('commitment', true)} ${c} on ${c}.id = k.commitment_id
    join ${q.table('plan', true)} ${p} on ${p}.id = ${c}.plan_id
    ${whereAll([...conditions('k'), isCommitmentVisibleSql(c, q)])}`);
}

/** The codes of groups and counts with their names among the fields, made once because each row needs them all. */
const GROUP_NAMES = PROGRESS_GROUPS.map((group) => [group, fieldName(group)] as const);
const COUNT_NAMES = (['total', ...COUNTED_AS] as const).map((code) => [code, fieldName(code)] as const);

/** `Progress` of a thing whose milestones are few enough to be judged one by one. */
export function progressFrom(milestones: ReturnType<typeof milestonesOf>, submittedOn: string | null) {
  const progress = progressOf(milestones.map((one) => ({ ...one, submittedOn })));
  const answer: Record<string, unknown> = { synthetic: milestones.filter(({ synthetic }) => synthetic).length };
  for (const [group, groupName] of GROUP_NAMES) {
    const counts: Record<string, number> = {};
    for (const [code, name] of COUNT_NAMES) counts[name] = progress[group][code];
    answer[groupName] = counts;
  }
  return answer;
}

/**
 * The institution answers for the milestone: it accepted to own the commitment, or the milestone names it. Both are
 * looked up first, into an array, because an institution answers for few of all milestones.
 */
export const isAnsweredForBy = (m: Alias, institution: string, q: Query): string => {
  const milestones = q.table('milestone', true);
  return `${m}.id = any(array(select a.id from ${milestones} a where a.institution_ids @> array[${institution}]
    union all select a.id from ${q.table('commitment_owner', true)} o join ${milestones} a on a.commitment_id = o.commitment_id
      where o.institution_id = ${institution} and ${isOwnerSql('o')}))`;
};
