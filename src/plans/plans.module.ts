import { Module } from '@nestjs/common';
import { PlansResolver } from './plans.resolver.js';
import { ADDED_FIELDS } from './added.fields.js';

@Module({ providers: [PlansResolver, ...ADDED_FIELDS] })
export class PlansModule {}
