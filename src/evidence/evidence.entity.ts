import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LocalizedText } from '../domain/localized-text.js';

@Entity('evidence')
export class EvidenceEntity {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') reportId: string;
  @Column('int') position: number;
  @Column('jsonb') title: LocalizedText;
  @Column('text', { nullable: true }) url: string | null;
  @Column('date', { nullable: true }) datedOn: string | null;
  @Column('text', { nullable: true }) datedPrecision: string | null;
  @Column('jsonb', { nullable: true }) proves: LocalizedText | null;
  @Column('text', { nullable: true }) legalGround: string | null;
  @Column('text', { nullable: true }) notCopied: string | null;
  @Column('timestamptz', { nullable: true }) notOpeningSince: Date | null;
  @Column('timestamptz', { nullable: true }) createdAt: Date | null;
  @Column('text') visibility: string;
  @Column('uuid', { nullable: true }) authorAccountId: string | null;
}

@Entity('evidence_file')
export class EvidenceFileEntity {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') evidenceId: string;
  @Column('text') kind: string;
  @Column('text') sha256: string;
  @Column('text') mediaType: string;
  @Column('int') bytes: number;
  @Column('timestamptz') createdAt: Date;
  /** The content on this server; `null` when only its hash is known, from an imported plan. */
  @Column('uuid', { nullable: true }) fileId: string | null;
}
