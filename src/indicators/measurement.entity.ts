import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CitedSource, MeasurementSaid, QUALIFIERS } from '../domain/indicator.js';
import type { LocalizedText } from '../domain/localized-text.js';
import type { DatePrecision } from '../domain/stated-date.js';
import { statedIn } from './indicator.entity.js';
import { numeric } from './numeric.js';

@Entity('measurement')
export class MeasurementEntity {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') indicatorId: string;
  @Column('uuid', { nullable: true }) programmeId: string | null;
  @Column('int') position: number;
  /** Code of the indicator. */
  @Column('text') indicator: string;
  /** Name of what is measured, as the source has it. */
  @Column('jsonb') label: LocalizedText;
  @Column('numeric', { transformer: numeric }) value: number;
  @Column('text') qualifier: (typeof QUALIFIERS)[number];
  @Column('text') unit: string;
  @Column('jsonb') unitLabel: LocalizedText;
  @Column('date', { nullable: true }) asOfOn: string | null;
  @Column('text', { nullable: true }) asOfPrecision: DatePrecision | null;
  @Column('text', { nullable: true }) asOfWritten: string | null;
  @Column('jsonb', { nullable: true }) scope: LocalizedText | null;
  @Column('jsonb') sources: CitedSource[];
  @Column('text', { nullable: true }) saidRole: string | null;
  @Column('uuid', { nullable: true }) saidInstitutionId: string | null;
  @Column('text') state: string;
  @Column('text') change: string;
  @Column('text', { nullable: true }) reason: string | null;
  @Column('text', { nullable: true }) changedRole: string | null;
  @Column('uuid', { nullable: true }) changedInstitutionId: string | null;
  @Column('int') version: number;
}

/** The values of a stored measurement, as the rules ask for them. */
export function measurementSaid(row: MeasurementEntity): MeasurementSaid {
  const { value, qualifier, unit, unitLabel, scope, sources } = row;
  const asOf = statedIn(row.asOfOn, row.asOfPrecision, row.asOfWritten);
  return { value, qualifier, unit, unitLabel, asOf, scope, sources };
}

/** The columns that hold what a measurement says. */
export function measurementColumns({ asOf, ...said }: MeasurementSaid) {
  return {
    ...said,
    asOfOn: asOf?.on ?? null,
    asOfPrecision: asOf?.precision ?? null,
    asOfWritten: asOf?.written ?? null,
  };
}
