import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const BESIDE = fileURLToPath(new URL('../../../shared/data', import.meta.url));

/**
 * The path of a folder or file of the real data, which is in no repository: beside it, or in `TEST_DATA`. `null` when
 * it is missing; a message says so, because tests are then skipped.
 */
export function testData(name: string): string | null {
  const path = join(process.env['TEST_DATA'] ?? BESIDE, name);
  if (existsSync(path)) return path;
  process.stderr.write(`\n${name} is not here (TEST_DATA): the tests with it are left out.\n`);
  return null;
}
