import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * A new temporary folder that other accounts may pass through. Where root starts the server, the database runs under
 * PostgreSQL's own account: from a closed folder it would move to `/var/lib/tequio`, and stay there for ever.
 */
export function openFolder(name) {
  const folder = mkdtempSync(join(tmpdir(), name));
  chmodSync(folder, 0o755);
  return folder;
}
