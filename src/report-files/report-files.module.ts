import { Module } from '@nestjs/common';
import { ADDED_FIELDS } from './added.fields.js';
import { ReportingModule } from '../reporting/reporting.module.js';
import { ReportFilesController } from './report-files.controller.js';
import { ReportFilesResolver } from './report-files.resolver.js';
import { ReportFiles } from './report-files.service.js';
import { ReportsTables } from './tables.js';
import { SheetTakingService } from './taking.service.js';

/** Tables of milestone reports that leave as spreadsheets, and files that come back as drafts or sent reports. */
@Module({
  imports: [ReportingModule],
  controllers: [ReportFilesController],
  providers: [ReportFilesResolver, ReportFiles, ReportsTables, SheetTakingService, ...ADDED_FIELDS],
})
export class ReportFilesModule {}
