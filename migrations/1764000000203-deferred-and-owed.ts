import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, versioned } from './support/tables.js';

const states = (names: string) => `alter table commitment drop constraint commitment_state_check,
  add constraint commitment_state_check check (state in (${names}))`;

/**
 * A commitment can be put off, so that one dispute does not keep the whole plan from its day. A response can accept what
 * is still to be written, with the day by which it will be.
 */
export class DeferredAndOwed1764000000203 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(states(`'draft', 'in_consultation', 'deferred', 'adopted', 'ended', 'withdrawn'`));
    for (const table of ['response', 'response_version']) await addColumns(db, table, { public: { write_by: 'date' } });
    await versioned(db, 'response');
    await db.query('create index response_owes_text on response (proposal_id) where write_by is not null');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop function past.response_at(timestamptz)');
    for (const table of ['response', 'history.response', 'response_version'])
      await db.query(`alter table ${table} drop column write_by`);
    await versioned(db, 'response');
    await db.query(states(`'draft', 'in_consultation', 'adopted', 'ended', 'withdrawn'`));
  }
}
