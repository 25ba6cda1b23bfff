import type { MigrationInterface, QueryRunner } from 'typeorm';

const written = (more: string) => `alter table suggestion drop constraint suggestion_is_written_by_someone,
  add constraint suggestion_is_written_by_someone
    check (author_account_id is not null or author_named is not null or import_row_id is not null${more})`;

/** The document of a plan names no person, so a suggestion that comes with one has no author here. */
export class SuggestionsOfImports1764000000231 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(written(` or through = 'import'`));
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(written(''));
  }
}
