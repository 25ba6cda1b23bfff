import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, versioned } from './support/tables.js';

/** A suggestion is owed an answer by a day, as a proposal is: the end of the next window for responses, or sixty days. */
export class SuggestionsOwed1764000000230 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await addColumns(db, 'suggestion', { public: { respond_by: 'date' } });
    await versioned(db, 'suggestion');
    // No entry is recorded: the day follows from what is in the log already.
    for (const table of ['suggestion', 'history.suggestion']) {
      const isLive = table === 'suggestion';
      if (isLive) await db.query(`alter table suggestion disable trigger must_have_entry, disable trigger keep`);
      await db.query(`update ${table} s set respond_by = coalesce(
          (select min(((r.closes_at - interval '1 millisecond') at time zone p.time_zone)::date) from plan_window r
            where r.plan_id = p.id and r.kind = 'reasoned_response' and r.closes_at > s.created_at),
          (s.created_at at time zone p.time_zone)::date + 60)
        from plan p where p.id = s.plan_id`);
      if (isLive)
        await db.query(`alter table suggestion enable always trigger must_have_entry, enable always trigger keep`);
    }
    await db.query(`create index suggestion_due on suggestion (plan_id, respond_by) where state = 'pending'`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop function past.suggestion_at(timestamptz)');
    for (const table of ['suggestion', 'history.suggestion'])
      await db.query(`alter table ${table} drop column respond_by`);
    await versioned(db, 'suggestion');
  }
}
