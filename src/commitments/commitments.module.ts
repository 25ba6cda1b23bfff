import { Module } from '@nestjs/common';
import { CommitmentsResolver } from './commitments.resolver.js';
import { CommitmentsService } from './commitments.service.js';
import { OwnershipService } from './ownership.service.js';
import { CommitmentStatesResolver } from './states.resolver.js';
import { CommitmentStatesService } from './states.service.js';
import { ADDED_FIELDS } from './added.fields.js';

@Module({
  providers: [
    CommitmentsResolver,
    CommitmentsService,
    CommitmentStatesResolver,
    CommitmentStatesService,
    OwnershipService,
    ...ADDED_FIELDS,
  ],
})
export class CommitmentsModule {}
