import { Module } from '@nestjs/common';
import { ADDED_FIELDS } from './added.fields.js';
import { DecidingService } from './deciding.service.js';
import { PlanTextResolver } from './plan-text.resolver.js';
import { PlanTextService } from './plan-text.service.js';
import { SuggestionsResolver } from './suggestions.resolver.js';
import { SuggestionsService } from './suggestions.service.js';

@Module({
  providers: [
    SuggestionsResolver,
    SuggestionsService,
    DecidingService,
    PlanTextResolver,
    PlanTextService,
    ...ADDED_FIELDS,
  ],
  exports: [SuggestionsService],
})
export class DraftingModule {}
