import { extendInterface, extendType } from '../api/extend-type.js';
import { derived } from '../api/read/fields.js';
import { page } from '../api/read/page.js';
import { extendRead } from '../api/read/read.js';
import { REPLIES, THREADS } from './comment.read.js';
import { Comment, Commentable, CommentConnection, CommentsArgs } from './comment.types.js';
import { isOpenNow, type PlacedFacts, SUBJECTS } from './subjects.js';

/** The comments of whatever can be commented on: a field of the interface, read alike under each type. */
export const CommentableComments = extendType(() => Commentable as never, 'Commentable', {
  comments: {
    type: () => CommentConnection,
    description: 'Its threads: comments that answer no other.',
    args: CommentsArgs,
    read: page(THREADS),
  },
});

for (const { node, facts } of Object.values(SUBJECTS)) {
  extendInterface(node, Commentable as never);
  extendRead(node, {
    comments: page(THREADS),
    commentsOpen: derived({ commenting: facts }, (known, { now }) =>
      isOpenNow(known['commenting'] as PlacedFacts, now),
    ),
    commentCount: (t) => `coalesce((select n.comments from commented n where n.subject_id = ${t}.id), 0)`,
  });
}

export const CommentReplies = extendType(() => Comment, 'Comment', {
  replies: {
    type: () => CommentConnection,
    description: 'The comments that answer it.',
    args: CommentsArgs,
    read: page(REPLIES),
  },
});
