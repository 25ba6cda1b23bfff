import { Module } from '@nestjs/common';
import { ActivitiesResolver } from './activities.resolver.js';
import { ActivitiesService } from './activities.service.js';
import { ADDED_FIELDS } from './added.fields.js';

@Module({ providers: [ActivitiesResolver, ActivitiesService, ...ADDED_FIELDS] })
export class ActivitiesModule {}
