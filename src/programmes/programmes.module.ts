import { Module } from '@nestjs/common';
import { CommitmentProgrammes, PlanProgrammes, ProgrammesResolver } from './programmes.resolver.js';

@Module({ providers: [ProgrammesResolver, CommitmentProgrammes, PlanProgrammes] })
export class ProgrammesModule {}
