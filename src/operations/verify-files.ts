import { createHash } from 'node:crypto';
import type { DataSource } from 'typeorm';

/** Files are read in parts of this size, so that little is in memory. */
const PART = 1024 * 1024;
/** Names of files that are read at once. */
const NAMES = 500;

export interface WrongFile {
  /** The hash under which the file is stored and shown. */
  sha256: string;
  /** The hash of the bytes that are there. */
  computed: string;
  /** The size that is shown, where something names the file, and the size of what is there. */
  bytes: { stated: number | null; there: number };
}

export interface VerifiedFiles {
  files: number;
  bytes: number;
  wrong: WrongFile[];
  /** Files of evidence that came with an imported plan: their hash is known, and their content is not here. */
  knownByHashOnly: number;
}

interface Named {
  sha256: string;
  there: number;
  stated: number | null;
}

/**
 * Reads every stored byte and compares it with the hash under which it is shown. It writes nothing, so it can run while
 * the server runs.
 */
export async function verifyFiles(
  db: DataSource,
  onProgress: (done: number, of: number, files: number) => void = () => undefined,
): Promise<VerifiedFiles> {
  const [{ of, hashes }] = await db.query(
    `select (select coalesce(sum(octet_length(content)), 0) from file_content)::float8 as of,
            (select count(*)::int from evidence_file where file_id is null) as hashes`,
  );
  const seen: VerifiedFiles = { files: 0, bytes: 0, wrong: [], knownByHashOnly: hashes };
  for (let after = ''; ;) {
    const names: Named[] = await db.query(
      `select c.sha256, octet_length(c.content) as there, f.bytes as stated
         from file_content c left join file f on f.sha256 = c.sha256 where c.sha256 > $1 order by c.sha256 limit $2`,
      [after, NAMES],
    );
    if (names.length === 0) return seen;
    for (const file of names) {
      const computed = await hashOf(db, file, (bytes) => onProgress((seen.bytes += bytes), of, seen.files));
      seen.files += 1;
      const { sha256, there, stated } = file;
      if (computed !== sha256 || (stated !== null && stated !== there))
        seen.wrong.push({ sha256, computed, bytes: { stated, there } });
    }
    after = names.at(-1)!.sha256;
  }
}

async function hashOf(db: DataSource, { sha256, there }: Named, read: (bytes: number) => void): Promise<string> {
  const hash = createHash('sha256');
  for (let at = 1; at <= there; at += PART) {
    const [row] = await db.query(
      'select substring(content from $2 for $3) as part from file_content where sha256 = $1',
      [sha256, at, PART],
    );
    // Somebody took the file away while it was read.
    if (!row) return sha256;
    hash.update(row.part);
    read(row.part.length);
  }
  return hash.digest('hex');
}
