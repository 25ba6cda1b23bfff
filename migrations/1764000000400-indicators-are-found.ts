import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A search looks for words in the names of indicators. */
export class IndicatorsAreFound1764000000400 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query('create index indicator_search on indicator using gin (searchable(name))');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop index indicator_search');
  }
}
