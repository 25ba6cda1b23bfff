import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const BESIDE = fileURLToPath(new URL('../../../shared/data', import.meta.url));

/**
 * Where a folder or file of the real data is, which are in no repository: they lie beside it, or where `TEST_DATA` says.
 * `null` when they are not there, which is said aloud, because tests are then left out.
 */
export function testData(name: string): string | null {
  const path = join(process.env['TEST_DATA'] ?? BESIDE, name);
  if (existsSync(path)) return path;
  process.stderr.write(`\n${name} is not here (TEST_DATA): the tests with it are left out.\n`);
  return null;
}
