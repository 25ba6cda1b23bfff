import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, versioned } from './support/tables.js';

const ADDED = {
  place: 'text',
  women_attended: 'int check (women_attended >= 0)',
  men_attended: 'int check (men_attended >= 0)',
  // Each element has the code of a language and the number of persons.
  attended_by_language: `jsonb not null default '[]'`,
  state: `text not null default 'recorded' check (state in ('recorded', 'taken_back'))`,
  // The act that made this version, by whom and why; `imported` has neither.
  change: `text not null default 'imported' check (change in ('imported', 'added', 'edited', 'removed'))`,
  reason: 'text',
  changed_role: 'text',
  changed_institution_id: 'uuid references institution',
  version: 'int not null default 1',
};

/**
 * Institutions record the visits of their programmes, correct them and take them back. Each row says which act made it,
 * so the past rows of the table are the versions of the visit.
 */
export class ProgrammeVisits1764000000270 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await addColumns(db, 'programme_visit', { public: ADDED });
    await versioned(db, 'programme_visit');
    await db.query('create index programme_visit_day on programme_visit (programme_id, visited_on, id)');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop index programme_visit_day');
    await db.query('drop function past.programme_visit_at(timestamptz)');
    const drops = Object.keys(ADDED).map((column) => `drop column ${column}`);
    for (const table of ['programme_visit', 'history.programme_visit'])
      await db.query(`alter table ${table} ${drops.join(', ')}`);
    await versioned(db, 'programme_visit');
  }
}
