import type { NodeType } from '../api/node-id.js';
import { ID_PREFIXES } from '../api/node-id.js';
import { where } from '../api/read/compile.js';
import type { Alias, Query } from '../api/read/query.js';
import { allReads } from '../api/read/read.js';
import { isCommentTextVisibleSql } from '../twins/comment.sql.js';
import { isHidingPublicSql } from '../twins/proposal.sql.js';

/** Kinds of things that news are about, each with the condition beside being visible under which it is news. */
const NEWS_OF: Partial<Record<NodeType, (t: Alias, q: Query) => string>> = {
  Plan: () => '',
  PlanWindow: () => '',
  Commitment: () => '',
  Milestone: () => '',
  Programme: () => '',
  Evaluation: () => '',
  Proposal: () => '',
  ReasonedResponse: () => '',
  Suggestion: (t) => `${t}.state <> 'withdrawn'`,
  MilestoneReport: () => '',
  Rebaseline: () => '',
  Activity: () => '',
  Comment: isCommentTextVisibleSql,
};

/** Things that an appeal can be about, by their names in the database. */
const APPEALED = { comment: 'Comment', proposal: 'Proposal', suggestion: 'Suggestion' } as const;

/**
 * Twin of `News.of`: true when the entry `l` of the log, of a verb that is told, becomes an item for everybody. Feeds
 * need it, because a page that leaves entries out after it took them would show fewer than there are.
 */
export function isNewsSql(l: Alias, q: Query): string {
  const subject = `substr(${l}.subject, 5)::uuid`;
  const kinds = (Object.keys(NEWS_OF) as NodeType[]).map((kind) => `when '${ID_PREFIXES[kind]}' then ${ofKind(kind)}`);
  const prefix = `substring(${l}.subject from '^([a-z]{3})_[0-9a-f]{32}$')`;
  return `(case ${prefix} ${kinds.join(' ')} when '${ID_PREFIXES.ModerationAppeal}' then ${ofAppeal()} else false end)`;

  function ofKind(kind: NodeType): string {
    const read = there(kind, subject, q);
    if (kind === 'Proposal') return `(${read} or ${l}.verb = 'proposal.hidden' and ${isHiding()})`;
    return kind === 'Comment' ? `(${read} and not (${l}.verb = 'comment.created' and ${hasWaited()}))` : read;
  }
  function isHiding(): string {
    const p = q.alias();
    return `exists (select from ${q.table('proposal', true)} ${p} where ${p}.id = ${subject} and ${isHidingPublicSql(p, q)})`;
  }
  function hasWaited(): string {
    const c = q.alias();
    return `exists (select from comment ${c} where ${c}.id = ${subject} and (${c}.state = 'held' or ${c}.released_at is not null))`;
  }
  function ofAppeal(): string {
    const [a, d] = [q.alias(), q.alias()];
    const about = Object.entries(APPEALED).map(
      ([name, kind]) => `when '${name}' then ${there(kind, `${d}.subject_id`, q)}`,
    );
    return `exists (select from moderation_appeal ${a} join moderation_decision ${d} on ${d}.id = ${a}.decision_id
      where ${a}.id = ${subject} and case ${d}.subject_type ${about.join(' ')} else false end)`;
  }
}

/** True when the thing with this id may be read, and is news. */
function there(kind: NodeType, id: string, q: Query): string {
  const read = allReads().find(({ node }) => node === kind)!;
  const t = q.alias();
  return `exists (select from ${read.source(q)} ${t} ${where(read, t, q, `${t}.id = ${id}`, NEWS_OF[kind]!(t, q))})`;
}
