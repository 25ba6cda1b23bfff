import { readdirSync, readFileSync } from 'node:fs';
import { expectGenerated } from '../support/generated.js';

const FOLDER = new URL('../../migrations/', import.meta.url);

/** The class of each migration by its file, in the order of their numbers. */
const found = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.ts'))
  .toSorted()
  .map((file) => ({
    file: file.replace(/ts$/, 'js'),
    name: /^export class (\w+)/m.exec(readFileSync(new URL(file, FOLDER), 'utf8'))![1]!,
  }));

it('runs every migration of the folder, in the order of their numbers', () => {
  expectGenerated(
    'src/kernel/database/migrations.ts',
    [
      '// Generated from the folder of migrations: npm run generate',
      ...found.map(({ file, name }) => `import { ${name} } from '../../../migrations/${file}';`),
      '',
      '/** All migrations, in the order in which they run. */',
      'export const MIGRATIONS = [',
      ...found.map(({ name }) => `  ${name},`),
      '];',
      '',
    ].join('\n'),
  );
  for (const { file, name } of found) expect(file).toContain(/\d+$/.exec(name)![0]);
});
