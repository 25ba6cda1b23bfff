import { ActivityEntity } from './activities/activity.entity.js';
import { AccountEntity } from './accounts/account.entity.js';
import { ClauseEntity } from './clauses/clause.entity.js';
import { CommentEntity } from './comments/comment.entity.js';
import { CommitmentEntity, CommitmentMemberEntity, CommitmentOwnerEntity } from './commitments/commitment.entity.js';
import { SuggestionEntity } from './drafting/suggestion.entity.js';
import { EvidenceEntity, EvidenceFileEntity } from './evidence/evidence.entity.js';
import { InstitutionEntity } from './institutions/institution.entity.js';
import { EvaluationEntity, FindingEntity } from './evaluations/evaluation.entity.js';
import { IndicatorEntity } from './indicators/indicator.entity.js';
import { MeasurementEntity } from './indicators/measurement.entity.js';
import { MilestoneEntity } from './milestones/milestone.entity.js';
import { ProgrammeVisitEntity } from './programmes/programme-visit.entity.js';
import { QuestionnaireEntity } from './reporting/questionnaire.entity.js';
import { RebaselineAgreementEntity, RebaselineEntity } from './reporting/rebaseline.entity.js';
import { MilestoneReportEntity, MilestoneReportStepEntity } from './reporting/report.entity.js';
import { ProposalEntity } from './proposals/proposal.entity.js';
import { PlanEntity, PlanMemberEntity, ThemeEntity } from './plans/plan.entity.js';

/** Entities that TypeORM writes. Reads are compiled (`api/read`) and need no entity. */
export const ENTITIES = [
  AccountEntity,
  InstitutionEntity,
  PlanEntity,
  PlanMemberEntity,
  ThemeEntity,
  ProposalEntity,
  ClauseEntity,
  SuggestionEntity,
  CommitmentEntity,
  CommitmentMemberEntity,
  CommitmentOwnerEntity,
  MilestoneEntity,
  ProgrammeVisitEntity,
  IndicatorEntity,
  MeasurementEntity,
  EvaluationEntity,
  FindingEntity,
  MilestoneReportEntity,
  MilestoneReportStepEntity,
  QuestionnaireEntity,
  RebaselineEntity,
  RebaselineAgreementEntity,
  ActivityEntity,
  EvidenceEntity,
  EvidenceFileEntity,
  CommentEntity,
];
