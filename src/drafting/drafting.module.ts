import { Module } from '@nestjs/common';
import { ADDED_FIELDS } from './added.fields.js';
import { DecidingService } from './deciding.service.js';
import { SuggestionsResolver } from './suggestions.resolver.js';
import { SuggestionsService } from './suggestions.service.js';
import { WordController } from './word.controller.js';

@Module({
  controllers: [WordController],
  providers: [SuggestionsResolver, SuggestionsService, DecidingService, ...ADDED_FIELDS],
})
export class DraftingModule {}
