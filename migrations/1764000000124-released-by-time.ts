import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns } from './support/tables.js';

/** What time alone gives back is written down when it does, so that it is told once. What was given back before is no news. */
export class ReleasedByTime1764000000124 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await addColumns(db, 'comment', { public: { released_at: 'timestamptz(3)' } });
    await addColumns(db, 'moderation_appeal', { public: { lapsed_at: 'timestamptz(3)' } });
    await unlogged(
      db,
      'comment',
      `update comment set released_at = created_at + interval '72 hours'
        where state = 'held' and created_at <= now() - interval '72 hours'`,
    );
    await unlogged(
      db,
      'moderation_appeal',
      `update moderation_appeal a set lapsed_at = appealed_at + interval '15 days' from moderation_decision d
        where d.id = a.decision_id and d.lifted_at is null and d.rule not in ('personal_data', 'unlawful')
          and a.outcome is null and a.appealed_at <= now() - interval '15 days'`,
    );
    await db.query(`create index comment_waiting on comment (created_at) where state = 'held' and released_at is null`);
    await db.query(`create index proposal_waiting_to_be_read on proposal (listed_at) where visibility = 'held'`);
    await db.query(
      `create index moderation_appeal_waiting on moderation_appeal (appealed_at) where outcome is null and lapsed_at is null`,
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop index moderation_appeal_waiting');
    await db.query('drop index proposal_waiting_to_be_read');
    await db.query('alter table moderation_appeal drop column lapsed_at');
    await db.query('alter table comment drop column released_at');
  }
}

/** Bookkeeping about rows that are there: nothing that anybody did, so no entry of the log. */
async function unlogged(db: QueryRunner, table: string, update: string): Promise<void> {
  await db.query(`alter table ${table} disable trigger must_have_entry`);
  await db.query(update);
  await db.query(`alter table ${table} enable always trigger must_have_entry`);
}
