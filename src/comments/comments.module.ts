import { Module } from '@nestjs/common';
import { extendType } from '../api/extend-type.js';
import { SearchedArgs, TextPiece } from '../api/text-piece.types.js';
import { excerptSql } from './comment.read.js';
import { Comment } from './comment.types.js';
import { CommentableComments, CommentLists } from './commentable.js';
import { CommentsResolver } from './comments.resolver.js';
import { CommentsService } from './comments.service.js';

const CommentExcerpt = extendType(() => Comment, 'Comment', {
  excerpt: {
    type: () => [TextPiece],
    description:
      'The parts of its text in which words that were searched for stand, in pieces; empty when it cannot be read.',
    args: SearchedArgs,
    read: excerptSql,
  },
});

@Module({
  providers: [CommentsResolver, CommentsService, CommentableComments, CommentLists, CommentExcerpt],
})
export class CommentsModule {}
