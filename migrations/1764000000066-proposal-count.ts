import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What decides who sees a proposal, so that they are counted from the index that lists them, without the table. */
const SEEN_BY = 'include (state, visibility, author_account_id, transcribed)';

export class ProposalCount1764000000066 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await index(db, SEEN_BY);
  }

  async down(db: QueryRunner): Promise<void> {
    await index(db, '');
  }
}

async function index(db: QueryRunner, more: string): Promise<void> {
  await db.query('drop index proposal_listed, proposal_plan_listed');
  await db.query(`create index proposal_listed on proposal (listed_at, id) ${more}`);
  await db.query(`create index proposal_plan_listed on proposal (plan_id, listed_at, id) ${more}`);
}
