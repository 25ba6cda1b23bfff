import { Module } from '@nestjs/common';
import { CommentsModule } from '../comments/comments.module.js';
import { DraftingModule } from '../drafting/drafting.module.js';
import { WordReadings } from './readings.js';
import { SentTexts } from './sent-texts.js';
import { TakingService } from './taking.service.js';
import { WordFilesController } from './word-files.controller.js';
import { ADDED_FIELDS } from './added.fields.js';
import { WordFilesResolver } from './word-files.resolver.js';

/** Texts that leave as Word files, and files that come back as suggestions and comments. */
@Module({
  imports: [DraftingModule, CommentsModule],
  controllers: [WordFilesController],
  providers: [WordFilesResolver, TakingService, WordReadings, SentTexts, ...ADDED_FIELDS],
})
export class WordFilesModule {}
