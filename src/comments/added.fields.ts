import { extendInterface, extendType } from '../api/extend-type.js';
import { InTimeArgs } from '../api/in-time.js';
import { derived, fact, many } from '../api/read/fields.js';
import { page } from '../api/read/page.js';
import { extendRead, type SqlField } from '../api/read/read.js';
import { SearchedArgs, TextPiece } from '../api/text-piece.types.js';
import { appointmentsOf } from '../domain/actor.js';
import type { CommentSubject } from '../domain/comment.js';
import { INSTITUTION } from '../institutions/institution.fields.js';
import { commentsBesideSql } from '../twins/comment.sql.js';
import { excerptSql } from './comment.fields.js';
import { COMMENT_VERSIONS, REPLIES, THREADS } from './comment.lists.js';
import { Comment, Commentable, CommentConnection, CommentsArgs, CommentVersionConnection } from './comment.types.js';
import { isOpenNow, type PlacedFacts, SUBJECTS } from './subjects.js';

/** The field `comments` of the interface `Commentable`; it reads alike under each type. */
const CommentableComments = extendType(() => Commentable, 'Commentable', {
  comments: {
    type: () => CommentConnection,
    description: 'Its threads: comments that are no replies.',
    args: CommentsArgs,
    read: page(THREADS),
  },
});

/** The rule `COMMENT` of `domain/comment.ts` as a list: the reader's institutions that may comment on the thing. */
const speakingFor =
  (facts: (typeof SUBJECTS)[CommentSubject]['facts']): SqlField =>
  (t, q, field) => {
    const reports = appointmentsOf(q.actor).flatMap(({ role, planId, institutionId }) =>
      role === 'institution_liaison' && planId && institutionId ? [{ planId, institutionId }] : [],
    );
    if (reports.length === 0) return `'[]'::json`;
    const plan = `((${facts(t, q)}) ->> 'planId')::uuid`;
    return many(
      () => INSTITUTION,
      (c) =>
        `(${c}.id, ${plan}) in (${reports.map((one) => `(${q.p(one.institutionId, 'uuid')}, ${q.p(one.planId, 'uuid')})`).join(', ')})`,
      (c) => `${c}.slug`,
    )(t, q, field);
  };

for (const { node, facts } of Object.values(SUBJECTS)) {
  extendInterface(node, Commentable);
  extendRead(node, {
    comments: page(THREADS),
    speakingFor: speakingFor(facts),
    commentsOpen: derived({ commenting: fact<PlacedFacts>(facts) }, ({ commenting }, { now }) =>
      isOpenNow(commenting, now),
    ),
    commentCount: (t, q) =>
      `(coalesce((select n.comments from commented n where n.subject_id = ${t}.id), 0)
         + ${commentsBesideSql(`subject_id = ${t}.id`, q, false)})`,
  });
}

const CommentLists = extendType(() => Comment, 'Comment', {
  replies: {
    type: () => CommentConnection,
    description: 'The comments that answer it.',
    args: CommentsArgs,
    read: page(REPLIES),
  },
  versions: {
    type: () => CommentVersionConnection,
    description: 'How it read before each edit; empty when it was never edited or cannot be read.',
    args: InTimeArgs,
    read: page(COMMENT_VERSIONS),
  },
});

const CommentExcerpt = extendType(() => Comment, 'Comment', {
  excerpt: {
    type: () => [TextPiece],
    description:
      'The parts of its text in which words that were searched for stand, in pieces; empty when it cannot be read.',
    args: SearchedArgs,
    read: excerptSql,
  },
});

/** The providers that carry these fields into the schema. */
export const ADDED_FIELDS = [CommentableComments, CommentLists, CommentExcerpt];
