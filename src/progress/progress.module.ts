import { Module } from '@nestjs/common';
import { ADDED_FIELDS } from './added.fields.js';
import { ProgressResolver } from './progress.resolver.js';

@Module({ providers: [ProgressResolver, ...ADDED_FIELDS] })
export class ProgressModule {}
