import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The exact text that the entry about this contest committed to; another contest may say the same in the same words. */
const OWN_REASON = `
        delete from content c using response_contest r join log l
            on l.verb = 'response.contested' and l.subject = 'rsp_' || replace(r.response_id::text, '-', '')
          where r.account_id = account and c.body = r.reason
            and position(encode(sha256(c.salt || convert_to(c.body, 'UTF8')), 'hex') in l.details) > 0;`;
const SAME_WORDS = `
        delete from content c using response_contest r where r.account_id = account and c.body = r.reason;`;

/** Erasing the reason of a contest also erased the reasons of others in the same words. */
export class ErasedContests1764000000082 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await replaceIn(db, 'erase_proposals', SAME_WORDS, OWN_REASON);
  }

  async down(db: QueryRunner): Promise<void> {
    await replaceIn(db, 'erase_proposals', OWN_REASON, SAME_WORDS);
  }
}

/** Changes one statement of a function and leaves the rest as it is. */
async function replaceIn(db: QueryRunner, name: string, before: string, after: string): Promise<void> {
  const [{ source }] = await db.query(`select pg_get_functiondef('tequio.${name}'::regproc) as source`);
  if (!source.includes(before)) throw new Error(`${name} is not the function that this migration knows`);
  await db.query(source.replace(before, () => after));
}
