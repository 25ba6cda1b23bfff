import { encodeCursor } from '../../dist/src/api/read/cursor.js';
import { withFragments as withOurs } from '../../dist/src/portal/frame/documents.js';
import { commentedAt, LONG, PROPOSALS_AT_1X } from '../people.mjs';
import { uuid } from '../rows.mjs';
import { body, list, object } from './bare-sql.mjs';
import { instantInCursor, withFragments } from './peer-fragments.mjs';

const FIRST = 20;
/** Slices of a thread contain top-level comments: two of each group of five, the first and the fourth. */
const lastOnPage = (page) => ((page * FIRST) / 2) * 5 - 1;

/** The question that every page with a thread asks (the fragment `Discussed`). */
const THREAD = withOurs(`query Thread($reference: String!, $commentsAfter: String, $commentsBy: CommentOrder) {
  proposal(reference: $reference) { ...Discussed }
}`);

const ORDER = 'orderBy: [CREATED_AT_ASC, PRIMARY_KEY_ASC]';
const PEER = `query Thread($reference: String!, $subject: UUID!, $after: Cursor) {
  proposalByReference(reference: $reference) {
    rowId state
    proposalTallyByProposalId { comments }
    planByPlanId { stage endOn planWindowsByPlanId { nodes { kind opensAt closesAt } } }
  }
  allComments(first: ${FIRST}, after: $after, condition: { subjectId: $subject, parentId: null }, ${ORDER}) {
    pageInfo { hasNextPage endCursor }
    nodes {
      ...CommentLine
      commentsByParentId(first: 5, ${ORDER}) { nodes { ...CommentLine } }
    }
  }
}`;
const CURSOR = `query Cursor($subject: UUID!, $offset: Int!) {
  allComments(first: 1, offset: $offset, condition: { subjectId: $subject, parentId: null }, ${ORDER}) {
    pageInfo { endCursor }
  }
}`;

const commentLine = (c, more = {}) =>
  object(c, 'id state position body language created_at edited_at synthetic imported_up imported_down', {
    author: `(select a.public_name from account a where a.id = ${c}.author_account_id)`,
    institution: body(`${c}.institution_id`),
    votes: `(select ${object('y', 'replies up down')} from comment_tally y where y.comment_id = ${c}.id)`,
    ...more,
  });

const BARE = `select json_build_object(
  'proposal', ${object('p', 'id state', {
    comments: '(select t.comments from proposal_tally t where t.proposal_id = p.id)',
    plan: `(select ${object('l', 'stage end_on', {
      windows: list(object('w', 'kind opens_at closes_at'), 'plan_window w where w.plan_id = l.id'),
    })} from plan l where l.id = p.plan_id)`,
  })},
  'comments', ${list(
    commentLine('c', {
      answers: list(
        commentLine('r'),
        '(select * from comment where parent_id = c.id order by created_at, id limit 6) r',
        'r.created_at, r.id',
      ),
    }),
    `(select * from comment where subject_id = p.id and parent_id is null
        and (created_at, id) > ($2::timestamptz, $3::uuid) order by created_at, id limit ${FIRST + 1}) c`,
    'c.created_at, c.id',
  )}) as json from proposal p where p.reference = $1`;

const withAnswers = (comments, answers) => comments.length + comments.flatMap(answers).length;

/** `proposal` and `page` of the request; its slice begins after `page - 1` slices. */
const thread = (variants, proposal, page) => {
  const reference = (nth) => `BENCH-P-${proposal(nth)}`;
  const last = (nth) => (page(nth) === 1 ? null : lastOnPage(page(nth) - 1));
  const after = (k) => (k === null ? null : encodeCursor('oldest', [instantInCursor(commentedAt(k)), uuid(k)]));
  return {
    variants,
    tequio: {
      query: THREAD,
      variables: (nth) => ({ reference: reference(nth), commentsAfter: after(last(nth)) }),
    },
    postgraphile: {
      query: withFragments(PEER),
      cursor: {
        query: CURSOR,
        variables: (nth) =>
          page(nth) === 1 ? null : { subject: uuid(proposal(nth)), offset: (page(nth) - 1) * FIRST - 1 },
        of: (data) => data.allComments.pageInfo.endCursor,
      },
      variables: (nth, cursor) => ({ reference: reference(nth), subject: uuid(proposal(nth)), after: cursor }),
    },
    bare: {
      text: BARE,
      values: (nth) => {
        const k = last(nth);
        return [reference(nth), ...(k === null ? ['-infinity', uuid(0)] : [commentedAt(k), uuid(k)])];
      },
    },
    count: {
      tequio: ({ data }) => withAnswers(data.proposal.comments.nodes, ({ replies }) => replies.nodes),
      postgraphile: ({ data }) => withAnswers(data.allComments.nodes, (comment) => comment.commentsByParentId.nodes),
      bare: ({ comments }) => withAnswers(comments.slice(0, FIRST), ({ answers }) => answers.slice(0, 5)),
    },
  };
};

const MANY = Math.min(200, PROPOSALS_AT_1X);

export const COMMENT_THREAD = {
  name: 'comment thread',
  ...thread(
    MANY,
    (nth) => (nth % MANY) + 1,
    () => 1,
  ),
};

/** The first slice of the longest thread, and slices around its nine hundredth: depth must cost nothing. */
export const LONG_THREAD = {
  name: `thread of ${LONG.comments} comments, page 1`,
  ...thread(
    1,
    () => LONG.proposal,
    () => 1,
  ),
};
const DEEP = 50;
export const LONG_THREAD_DEEP = {
  name: `thread of ${LONG.comments} comments, page 900`,
  ...thread(
    DEEP,
    () => LONG.proposal,
    (nth) => 876 + (nth % DEEP),
  ),
};
