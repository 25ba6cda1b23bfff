import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LocalizedText } from '../domain/localized-text.js';
import type { SpokenBy, VisitSaid } from '../domain/programme-visit.js';
import type { DatePrecision } from '../domain/stated-date.js';

/** A source as it is stored; `readOn` and `about` come from imports only. */
export interface StoredSource {
  title: LocalizedText;
  url: string | null;
  readOn?: string | null;
  about?: LocalizedText | null;
}

@Entity('programme_visit')
export class ProgrammeVisitEntity {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') programmeId: string;
  @Column('uuid') jurisdictionId: string;
  @Column('date', { nullable: true }) visitedOn: string | null;
  @Column('text', { nullable: true }) visitedPrecision: DatePrecision | null;
  @Column('text', { nullable: true }) visitedWritten: string | null;
  @Column('text', { nullable: true }) place: string | null;
  @Column('jsonb', { nullable: true }) services: LocalizedText | null;
  @Column('int', { nullable: true }) personsAttended: number | null;
  @Column('int', { nullable: true }) womenAttended: number | null;
  @Column('int', { nullable: true }) menAttended: number | null;
  @Column('jsonb') attendedByLanguage: SpokenBy[];
  @Column('jsonb') sources: StoredSource[];
  @Column('text') state: string;
  @Column('text') change: string;
  @Column('text', { nullable: true }) reason: string | null;
  @Column('text', { nullable: true }) changedRole: string | null;
  @Column('uuid', { nullable: true }) changedInstitutionId: string | null;
  @Column('int') version: number;
}

/** The values of a stored visit in the form that the rules take. */
export function saidBy(visit: ProgrammeVisitEntity): VisitSaid {
  const { visitedOn, visitedPrecision, visitedWritten } = visit;
  return {
    jurisdictionId: visit.jurisdictionId,
    visited: visitedPrecision && { on: visitedOn, precision: visitedPrecision, written: visitedWritten },
    place: visit.place,
    services: visit.services,
    personsAttended: visit.personsAttended,
    womenAttended: visit.womenAttended,
    menAttended: visit.menAttended,
    attendedByLanguage: visit.attendedByLanguage,
    sources: visit.sources,
  };
}

/** The columns that hold what is said of a visit. */
export function visitColumns({ visited, ...said }: VisitSaid) {
  return {
    ...said,
    visitedOn: visited?.on ?? null,
    visitedPrecision: visited?.precision ?? null,
    visitedWritten: visited?.written ?? null,
  };
}
