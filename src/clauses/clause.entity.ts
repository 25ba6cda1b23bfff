import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LocalizedText } from '../domain/localized-text.js';

@Entity('clause')
export class ClauseEntity {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') planId: string;
  @Column('uuid', { nullable: true }) commitmentId: string | null;
  @Column('uuid', { nullable: true }) milestoneId: string | null;
  @Column('text') section: string;
  @Column('text') kind: string;
  @Column('int') place: number;
  @Column('jsonb') text: LocalizedText;
  @Column('boolean') removed: boolean;
  @Column('int') changedIn: number;
}
