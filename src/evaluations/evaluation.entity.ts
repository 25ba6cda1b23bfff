import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LocalizedText } from '../domain/localized-text.js';

@Entity('evaluation')
export class EvaluationEntity {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') programmeId: string;
  @Column('int') position: number;
  @Column('jsonb') title: LocalizedText;
  @Column('jsonb', { nullable: true }) summary: LocalizedText | null;
  @Column('date', { nullable: true }) evaluatedOn: string | null;
  @Column('text', { nullable: true }) evaluatedPrecision: string | null;
  @Column('text', { nullable: true }) url: string | null;
  @Column('text', { nullable: true }) sha256: string | null;
  @Column('text', { nullable: true }) mediaType: string | null;
  @Column('int', { nullable: true }) bytes: number | null;
  /** The content on this server; `null` when only its hash is known, from an imported plan. */
  @Column('uuid', { nullable: true }) fileId: string | null;
  /** When the document was copied from the address; `null` for a file that was sent here. */
  @Column('timestamptz', { nullable: true }) copiedAt: Date | null;
  @Column('text', { nullable: true }) notCopied: string | null;
  @Column('timestamptz', { nullable: true }) notOpeningSince: Date | null;
  @Column('text', { nullable: true }) saidRole: string | null;
  @Column('uuid', { nullable: true }) saidInstitutionId: string | null;
  @Column('text') state: string;
  @Column('text', { nullable: true }) reason: string | null;
  @Column('timestamptz') createdAt: Date;
  @Column('int') version: number;
}

@Entity('finding')
export class FindingEntity {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') evaluationId: string;
  @Column('int') position: number;
  @Column('jsonb') body: LocalizedText;
  @Column('uuid', { nullable: true }) addresseeId: string | null;
  @Column('date', { nullable: true }) answerBy: string | null;
  @Column('jsonb', { nullable: true }) answer: LocalizedText | null;
  @Column('timestamptz', { nullable: true }) answeredAt: Date | null;
  @Column('text', { nullable: true }) answeredRole: string | null;
  @Column('int') version: number;
}
