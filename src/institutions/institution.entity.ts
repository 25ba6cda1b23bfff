import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LocalizedText } from '../domain/localized-text.js';

@Entity('institution')
export class InstitutionEntity {
  @PrimaryColumn('uuid') id: string;
  @Column('text') slug: string;
  @Column('jsonb') name: LocalizedText;
  @Column('text') kind: string;
  @Column('uuid', { nullable: true }) jurisdictionId: string | null;
  @Column('uuid', { nullable: true }) successorId: string | null;
  @Column('date', { nullable: true }) endOn: string | null;
}
