import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LocalizedText } from '../domain/localized-text.js';
import { StatedPeriod } from '../kernel/database/stated-period.js';

@Entity('activity')
export class ActivityEntity {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') milestoneId: string;
  @Column('int') number: number;
  @Column('text') state: string;
  @Column('jsonb') title: LocalizedText;
  @Column('uuid', { nullable: true }) institutionId: string | null;
  @Column('text', { nullable: true }) who: string | null;
  @Column(() => StatedPeriod, { prefix: '' }) period: StatedPeriod;
  @Column('date', { nullable: true }) doneOn: string | null;
  @Column('text', { nullable: true }) removalReason: string | null;
  @Column('int') version: number;
  @Column('timestamptz') createdAt: Date;
}
