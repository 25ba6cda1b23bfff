import { Column, Entity, PrimaryColumn } from 'typeorm';
import { StatedPeriod } from '../kernel/database/stated-period.js';

@Entity('rebaseline')
export class RebaselineEntity {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') milestoneId: string;
  @Column('int') number: number;
  @Column('text') state: string;
  @Column(() => StatedPeriod, { prefix: 'former' }) former: StatedPeriod;
  @Column(() => StatedPeriod, { prefix: 'new' }) next: StatedPeriod;
  @Column('text') reason: string;
  @Column('text') role: string;
  @Column('uuid', { nullable: true }) institutionId: string | null;
  @Column('timestamptz', { nullable: true }) decidedAt: Date | null;
  @Column('text', { nullable: true }) decidedRole: string | null;
  @Column('uuid', { nullable: true }) decidedInstitutionId: string | null;
  @Column('text', { nullable: true }) decisionReason: string | null;
  @Column('text', { nullable: true }) objection: string | null;
  @Column('uuid', { nullable: true }) objectionInstitutionId: string | null;
  @Column('timestamptz', { nullable: true }) objectedAt: Date | null;
  @Column('int') version: number;
  @Column('timestamptz') createdAt: Date;
}

@Entity('rebaseline_agreement')
export class RebaselineAgreementEntity {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') rebaselineId: string;
  @Column('text') role: string;
  @Column('uuid', { nullable: true }) institutionId: string | null;
  @Column('timestamptz') createdAt: Date;
}
