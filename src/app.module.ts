import { type DynamicModule, Module } from '@nestjs/common';
import { AccountsModule } from './accounts/accounts.module.js';
import { ActivitiesModule } from './activities/activities.module.js';
import { ApiModule } from './api/api.module.js';
import { AssessmentsModule } from './assessments/assessments.module.js';
import { CommitmentsModule } from './commitments/commitments.module.js';
import { CommentsModule } from './comments/comments.module.js';
import type { Config } from './config.js';
import { ENTITIES } from './entities.js';
import { DraftingModule } from './drafting/drafting.module.js';
import { EvaluationsModule } from './evaluations/evaluations.module.js';
import { ForumModule } from './forum/forum.module.js';
import { HistoryModule } from './history/history.module.js';
import { IndicatorsModule } from './indicators/indicators.module.js';
import { InstitutionsModule } from './institutions/institutions.module.js';
import { KernelModule } from './kernel/kernel.module.js';
import { MilestonesModule } from './milestones/milestones.module.js';
import { ProgressModule } from './progress/progress.module.js';
import { ReportingModule } from './reporting/reporting.module.js';
import { EvidenceModule } from './evidence/evidence.module.js';
import { ModerationModule } from './moderation/moderation.module.js';
import { NotificationsModule } from './notifications/notifications.module.js';
import { OpenDataModule } from './open-data/open-data.module.js';
import { OperationsModule } from './operations/operations.module.js';
import { PlansModule } from './plans/plans.module.js';
import { PortalModule } from './portal/portal.module.js';
import { ProgrammesModule } from './programmes/programmes.module.js';
import { ProposalsModule } from './proposals/proposals.module.js';
import { ResponsesModule } from './responses/responses.module.js';
import { SearchModule } from './search/search.module.js';
import { TasksModule } from './tasks/tasks.module.js';
import { ReportFilesModule } from './report-files/report-files.module.js';
import { WordFilesModule } from './word-files/word-files.module.js';

@Module({})
export class AppModule {
  static on(databaseUrl: string, config: Config): DynamicModule {
    return {
      module: AppModule,
      imports: [
        KernelModule.on(databaseUrl, config, ENTITIES),
        ApiModule,
        AccountsModule.on(config),
        InstitutionsModule,
        PlansModule,
        ForumModule,
        ProposalsModule,
        CommitmentsModule,
        ResponsesModule,
        MilestonesModule,
        ReportingModule,
        ActivitiesModule,
        ProgressModule,
        EvidenceModule,
        DraftingModule,
        ProgrammesModule,
        IndicatorsModule,
        EvaluationsModule,
        AssessmentsModule,
        CommentsModule,
        WordFilesModule,
        ReportFilesModule,
        ModerationModule,
        HistoryModule,
        NotificationsModule,
        SearchModule,
        TasksModule,
        OpenDataModule,
        OperationsModule,
        PortalModule,
      ],
    };
  }
}
