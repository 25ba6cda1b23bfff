import { Module } from '@nestjs/common';
import { ReconsiderationService } from './reconsideration.service.js';
import { ResponsesResolver } from './responses.resolver.js';
import { ReleaseService } from './release.service.js';
import { ResponsesService } from './responses.service.js';
import { SynthesisService } from './synthesis.service.js';
import { TemplatesService } from './templates.service.js';
import { ADDED_FIELDS } from './added.fields.js';

@Module({
  providers: [
    ResponsesResolver,
    ResponsesService,
    ReleaseService,
    ReconsiderationService,
    TemplatesService,
    SynthesisService,
    ...ADDED_FIELDS,
  ],
})
export class ResponsesModule {}
