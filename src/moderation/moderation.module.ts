import { Module } from '@nestjs/common';
import { AppealsService } from './appeals.service.js';
import { EvidenceModerationResolver } from './evidence-moderation.resolver.js';
import { HidingService } from './hiding.service.js';
import { HoldingService } from './holding.service.js';
import { ModerationResolver } from './moderation.resolver.js';
import { ProposalModerationResolver } from './proposal-moderation.resolver.js';
import { ReleasesByTime } from './releases-by-time.js';
import { ReportsToModeratorsService } from './reports-to-moderators.service.js';
import { SuggestionModerationResolver } from './suggestion-moderation.resolver.js';
import { ADDED_FIELDS } from './added.fields.js';

@Module({
  providers: [
    ModerationResolver,
    ProposalModerationResolver,
    SuggestionModerationResolver,
    EvidenceModerationResolver,
    HidingService,
    HoldingService,
    ReportsToModeratorsService,
    AppealsService,
    ReleasesByTime,
    ...ADDED_FIELDS,
  ],
})
export class ModerationModule {}
