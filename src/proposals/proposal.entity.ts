import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LocalizedText } from '../domain/localized-text.js';

@Entity('proposal')
export class ProposalEntity {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') planId: string;
  @Column('text', { nullable: true }) reference: string | null;
  @Column('uuid', { nullable: true }) authorAccountId: string | null;
  @Column('uuid', { nullable: true }) transcribedById: string | null;
  @Column('uuid', { nullable: true }) onBehalfOfId: string | null;
  @Column('jsonb') title: LocalizedText;
  @Column('jsonb', { nullable: true }) problem: LocalizedText | null;
  @Column('jsonb', { nullable: true }) action: LocalizedText | null;
  @Column('jsonb', { nullable: true }) expectedChange: LocalizedText | null;
  @Column('jsonb', { nullable: true }) affected: LocalizedText | null;
  @Column('text', { array: true }) policyAreas: string[];
  @Column('uuid', { array: true }) jurisdictionIds: string[];
  @Column('uuid', { nullable: true }) themeId: string | null;
  @Column('text') state: string;
  @Column('text') visibility: string;
  @Column('boolean') transcribed: boolean;
  @Column('date', { nullable: true }) receivedOn: string | null;
  @Column('text', { nullable: true }) receivedHow: string | null;
  @Column('timestamptz', { nullable: true }) submittedAt: Date | null;
  @Column('date', { nullable: true }) respondBy: string | null;
  @Column('uuid', { nullable: true }) mergedIntoId: string | null;
  @Column('uuid', { nullable: true }) splitFromId: string | null;
  @Column('text', { nullable: true }) reason: string | null;
  @Column('timestamptz', { nullable: true }) editedAt: Date | null;
  @Column('int', { nullable: true }) editedAfterSupports: number | null;
  @Column('timestamptz') createdAt: Date;
  @Column('timestamptz') listedAt: Date;
  @Column('uuid', { nullable: true }) importRowId: string | null;
  @Column('boolean') synthetic: boolean;
  @Column('int') version: number;
}

/** The parts of a proposal that people write. */
export const PROPOSAL_TEXTS = ['title', 'problem', 'action', 'expectedChange', 'affected'] as const;
