import { Module } from '@nestjs/common';
import { MilestonesResolver } from './milestones.resolver.js';
import { MilestonesService } from './milestones.service.js';
import { CommitmentMilestones } from './milestone.fields.js';

@Module({ providers: [MilestonesResolver, MilestonesService, CommitmentMilestones] })
export class MilestonesModule {}
