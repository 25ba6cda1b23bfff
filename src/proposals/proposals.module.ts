import { Module } from '@nestjs/common';
import { extendType } from '../api/extend-type.js';
import { page } from '../api/read/page.js';
import { Institution } from '../institutions/institution.types.js';
import { Plan, Theme } from '../plans/plan.types.js';
import { MergeService } from './merge.service.js';
import { PROPOSALS } from './proposal.lists.js';
import { ProposalConnection, ProposalsArgs } from './proposal.types.js';
import { ProposalsResolver } from './proposals.resolver.js';
import { ProposalsService } from './proposals.service.js';
import { ReviewResolver } from './review.resolver.js';
import { ReviewService } from './review.service.js';
import { SupportService } from './support.service.js';

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

@Module({
  providers: [
    ProposalsResolver,
    ReviewResolver,
    ProposalsService,
    SupportService,
    ReviewService,
    MergeService,
    PlanProposals,
    ThemeProposals,
    InstitutionProposals,
  ],
})
export class ProposalsModule {}
