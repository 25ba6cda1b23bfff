import { ACCOUNT } from '../accounts/account.fields.js';
import { encodeId } from '../api/node-id.js';
import type { KnownOfRow } from '../api/read/compile.js';
import { encodeCursor, type Order } from '../api/read/cursor.js';
import {
  column,
  derived,
  fact,
  globalId,
  instant,
  instantFact,
  instantSql,
  many,
  one,
  oneOf,
  rights,
  sameRow,
  stored,
} from '../api/read/fields.js';
import type { Alias, Query } from '../api/read/query.js';
import { EXCERPT, headline, searchQuery } from '../api/read/headline.js';
import { defineRead, plainTable, type FactsOf, type Read, type SqlField } from '../api/read/read.js';
import { renderMarkdown } from '../api/markdown.js';
import {
  commentsBesideSql,
  isCommentFoundSql,
  isCommentTextVisibleSql,
  isCommentVisibleSql,
} from '../twins/comment.sql.js';
import { type HidingRow, hidingOf, hidingSql, isHiddenTextVisibleSql, takenBackBySql } from '../twins/hiding.sql.js';
import type { Actor } from '../domain/actor.js';
import {
  CREATE_COMMENT,
  commentStateAt,
  EDIT_COMMENT,
  ERASE_COMMENT,
  VOTE,
  WITHDRAW_COMMENT,
} from '../domain/comment.js';
import { APPEAL, HIDE, RELEASE, REPORT_TO_MODERATORS, TAKE_BACK_HIDING } from '../domain/moderation.js';
import { isAppealable } from '../domain/hiding.js';
import { may } from '../domain/policy.js';
import { INSTITUTION } from '../institutions/institution.fields.js';
import { idBefore } from '../kernel/ids.js';
import { PLAN } from '../plans/plan.fields.js';
import type { COMMENT_ACTIONS, Comment, CommentVersion, CommentVotes } from './comment.types.js';
import type { CommentEntity } from './comment.entity.js';
import { isOpenNow, type PlacedFacts, SUBJECTS, subjectFacts, subjectVisible } from './subjects.js';

/** Counts stand on a side row, so that a vote does not rewrite the comment. */
const WITH_TALLY = `(select c.*, y.replies, y.up, y.down from comment c left join comment_tally y on y.comment_id = c.id)`;

export const COMMENT_VERSION: Read<CommentVersion> = defineRead<CommentVersion>({
  type: 'CommentVersion',
  source: plainTable('comment_version'),
  visible: (t, q) => q.existed(`${t}.written_at`),
  fields: {
    version: column('version'),
    body: column('body'),
    html: derived({ versionBody: stored<string>('body') }, ({ versionBody }) => renderMarkdown(versionBody)),
    writtenAt: instant('written_at'),
  },
});

/** Votes, read from the row of the comment. */
const COMMENT_VOTES: Read<CommentVotes> = defineRead<CommentVotes>({
  type: 'CommentVotes',
  source: () => WITH_TALLY,
  visible: () => '',
  fields: {
    up: column('up'),
    down: column('down'),
    importedUp: column('imported_up'),
    importedDown: column('imported_down'),
    mine: (t, q) =>
      q.actor.kind === 'person'
        ? `(select case v.value when 1 then 'up' else 'down' end from comment_vote v
             where v.comment_id = ${t}.id and v.account_id = ${q.p(q.actor.accountId, 'uuid')})`
        : 'null::text',
  },
});

/** The text at the instant that is read, if the reader may see it now. */
function bodySql(t: Alias, q: Query): string {
  if (!q.asOf) return `${t}.body`;
  const at = q.p(q.asOf.toISOString(), 'timestamptz');
  return `case when coalesce(${t}.edited_at, ${t}.created_at) <= ${at} then ${t}.body
    else (select v.body from comment_version v where v.comment_id = ${t}.id and v.written_at <= ${at} order by v.version desc limit 1) end`;
}

/** The version of the text that stands, now or at the instant of the read. */
export function versionSql(t: Alias, q: Query): string {
  if (!q.asOf) return `${t}.version`;
  return `case when ${q.existed(`coalesce(${t}.edited_at, ${t}.created_at)`)} then ${t}.version
    else (select max(v.version) from comment_version v where v.comment_id = ${t}.id and ${q.existed('v.written_at')}) end`;
}

const shownBody = (t: Alias, q: Query) => `(case when ${isCommentTextVisibleSql(t, q)} then ${bodySql(t, q)} end)`;

/** Excerpt around the words searched for, from a comment that the reader may read. */
export const excerptSql: SqlField = (t, q, field) =>
  headline(`${t}.language`, shownBody(t, q), searchQuery((field.args['text'] as string | undefined) ?? '', q), EXCERPT);

const STATE_FACTS = {
  storedState: stored<string>('state'),
  createdAt: instantFact('created_at'),
  hiding: fact<HidingRow | null>((t) => hidingSql(t)),
};

type StoredState = FactsOf<typeof STATE_FACTS>;

const ACTION_FACTS = {
  ...STATE_FACTS,
  planId: stored<string>('plan_id'),
  authorId: stored<string | null>('author_account_id'),
  concerned: fact<string[]>(concernedSql),
  hiddenBy: fact<string | null>((t) => takenBackBySql(t)),
  subject: fact<PlacedFacts>(subjectFacts),
};

/** The state by the rule of the domain. The facts come as JSON, which has no dates, so they are converted. */
export function stateOf({ storedState, createdAt, hiding }: StoredState, now: Date) {
  return commentStateAt({ state: storedState, createdAt: new Date(createdAt), hiding: hidingOf(hiding) }, now);
}

/** The known fields of a comment that was just added: nothing hides it yet. */
export function writtenComment({ id, state, createdAt }: CommentEntity): KnownOfRow {
  return {
    fields: { id: encodeId('Comment', id) },
    facts: { storedState: state, createdAt: createdAt.toISOString(), hiding: null } satisfies StoredState,
  };
}

export const COMMENT: Read<Comment> = defineRead<Comment>({
  type: 'Comment',
  node: 'Comment',
  interfaces: ['Node'],
  source: () => WITH_TALLY,
  visible: (t, q) => `${isCommentFoundSql(t, q)} and ${subjectVisible(t, q)}`,
  fields: {
    id: globalId('Comment'),
    plan: one(
      () => PLAN,
      (plan, t) => `${plan}.id = ${t}.plan_id`,
    ),
    subject: oneOf(
      'subject_type',
      Object.fromEntries(
        Object.entries(SUBJECTS).map(([kind, { read }]) => [
          kind,
          { read, on: (subject: Alias, t: Alias) => `${subject}.id = ${t}.subject_id` },
        ]),
      ),
    ),
    parent: one(
      () => BELOW_ITS_SUBJECT,
      (parent, t) => `${parent}.id = ${t}.parent_id`,
    ),
    ancestors: many(
      () => BELOW_ITS_SUBJECT,
      (above, t) => `${above}.id in (with recursive up as (
        select p.id, p.parent_id from comment p where p.id = ${t}.parent_id
        union all select p.id, p.parent_id from comment p join up on p.id = up.parent_id) select up.id from up)`,
      (above) => `${above}.depth`,
    ),
    depth: column('depth'),
    threadCursor: derived(
      {
        threadSince: fact<string>((t) => `(select r.created_at::text from comment r where r.id = ${t}.root_id)`),
        rootId: stored<string>('root_id'),
      },
      ({ threadSince, rootId }) => encodeCursor(OLDEST.name, [threadSince, idBefore(rootId)]),
    ),
    author: one(
      () => ACCOUNT,
      (author, t, q) => `${author}.id = ${t}.author_account_id and ${isCommentTextVisibleSql(t, q)}`,
    ),
    authorNamed: (t, q) => `(case when ${isCommentTextVisibleSql(t, q)} then ${t}.author_named end)`,
    institution: one(
      () => INSTITUTION,
      (institution, t, q) => `${institution}.id = ${t}.institution_id and ${isCommentTextVisibleSql(t, q)}`,
    ),
    official: (t) => `${t}.institution_id is not null`,
    position: column('position'),
    body: shownBody,
    html: derived({ body: fact<string | null>(shownBody) }, ({ body }) =>
      body === null ? null : renderMarkdown(body),
    ),
    hiddenBody: (t, q) =>
      `(case when ${t}.state in ('hidden', 'withdrawn') and not ${isCommentTextVisibleSql(t, q)} and ${isHiddenTextVisibleSql(t, q)} then ${t}.body end)`,
    language: column('language'),
    state: derived(STATE_FACTS, (facts, { now }) => stateOf(facts, now)),
    createdAt: instant('created_at'),
    editedAt: (t, q) => `(case when ${q.existed(`${t}.edited_at`)} then ${instantSql(`${t}.edited_at`)} end)`,
    version: versionSql,
    votes: sameRow(() => COMMENT_VOTES),
    replyCount: (t, q) => `(${t}.replies + ${commentsBesideSql(`parent_id = ${t}.id`, q, true)})`,
    synthetic: column('synthetic'),
    availableActions: rights(ACTION_FACTS, (facts, { actor, now }) => actionsOf(facts, actor, now)),
  },
});

function concernedSql(t: Alias): string {
  return `array_to_json(institutions_concerned(${t}.subject_type, ${t}.subject_id) || ${t}.institution_id)`;
}

function actionsOf(facts: FactsOf<typeof ACTION_FACTS>, actor: Actor, now: Date): (typeof COMMENT_ACTIONS)[number][] {
  const state = stateOf(facts, now);
  const own = { ...facts, state };
  const replies =
    state === 'visible' &&
    isOpenNow(facts.subject, now) &&
    may(CREATE_COMMENT, actor, { planId: facts.planId, onBehalfOf: null });
  const hiding = hidingOf(facts.hiding);
  return [
    ...(replies ? (['reply'] as const) : []),
    ...(may(EDIT_COMMENT, actor, own) ? (['edit'] as const) : []),
    ...(may(WITHDRAW_COMMENT, actor, own) ? (['withdraw'] as const) : []),
    ...(may(ERASE_COMMENT, actor, own) ? (['erase'] as const) : []),
    ...(may(VOTE, actor, own) ? (['vote'] as const) : []),
    ...(may(REPORT_TO_MODERATORS.comment, actor, own) ? (['report'] as const) : []),
    ...(may(HIDE.comment, actor, own) ? (['hide'] as const) : []),
    ...(may(TAKE_BACK_HIDING, actor, own) ? (['take_back_hiding'] as const) : []),
    ...(may(RELEASE.comment, actor, own) ? (['release'] as const) : []),
    ...(hiding !== null && isAppealable(hiding, now) && may(APPEAL.comment, actor, own) ? (['appeal'] as const) : []),
  ];
}

/** For lists under a thing: a reader who reached them may see the thing, so its visibility is not checked again. */
export const BELOW_ITS_SUBJECT: Read<Comment> = { ...COMMENT, visible: isCommentVisibleSql };

export const IN_TIME: Order['keys'] = [
  { sql: (t) => `${t}.created_at`, type: 'timestamptz' },
  { sql: (t) => `${t}.id`, type: 'uuid' },
];
export const OLDEST: Order = { name: 'oldest', keys: IN_TIME };
