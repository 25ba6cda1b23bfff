import { Module } from '@nestjs/common';
import { ADDED_FIELDS } from './added.fields.js';
import { EvidenceFiles } from './evidence.files.js';
import { EvidenceResolver } from './evidence.resolver.js';
import { EvidenceService } from './evidence.service.js';
import { EvidenceLinks } from './links.js';

@Module({ providers: [EvidenceResolver, EvidenceService, EvidenceFiles, EvidenceLinks, ...ADDED_FIELDS] })
export class EvidenceModule {}
