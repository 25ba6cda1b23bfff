import { Module } from '@nestjs/common';
import { CommentableComments, CommentReplies } from './commentable.js';
import { CommentsResolver } from './comments.resolver.js';
import { CommentsService } from './comments.service.js';

@Module({ providers: [CommentsResolver, CommentsService, CommentableComments, CommentReplies] })
export class CommentsModule {}
