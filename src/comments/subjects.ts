import type { LazyRead } from '../api/read/fields.js';
import { instantSql } from '../api/read/fields.js';
import { where } from '../api/read/compile.js';
import type { Alias, Query } from '../api/read/query.js';
import { isHiddenSql, isShownSql } from '../twins/proposal.sql.js';
import type { NodeType } from '../api/node-id.js';
import { CLAUSE } from '../clauses/clause.fields.js';
import { COMMITMENT } from '../commitments/commitment.fields.js';
import type { CommentSubject, SubjectFacts } from '../domain/comment.js';
import { isOpenToComments } from '../domain/comment.js';
import { SUGGESTION } from '../drafting/suggestion.fields.js';
import { dayIn } from '../kernel/clock.js';
import { MILESTONE } from '../milestones/milestone.fields.js';
import { PROPOSAL } from '../proposals/proposal.fields.js';
import { RESPONSE } from '../responses/response.fields.js';

/** A kind of thing that can have comments, with the facts that decide whether it may get one now. */
export interface Subject {
  node: NodeType;
  read: LazyRead;
  /** SQL of its plan's id, with `$1` for its own id. */
  plan: string;
  /** JSON of `SubjectFacts`, with the plan's id and time zone. */
  facts(t: Alias, q: Query): string;
}

const windows = (plan: Alias, q: Query) =>
  `(select coalesce(json_agg(json_build_object('kind', w.kind, 'opensAt', ${instantSql('w.opens_at')}, 'closesAt', ${instantSql('w.closes_at')})), '[]')
     from ${q.table('plan_window', true)} w where w.plan_id = ${plan}.id)`;

const planFacts = (plan: Alias, q: Query) =>
  `'planId', ${plan}.id, 'holdFirst', ${plan}.hold_first_comments, 'timeZone', ${plan}.time_zone, 'planStage', ${plan}.stage, 'draftsPublic', ${plan}.drafts_public, 'planEndOn', ${plan}.end_on, 'windows', ${windows(plan, q)}`;

const commitmentFacts = (kind: CommentSubject, commitment: (t: Alias) => string) => (t: Alias, q: Query) =>
  `(select json_build_object('kind', '${kind}', 'state', s.state, 'rests', false, 'startOn', s.start_on, 'endOn', s.end_on, ${planFacts('p', q)})
     from ${q.table('commitment', true)} s join ${q.table('plan', true)} p on p.id = s.plan_id where s.id = ${commitment(t)})`;

/** Facts of a part of a text. The text of a plan itself, which is of no commitment, is written like a draft. */
const textFacts = (kind: CommentSubject, rests: (t: Alias, q: Query) => string) => (t: Alias, q: Query) =>
  `(select json_build_object('kind', '${kind}', 'state', coalesce(s.state, 'draft'), 'rests', ${rests(t, q)}, 'startOn', s.start_on, 'endOn', s.end_on, ${planFacts('p', q)})
     from ${q.table('plan', true)} p left join ${q.table('commitment', true)} s on s.id = ${t}.commitment_id where p.id = ${t}.plan_id)`;

/** The state, or `hidden` when moderation hides the thing. */
const restsWhileHidden = (p: Alias, state: string, q: Query) =>
  `(case when ${isHiddenSql(p, q)} then 'hidden' else ${state} end)`;

/** Facts of a thing that belongs directly to its plan. */
const ownFacts = (kind: CommentSubject, state: (t: Alias, q: Query) => string) => (t: Alias, q: Query) =>
  `(select json_build_object('kind', '${kind}', 'state', ${state(t, q)}, 'rests', false, 'startOn', null, 'endOn', null, ${planFacts('p', q)})
     from ${q.table('plan', true)} p where p.id = ${t}.plan_id)`;

export const SUBJECTS: Record<CommentSubject, Subject> = {
  commitment: {
    node: 'Commitment',
    read: () => COMMITMENT,
    plan: 'select plan_id from commitment where id = $1',
    facts: commitmentFacts('commitment', (t) => `${t}.id`),
  },
  milestone: {
    node: 'Milestone',
    read: () => MILESTONE,
    plan: 'select c.plan_id from milestone m join commitment c on c.id = m.commitment_id where m.id = $1',
    facts: commitmentFacts('milestone', (t) => `${t}.commitment_id`),
  },
  proposal: {
    node: 'Proposal',
    read: () => PROPOSAL,
    plan: 'select plan_id from proposal where id = $1',
    facts: ownFacts('proposal', (t, q) => restsWhileHidden(t, `${t}.state`, q)),
  },
  clause: {
    node: 'Clause',
    read: () => CLAUSE,
    plan: 'select plan_id from clause where id = $1',
    facts: textFacts('clause', (t) => `${t}.removed`),
  },
  suggestion: {
    node: 'Suggestion',
    read: () => SUGGESTION,
    plan: 'select plan_id from suggestion where id = $1',
    facts: textFacts('suggestion', (t, q) => `(${t}.state = 'withdrawn' or not ${isShownSql(t, q, 'suggestion')})`),
  },
  // A response exists only once it is published, so it has no other state.
  response: {
    node: 'ReasonedResponse',
    read: () => RESPONSE,
    plan: 'select plan_id from response where id = $1',
    facts: ownFacts(
      'response',
      (t, q) =>
        `(select ${restsWhileHidden('of_', `'published'`, q)} from proposal of_ where of_.id = ${t}.proposal_id)`,
    ),
  },
};

export type PlacedFacts = SubjectFacts & { planId: string; timeZone: string; holdFirst: number };

export const isOpenNow = (facts: PlacedFacts, now: Date) => isOpenToComments(facts, now, dayIn(facts.timeZone, now));

const SUBJECT_LIST = Object.entries(SUBJECTS) as [CommentSubject, Subject][];

/** A person who may not see a thing sees none of its comments. */
export function subjectVisible(t: Alias, q: Query): string {
  const cases = SUBJECT_LIST.map(([kind, { read }]) => {
    const c = q.alias();
    return `when '${kind}' then exists (select from ${read().source(q)} ${c} ${where(read(), c, q, `${c}.id = ${t}.subject_id`)})`;
  });
  return `(case ${t}.subject_type ${cases.join(' ')} else false end)`;
}

/** The facts of the thing that a comment is about. */
export function subjectFacts(t: Alias, q: Query): string {
  const cases = SUBJECT_LIST.map(([kind, { read, facts }]) => {
    const c = q.alias();
    return `when '${kind}' then (select ${facts(c, q)} from ${read().source(q)} ${c} where ${c}.id = ${t}.subject_id)`;
  });
  return `(case ${t}.subject_type ${cases.join(' ')} end)`;
}
