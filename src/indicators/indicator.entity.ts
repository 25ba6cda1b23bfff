import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CitedSource, IndicatorSaid } from '../domain/indicator.js';
import type { LocalizedText } from '../domain/localized-text.js';
import type { DatePrecision, StatedDate } from '../domain/stated-date.js';
import { numeric } from './numeric.js';

@Entity('indicator')
export class IndicatorEntity {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { nullable: true }) programmeId: string | null;
  @Column('uuid', { nullable: true }) commitmentId: string | null;
  @Column('uuid', { nullable: true }) milestoneId: string | null;
  @Column('int') position: number;
  @Column('text') code: string;
  @Column('jsonb') name: LocalizedText;
  @Column('text') unit: string;
  @Column('jsonb') unitLabel: LocalizedText;
  @Column('numeric', { nullable: true, transformer: numeric }) baselineValue: number | null;
  @Column('date', { nullable: true }) baselineOn: string | null;
  @Column('text', { nullable: true }) baselinePrecision: DatePrecision | null;
  @Column('text', { nullable: true }) baselineWritten: string | null;
  @Column('jsonb') baselineSources: CitedSource[];
  @Column('numeric', { nullable: true, transformer: numeric }) targetValue: number | null;
  @Column('date', { nullable: true }) targetOn: string | null;
  @Column('text', { nullable: true }) targetPrecision: DatePrecision | null;
  @Column('text', { nullable: true }) targetWritten: string | null;
  @Column('boolean') addedLater: boolean;
  @Column('text') state: string;
  @Column('text') change: string;
  @Column('text', { nullable: true }) reason: string | null;
  @Column('text', { nullable: true }) changedRole: string | null;
  @Column('uuid', { nullable: true }) changedInstitutionId: string | null;
  @Column('int') version: number;
}

/** The values of a stored indicator, as the rules ask for them. */
export function indicatorSaid(row: IndicatorEntity): IndicatorSaid {
  return {
    name: row.name,
    unit: row.unit,
    unitLabel: row.unitLabel,
    baselineValue: row.baselineValue,
    baseline: statedIn(row.baselineOn, row.baselinePrecision, row.baselineWritten),
    baselineSources: row.baselineSources,
    targetValue: row.targetValue,
    target: statedIn(row.targetOn, row.targetPrecision, row.targetWritten),
  };
}

/** The columns that hold what an indicator says. */
export function indicatorColumns({ baseline, target, ...said }: IndicatorSaid) {
  return {
    ...said,
    baselineOn: baseline?.on ?? null,
    baselinePrecision: baseline?.precision ?? null,
    baselineWritten: baseline?.written ?? null,
    targetOn: target?.on ?? null,
    targetPrecision: target?.precision ?? null,
    targetWritten: target?.written ?? null,
  };
}

export const statedIn = (
  on: string | null,
  precision: DatePrecision | null,
  written: string | null,
): StatedDate | null => precision && { on, precision, written };
