import { Module } from '@nestjs/common';
import { AttachmentFiles } from './attachment.files.js';
import { AttachmentsResolver } from './attachments.resolver.js';
import { AttachmentsService } from './attachments.service.js';
import { KeptProposalsResolver } from './kept-proposals.resolver.js';
import { KeptProposals } from './kept-proposals.service.js';
import { LeavingAuthor } from './leaving-author.js';
import { MergeService } from './merge.service.js';
import { ProposalsResolver } from './proposals.resolver.js';
import { ProposalsService } from './proposals.service.js';
import { ReviewResolver } from './review.resolver.js';
import { ReviewService } from './review.service.js';
import { SupportService } from './support.service.js';
import { WindowsResolver } from './windows.resolver.js';
import { WindowsService } from './windows.service.js';
import { ADDED_FIELDS } from './added.fields.js';

@Module({
  providers: [
    AttachmentFiles,
    AttachmentsResolver,
    AttachmentsService,
    ProposalsResolver,
    ReviewResolver,
    ProposalsService,
    KeptProposalsResolver,
    KeptProposals,
    SupportService,
    WindowsResolver,
    WindowsService,
    ReviewService,
    MergeService,
    LeavingAuthor,
    ...ADDED_FIELDS,
  ],
})
export class ProposalsModule {}
