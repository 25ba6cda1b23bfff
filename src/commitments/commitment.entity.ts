import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LocalizedText } from '../domain/localized-text.js';
import { CommitmentValues } from './commitment-values.fields.js';
import { StatedPeriod } from '../kernel/database/stated-period.js';

@Entity('commitment')
export class CommitmentEntity extends CommitmentValues {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') planId: string;
  @Column('uuid', { nullable: true }) themeId: string | null;
  @Column('text') reference: string;
  @Column('int') position: number;
  @Column('jsonb') title: LocalizedText;
  @Column('jsonb', { nullable: true }) problem: LocalizedText | null;
  @Column('jsonb', { nullable: true }) statusQuo: LocalizedText | null;
  @Column('jsonb', { nullable: true }) action: LocalizedText | null;
  @Column('jsonb', { nullable: true }) contribution: LocalizedText | null;
  @Column(() => StatedPeriod, { prefix: false }) period: StatedPeriod;
  @Column('text', { nullable: true }) origin: string | null;
  @Column('text') state: string;
  @Column('text', { nullable: true }) primaryPolicyArea: string | null;
  @Column('int') version: number;
}

@Entity('commitment_member')
export class CommitmentMemberEntity {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') commitmentId: string;
  @Column('uuid') jurisdictionId: string;
  @Column('int') position: number;
}

@Entity('commitment_owner')
export class CommitmentOwnerEntity {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') commitmentId: string;
  @Column('uuid') institutionId: string;
  @Column('int') position: number;
  @Column('text') role: string;
  @Column('text') state: string;
  @Column('text', { nullable: true }) reason: string | null;
  @Column('date', { nullable: true }) invitedOn: string | null;
  @Column('date', { nullable: true }) respondedOn: string | null;
}
