import { Module } from '@nestjs/common';
import { ADDED_FIELDS } from './added.fields.js';
import { DecidingService } from './deciding.service.js';
import { SuggestionsResolver } from './suggestions.resolver.js';
import { SuggestionsService } from './suggestions.service.js';

@Module({
  providers: [SuggestionsResolver, SuggestionsService, DecidingService, ...ADDED_FIELDS],
  exports: [SuggestionsService],
})
export class DraftingModule {}
