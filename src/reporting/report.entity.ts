import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LocalizedText } from '../domain/localized-text.js';
import type { QuestionAnswers } from '../domain/questionnaire.js';

@Entity('milestone_report')
export class MilestoneReportEntity {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') milestoneId: string;
  @Column('int') position: number;
  @Column('text') voice: string;
  @Column('uuid', { nullable: true }) institutionId: string | null;
  @Column('text') state: string;
  @Column('text', { nullable: true }) status: string | null;
  @Column('boolean') unchanged: boolean;
  @Column('jsonb', { nullable: true }) narrative: LocalizedText | null;
  @Column('jsonb', { nullable: true }) obstacles: LocalizedText | null;
  @Column('uuid', { nullable: true }) questionnaireId: string | null;
  @Column('jsonb') answers: QuestionAnswers;
  @Column('date', { nullable: true }) doneOn: string | null;
  @Column('date', { nullable: true }) periodStartOn: string | null;
  @Column('date', { nullable: true }) periodEndOn: string | null;
  @Column('date', { nullable: true }) reportedOn: string | null;
  @Column('text', { nullable: true }) reportedPrecision: string | null;
  @Column('timestamptz', { nullable: true }) sentAt: Date | null;
  @Column('timestamptz', { nullable: true }) checkedAt: Date | null;
  @Column('text', { nullable: true }) checkedRole: string | null;
  @Column('uuid', { nullable: true }) checkedInstitutionId: string | null;
  @Column('text', { nullable: true }) returnReason: string | null;
  @Column('text', { nullable: true }) justification: string | null;
  @Column('int') version: number;
  @Column('timestamptz', { nullable: true }) createdAt: Date | null;
  @Column('timestamptz', { nullable: true }) updatedAt: Date | null;
}

@Entity('milestone_report_step')
export class MilestoneReportStepEntity {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') reportId: string;
  @Column('int') number: number;
  @Column('text') kind: string;
  @Column('text', { nullable: true }) status: string | null;
  @Column('jsonb', { nullable: true }) narrative: LocalizedText | null;
  @Column('jsonb', { nullable: true }) obstacles: LocalizedText | null;
  @Column('jsonb', { nullable: true }) answers: QuestionAnswers | null;
  @Column('text') role: string;
  @Column('uuid', { nullable: true }) institutionId: string | null;
  @Column('text', { nullable: true }) reason: string | null;
  @Column('timestamptz') createdAt: Date;
}
