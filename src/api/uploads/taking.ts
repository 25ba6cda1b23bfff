import { createHash } from 'node:crypto';
import { MEDIA_TYPES } from '../../domain/attachment.js';
import { refuse } from '../../domain/refusal.js';
import { newId } from '../../kernel/ids.js';
import type { Transaction } from '../../kernel/transaction.js';

/** A file that something holds. */
export interface TakenFile {
  fileId: string;
  sha256: string;
  mediaType: string;
  bytes: number;
}

/**
 * Takes an upload of this account, which stops being an upload: from now on the rows that name the file keep it. Lists
 * of rows are uploads too, and are no files that people read.
 */
export async function takeUpload(tx: Transaction, id: string, account: string, path: string[]): Promise<TakenFile> {
  const [upload]: Omit<TakenFile, 'fileId'>[] = await tx.manager.query(
    `select sha256, media_type as "mediaType", bytes from upload
      where id = $1 and account_id = $2 and expires_at > $3 and media_type = any($4) for update`,
    [id, account, tx.now, Object.keys(MEDIA_TYPES)],
  );
  if (!upload) refuse('UPLOAD_NOT_FOUND', path);
  const fileId = await fileOf(tx, upload);
  await tx.manager.query('delete from upload where id = $1', [id]);
  return { ...upload, fileId };
}

/** Keeps one row for each content, also when many people send the same file. */
async function fileOf(tx: Transaction, { sha256, mediaType, bytes }: Omit<TakenFile, 'fileId'>): Promise<string> {
  const [{ id }] = await tx.manager.query(
    `insert into file (id, sha256, media_type, bytes) values ($1, $2, $3, $4)
     on conflict (sha256) do update set sha256 = excluded.sha256 returning id`,
    [newId(), sha256, mediaType, bytes],
  );
  return id;
}

/** Keeps a content that this server made or fetched itself, once for each hash. */
async function keepContent(
  tx: Transaction,
  { content, ...file }: Omit<TakenFile, 'fileId'> & { content: Buffer },
): Promise<TakenFile> {
  await tx.manager.query(
    `insert into file_content (sha256, content) values ($1, $2)
     on conflict (sha256) do update set sha256 = excluded.sha256`,
    [file.sha256, content],
  );
  return { ...file, fileId: await fileOf(tx, file) };
}

/** Keeps what was copied from an address. */
export const keepCopy = (
  tx: Transaction,
  { content, mediaType }: { content: Buffer; mediaType: string },
): Promise<TakenFile> => {
  const sha256 = createHash('sha256').update(content).digest('hex');
  return keepContent(tx, { content, mediaType, sha256, bytes: content.length });
};
