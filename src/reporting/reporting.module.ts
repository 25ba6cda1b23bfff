import { Module } from '@nestjs/common';
import { ADDED_FIELDS } from './added.fields.js';
import { CheckingService } from './checking.service.js';
import { QuestionnairesResolver } from './questionnaires.resolver.js';
import { QuestionnairesService } from './questionnaires.service.js';
import { RebaselineResolver } from './rebaseline.resolver.js';
import { RebaselineService } from './rebaseline.service.js';
import { ReportsResolver } from './reports.resolver.js';
import { MilestoneReportsService } from './milestone-reports.service.js';
import { ReportTableService } from './table.service.js';

@Module({
  providers: [
    ReportsResolver,
    MilestoneReportsService,
    CheckingService,
    ReportTableService,
    QuestionnairesResolver,
    QuestionnairesService,
    RebaselineResolver,
    RebaselineService,
    ...ADDED_FIELDS,
  ],
  exports: [ReportTableService],
})
export class ReportingModule {}
