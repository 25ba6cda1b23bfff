import { Module } from '@nestjs/common';
import { ADDED_FIELDS } from './added.fields.js';

@Module({ providers: [...ADDED_FIELDS] })
export class EvidenceModule {}
