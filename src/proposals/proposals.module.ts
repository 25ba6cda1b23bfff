import { Module } from '@nestjs/common';
import { extendType } from '../api/extend-type.js';
import { InTimeArgs, inTime } from '../api/in-time.js';
import { page } from '../api/read/page.js';
import { SearchedArgs } from '../api/text-piece.types.js';
import { Institution } from '../institutions/institution.types.js';
import { Plan, Theme } from '../plans/plan.types.js';
import { ProposalAttachments } from './attachment.read.js';
import { AttachmentsController } from './attachments.controller.js';
import { AttachmentsResolver } from './attachments.resolver.js';
import { AttachmentsService } from './attachments.service.js';
import { matchesSql } from './highlight.js';
import { KeptProposalsResolver } from './kept-proposals.resolver.js';
import { KeptProposals } from './kept-proposals.service.js';
import { LeavingAuthor } from './leaving-author.js';
import { MergeService } from './merge.service.js';
import { PROPOSALS } from './proposal.lists.js';
import { PROPOSAL, PROPOSAL_VERSION } from './proposal.read.js';
import { Proposal, ProposalConnection, ProposalVersionConnection } from './proposal.types.js';
import { TextMatch } from './text-match.types.js';
import { ProposalsArgs } from './proposal.filters.js';
import { ProposalsResolver } from './proposals.resolver.js';
import { ProposalsService } from './proposals.service.js';
import { ReviewResolver } from './review.resolver.js';
import { ReviewService } from './review.service.js';
import { SupportService } from './support.service.js';
import { WindowHistory } from './windows.read.js';
import { WindowsResolver } from './windows.resolver.js';
import { WindowsService } from './windows.service.js';

const proposals = (description: string, on: (child: string, parent: string) => string) => ({
  proposals: {
    type: () => ProposalConnection,
    description,
    args: ProposalsArgs,
    read: page({ ...PROPOSALS, on }),
  },
});

const PlanProposals = extendType(
  () => Plan,
  'Plan',
  proposals('Its proposals.', (c, t) => `${c}.plan_id = ${t}.id`),
);
const ThemeProposals = extendType(
  () => Theme,
  'Theme',
  proposals('The proposals under it.', (c, t) => `${c}.theme_id = ${t}.id`),
);
const InstitutionProposals = extendType(
  () => Institution,
  'Institution',
  proposals('The proposals written on its behalf.', (c, t) => `${c}.on_behalf_of_id = ${t}.id`),
);

const ProposalLists = extendType(() => Proposal, 'Proposal', {
  versions: {
    type: () => ProposalVersionConnection,
    description: 'Its texts since it was submitted.',
    args: InTimeArgs,
    read: page({
      read: () => PROPOSAL_VERSION,
      on: (c, t, q) => `${c}.proposal_id = ${t}.id and ${q.existed(`${c}.created_at`)}`,
      orders: inTime({ sql: (c) => `${c}.number`, type: 'int' }),
    }),
  },
  mergedFrom: {
    type: () => ProposalConnection,
    description: 'The proposals that were merged into it.',
    args: InTimeArgs,
    read: page({
      read: () => PROPOSAL,
      on: (c, t) => `${c}.merged_into_id = ${t}.id`,
      orders: inTime({ sql: (c) => `${c}.listed_at`, type: 'timestamptz' }, { sql: (c) => `${c}.id`, type: 'uuid' }),
    }),
  },
  matches: {
    type: () => TextMatch,
    description: 'Where words that were searched for stand in it.',
    args: SearchedArgs,
    read: matchesSql,
  },
});

@Module({
  controllers: [AttachmentsController],
  providers: [
    AttachmentsResolver,
    AttachmentsService,
    ProposalAttachments,
    ProposalsResolver,
    ReviewResolver,
    ProposalsService,
    KeptProposalsResolver,
    KeptProposals,
    SupportService,
    WindowsResolver,
    WindowsService,
    WindowHistory,
    ReviewService,
    MergeService,
    LeavingAuthor,
    ProposalLists,
    PlanProposals,
    ThemeProposals,
    InstitutionProposals,
  ],
})
export class ProposalsModule {}
