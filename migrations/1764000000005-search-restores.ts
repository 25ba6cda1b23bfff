import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * With a body that the database parses, the function's need of the two text search configurations is recorded. As a
 * string it was not: a dump created the tables before the configurations, and could not be restored.
 */
export class SearchRestores1764000000005 implements MigrationInterface {
  name = 'SearchRestores1764000000005';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create or replace function searchable(value jsonb) returns tsvector language sql immutable parallel safe
        return to_tsvector('tequio.es'::regconfig, coalesce(value -> 'es' ->> 'text', ''))
            || to_tsvector('tequio.en'::regconfig, coalesce(value -> 'en' ->> 'text', ''))`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      create or replace function searchable(value jsonb) returns tsvector language sql immutable parallel safe as $$
        select to_tsvector('tequio.es'::regconfig, coalesce(value -> 'es' ->> 'text', ''))
            || to_tsvector('tequio.en'::regconfig, coalesce(value -> 'en' ->> 'text', '')) $$`);
  }
}
