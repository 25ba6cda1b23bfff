import { Module } from '@nestjs/common';
import { ADDED_FIELDS } from './added.fields.js';
import { EvaluationFiles } from './evaluation.files.js';
import { EvaluationLinks } from './evaluation.links.js';
import { EvaluationsResolver } from './evaluations.resolver.js';
import { EvaluationsService } from './evaluations.service.js';

@Module({ providers: [EvaluationsResolver, EvaluationsService, EvaluationFiles, EvaluationLinks, ...ADDED_FIELDS] })
export class EvaluationsModule {}
