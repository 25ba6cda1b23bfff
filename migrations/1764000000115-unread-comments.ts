import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Comments that not everybody reads are few; each number of comments looks for them, so that it equals the list below it. */
export class UnreadComments1764000000115 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`create index comment_unread on comment (subject_id) where state in ('held', 'hidden')`);
    await db.query(
      `create index comment_unread_reply on comment (parent_id) where state in ('held', 'hidden') and parent_id is not null`,
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop index comment_unread');
    await db.query('drop index comment_unread_reply');
  }
}
