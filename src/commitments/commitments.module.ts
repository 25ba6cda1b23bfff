import { Module } from '@nestjs/common';
import { extendType } from '../api/extend-type.js';
import { page } from '../api/read/page.js';
import { Institution } from '../institutions/institution.types.js';
import { Plan } from '../plans/plan.types.js';
import { COMMITMENTS } from './commitment.read.js';
import { CommitmentConnection } from './commitment.types.js';
import { CommitmentsArgs } from './commitment.filters.js';
import { CommitmentsResolver } from './commitments.resolver.js';
import { CommitmentsService } from './commitments.service.js';
import { OwnershipService } from './ownership.service.js';

const PlanCommitments = extendType(() => Plan, 'Plan', {
  commitments: {
    type: () => CommitmentConnection,
    description: 'Its commitments.',
    args: CommitmentsArgs,
    read: page({ ...COMMITMENTS, on: (c, t) => `${c}.plan_id = ${t}.id` }),
  },
});

const InstitutionCommitments = extendType(() => Institution, 'Institution', {
  commitments: {
    type: () => CommitmentConnection,
    description: 'The commitments it leads or supports.',
    args: CommitmentsArgs,
    read: page({
      ...COMMITMENTS,
      on: (c, t, q) =>
        `${c}.id in (select o.commitment_id from ${q.table('commitment_owner', true)} o where o.institution_id = ${t}.id)`,
    }),
  },
});

@Module({
  providers: [CommitmentsResolver, CommitmentsService, OwnershipService, PlanCommitments, InstitutionCommitments],
})
export class CommitmentsModule {}
