import { Module } from '@nestjs/common';
import { ADDED_FIELDS } from './added.fields.js';
import { CheckingService } from './checking.service.js';
import { ReportsResolver } from './reports.resolver.js';
import { ReportsService } from './reports.service.js';
import { ReportTableService } from './table.service.js';

@Module({ providers: [ReportsResolver, ReportsService, CheckingService, ReportTableService, ...ADDED_FIELDS] })
export class ReportingModule {}
