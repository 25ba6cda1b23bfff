import type { MigrationInterface, QueryRunner } from 'typeorm';
import { versioned } from './support/tables.js';

const TABLES = ['response_assignment', 'commitment_owner'];

/** No entry is recorded, because nothing happened: what a row says is only called by another name. */
async function silently(db: QueryRunner, table: string, change: () => Promise<unknown>): Promise<void> {
  await db.query(`alter table ${table} disable trigger must_have_entry, disable trigger keep`);
  await change();
  await db.query(`alter table ${table} enable always trigger must_have_entry, enable always trigger keep`);
}

async function rename(db: QueryRunner, from: string, to: string): Promise<void> {
  await db.query(`alter table response_assignment drop constraint response_assignment_state_check,
    drop constraint response_assignment_${from}_on_a_day`);
  for (const table of TABLES) {
    await db.query(`drop function past.${table}_at(timestamptz)`);
    for (const kept of [table, `history.${table}`])
      await db.query(`alter table ${kept} rename column ${from}_on to ${to}_on`);
  }
  await silently(db, 'response_assignment', async () => {
    for (const kept of ['response_assignment', 'history.response_assignment'])
      await db.query(`update ${kept} set state = $2 where state = $1`, [from, to]);
  });
  await db.query(`alter table response_assignment
    add constraint response_assignment_state_check check (state in ('owed', '${to}', 'released')),
    add constraint response_assignment_${to}_on_a_day check ((state = '${to}') = (${to}_on is not null))`);
  for (const table of TABLES) await versioned(db, table);
}

/** *Response* is what an institution says to a proposal or an invitation; *answer* is for requests and questionnaires. */
export class Responded1764000000210 implements MigrationInterface {
  up(db: QueryRunner): Promise<void> {
    return rename(db, 'answered', 'responded');
  }

  down(db: QueryRunner): Promise<void> {
    return rename(db, 'responded', 'answered');
  }
}
