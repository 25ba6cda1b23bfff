import { Module } from '@nestjs/common';
import { ProgrammesResolver } from './programmes.resolver.js';
import { ADDED_FIELDS } from './added.fields.js';

@Module({ providers: [ProgrammesResolver, ...ADDED_FIELDS] })
export class ProgrammesModule {}
