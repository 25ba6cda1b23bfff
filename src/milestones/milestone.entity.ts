import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LocalizedText } from '../domain/localized-text.js';
import { StatedPeriod } from '../kernel/database/stated-period.js';

@Entity('milestone')
export class MilestoneEntity {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') commitmentId: string;
  @Column('int') number: number;
  @Column('jsonb') title: LocalizedText;
  @Column('jsonb', { nullable: true }) outputs: LocalizedText | null;
  @Column('jsonb', { nullable: true }) expectedResult: LocalizedText | null;
  @Column('jsonb', { nullable: true }) meansOfVerification: LocalizedText | null;
  @Column(() => StatedPeriod, { prefix: 'planned' }) planned: StatedPeriod;
  @Column(() => StatedPeriod, { prefix: 'current' }) current: StatedPeriod;
  @Column(() => StatedPeriod, { prefix: 'actual' }) actual: StatedPeriod;
  @Column('uuid', { array: true }) institutionIds: string[];
  @Column('int') version: number;
}
