import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What has to be known of the few things that are hidden. As parts of a statement they were prepared for every row that
 * a page shows; a function that is not called costs nothing.
 */
export class HidingByFunction1764000000065 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create function hiding_of(thing uuid) returns json language sql stable parallel safe as $$
        select json_build_object('rule', d.rule,
            'decidedAt', to_char(d.decided_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
            'appeal', (select json_build_object('outcome', a.outcome,
                'appealedAt', to_char(a.appealed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
              from moderation_appeal a where a.decision_id = d.id))
          from moderation_decision d where d.subject_id = thing and d.lifted_at is null $$`);
    await db.query(`
      create function hiding_lapsed(thing uuid, appealed_before timestamptz, never text[]) returns boolean
        language sql stable parallel safe as $$
        select exists (select from moderation_decision d join moderation_appeal a on a.decision_id = d.id
          where d.subject_id = thing and d.lifted_at is null and a.outcome is null
            and d.rule <> all(never) and a.appealed_at <= appealed_before) $$`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop function hiding_lapsed(uuid, timestamptz, text[])');
    await db.query('drop function hiding_of(uuid)');
  }
}
