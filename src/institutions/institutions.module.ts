import { Module } from '@nestjs/common';
import { InstitutionsResolver } from './institutions.resolver.js';
import { ADDED_FIELDS } from './added.fields.js';

@Module({ providers: [InstitutionsResolver, ...ADDED_FIELDS] })
export class InstitutionsModule {}
