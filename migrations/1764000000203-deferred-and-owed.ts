import type { MigrationInterface, QueryRunner } from 'typeorm';

const states = (names: string) => `alter table commitment drop constraint commitment_state_check,
  add constraint commitment_state_check check (state in (${names}))`;

/** A commitment can be put off, so that one dispute does not keep the whole plan from its day. */
export class DeferredCommitments1764000000203 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(states(`'draft', 'in_consultation', 'deferred', 'adopted', 'ended', 'withdrawn'`));
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(states(`'draft', 'in_consultation', 'adopted', 'ended', 'withdrawn'`));
  }
}
