import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PIECES } from '../support/pieces.js';

const ROOT = process.cwd();
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');

const installed = (library: string): string => JSON.parse(read(`node_modules/${library}/package.json`)).version;

it('knows the pieces that lean on private parts of libraries', () => expect(PIECES.length).toBeGreaterThan(8));

it.each(PIECES)('$piece was checked with the $library that is installed', ({ piece, library, version, ...row }) => {
  expect(existsSync(join(ROOT, piece)) && existsSync(join(ROOT, row.test))).toBe(true);
  const now = installed(library);
  if (now === version) return;
  throw new Error(
    `${piece} leans on a private part of ${library} and was checked with ${version}; ${now} is installed. It leans on: ${row.leansOn}. Look whether that still holds (npm test -- ${row.test}), then follow the steps in src/kernel/speed/README.md.`,
  );
});
