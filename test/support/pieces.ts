import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The rows of the tables in the README of the fast roads: what leans on private parts of libraries. */
export const PIECES = readFileSync(join(process.cwd(), 'src/kernel/speed/README.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| `'))
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map(([, piece = '', library = '', version = '', leansOn = '', test = '']) => ({
    piece: piece.replaceAll('`', ''),
    library,
    version,
    leansOn,
    test: test.replaceAll('`', ''),
  }));
