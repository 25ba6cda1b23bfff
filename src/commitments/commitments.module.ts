import { Module } from '@nestjs/common';
import { CommitmentsResolver } from './commitments.resolver.js';
import { CommitmentsService } from './commitments.service.js';
import { OwnershipService } from './ownership.service.js';
import { ADDED_FIELDS } from './added.fields.js';

@Module({
  providers: [CommitmentsResolver, CommitmentsService, OwnershipService, ...ADDED_FIELDS],
})
export class CommitmentsModule {}
