import type { MigrationInterface, QueryRunner } from 'typeorm';

const INDEXES = {
  milestone_report_sent: 'milestone_report ((coalesce(sent_at, valid_from)), id)',
  programme_visit_latest: `programme_visit ((coalesce(visited_on, date '0001-01-01')), id)`,
  finding_due: `finding ((coalesce(answer_by, date '9999-12-31')), id)`,
};

/** Reports, visits and findings of the whole site are listed along these indexes; without them all were sorted. */
export class ListsOfTheWholeSite1764000000432 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const [name, on] of Object.entries(INDEXES)) await db.query(`create index ${name} on ${on}`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop index ${Object.keys(INDEXES).join(', ')}`);
  }
}
