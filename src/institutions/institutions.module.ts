import { Module } from '@nestjs/common';
import { InstitutionsResolver } from './institutions.resolver.js';

@Module({ providers: [InstitutionsResolver] })
export class InstitutionsModule {}
