import { Module } from '@nestjs/common';
import { ADDED_FIELDS } from './added.fields.js';
import { ProgrammeVisitsResolver } from './programme-visits.resolver.js';
import { ProgrammeVisitsService } from './programme-visits.service.js';
import { ProgrammesResolver } from './programmes.resolver.js';
import { VisitFilesController } from './visit-files.controller.js';
import { VisitFilesService } from './visit-files.service.js';

@Module({
  controllers: [VisitFilesController],
  providers: [ProgrammesResolver, ProgrammeVisitsResolver, ProgrammeVisitsService, VisitFilesService, ...ADDED_FIELDS],
})
export class ProgrammesModule {}
