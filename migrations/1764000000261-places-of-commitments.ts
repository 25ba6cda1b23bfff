import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The places of commitments in their plan count from zero. A commitment that was drafted here got the number of its
 * reference as its place, so that importing the exported plan moved it, which made a version of its text.
 */
export class PlacesOfCommitments1764000000261 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    // No entry is recorded: the order stays as it is in the log.
    await db.query(`alter table commitment disable trigger must_have_entry, disable trigger keep`);
    await db.query(`update commitment c set position = p.place
      from (select id, row_number() over (partition by plan_id order by position, id) - 1 as place from commitment) p
      where p.id = c.id and c.position <> p.place`);
    await db.query(`alter table commitment enable always trigger must_have_entry, enable always trigger keep`);
  }

  /** The order is the same, and the former code reads any places. */
  async down(): Promise<void> {}
}
