import { Module } from '@nestjs/common';
import { CommentsResolver } from './comments.resolver.js';
import { CommentsService } from './comments.service.js';
import { ADDED_FIELDS } from './added.fields.js';

@Module({
  exports: [CommentsService],
  providers: [CommentsResolver, CommentsService, ...ADDED_FIELDS],
})
export class CommentsModule {}
