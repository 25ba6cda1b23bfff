import { Column } from 'typeorm';
import type { DatePrecision, Period, StatedDate } from '../../domain/stated-date.js';

/** The six columns of a period (`periodColumns` in the migrations), embedded in the entities that have one. */
export class StatedPeriod {
  @Column('date', { nullable: true }) startOn: string | null;
  @Column('text', { nullable: true }) startPrecision: DatePrecision | null;
  @Column('text', { nullable: true }) startWritten: string | null;
  @Column('date', { nullable: true }) endOn: string | null;
  @Column('text', { nullable: true }) endPrecision: DatePrecision | null;
  @Column('text', { nullable: true }) endWritten: string | null;

  static of(period: Period): StatedPeriod {
    return Object.assign(new StatedPeriod(), columns('start', period.start), columns('end', period.end));
  }
}

function columns(side: 'start' | 'end', date: StatedDate | null): Partial<StatedPeriod> {
  return {
    [`${side}On`]: date?.on ?? null,
    [`${side}Precision`]: date?.precision ?? null,
    [`${side}Written`]: date?.written ?? null,
  };
}
