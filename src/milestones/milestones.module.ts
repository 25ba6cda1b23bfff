import { Module } from '@nestjs/common';
import { MilestonesResolver } from './milestones.resolver.js';
import { MilestonesService } from './milestones.service.js';
import { ADDED_FIELDS } from './added.fields.js';

@Module({ providers: [MilestonesResolver, MilestonesService, ...ADDED_FIELDS] })
export class MilestonesModule {}
