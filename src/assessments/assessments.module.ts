import { Module } from '@nestjs/common';
import { AssessmentsResolver, CommitmentAssessments, PlanAssessments } from './assessments.resolver.js';

@Module({ providers: [AssessmentsResolver, CommitmentAssessments, PlanAssessments] })
export class AssessmentsModule {}
