import { Module } from '@nestjs/common';
import { AssessmentsResolver } from './assessments.resolver.js';
import { ADDED_FIELDS } from './added.fields.js';

@Module({ providers: [AssessmentsResolver, ...ADDED_FIELDS] })
export class AssessmentsModule {}
