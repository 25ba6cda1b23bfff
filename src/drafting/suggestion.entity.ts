import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ClauseKind, Section } from '../domain/clause.js';
import type { DraftingSide, SuggestedField, SuggestionKind } from '../domain/suggestion.js';

@Entity('suggestion')
export class SuggestionEntity {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') planId: string;
  @Column('uuid', { nullable: true }) commitmentId: string | null;
  @Column('int') number: number;
  @Column('text') kind: SuggestionKind;
  @Column('int') baseVersion: number;
  @Column('uuid', { nullable: true }) clauseId: string | null;
  @Column('uuid', { nullable: true }) milestoneId: string | null;
  @Column('text', { nullable: true }) section: Section | null;
  @Column('text', { nullable: true }) clauseKind: ClauseKind | null;
  @Column('uuid', { nullable: true }) afterClauseId: string | null;
  @Column('text') language: string;
  @Column('text', { nullable: true }) baseText: string | null;
  @Column('text', { nullable: true }) text: string | null;
  @Column('text', { nullable: true }) field: SuggestedField | null;
  /** The institution whose role it is about. */
  @Column('uuid', { nullable: true }) institutionId: string | null;
  @Column('jsonb', { nullable: true }) baseValue: object | string | null;
  @Column('jsonb', { nullable: true }) value: unknown;
  @Column('text') reason: string;
  @Column('uuid', { nullable: true }) onBehalfOfId: string | null;
  @Column('uuid', { nullable: true }) authorAccountId: string | null;
  /** The author of the change as the returned Word file names them. */
  @Column('text', { nullable: true }) authorNamed: string | null;
  @Column('text') through: string;
  @Column('text') state: string;
  @Column('boolean') inConflict: boolean;
  @Column('text') visibility: string;
  @Column('date', { nullable: true }) respondBy: string | null;
  @Column('timestamptz', { nullable: true }) decidedAt: Date | null;
  @Column('text', { nullable: true }) decidedRole: string | null;
  @Column('uuid', { nullable: true }) decidedInstitutionId: string | null;
  @Column('uuid', { nullable: true }) sessionId: string | null;
  @Column('text', { nullable: true }) decisionReason: string | null;
  @Column('text', { nullable: true }) finalText: string | null;
  @Column('int', { nullable: true }) madeVersion: number | null;
  @Column('timestamptz', { nullable: true }) revertedAt: Date | null;
  @Column('text', { nullable: true }) revertedRole: string | null;
  @Column('uuid', { nullable: true }) revertedInstitutionId: string | null;
  @Column('text', { nullable: true }) revertReason: string | null;
  @Column('boolean') revertedBefore: boolean;
  @Column('text', { nullable: true }) acceptedBySide: DraftingSide | null;
  @Column('int') version: number;
  @Column('timestamptz') createdAt: Date;
  @Column('timestamptz') listedAt: Date;
}
