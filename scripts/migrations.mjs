import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

const FOLDER = new URL('../migrations/', import.meta.url);
export const LIST = 'src/kernel/database/migrations.ts';

/** Gives the source that lists every migration of the folder, in the order of their numbers. */
export function migrationList() {
  const found = readdirSync(FOLDER)
    .filter((file) => file.endsWith('.ts'))
    .toSorted()
    .map((file) => {
      const [, name] = /^export class (\w+)/m.exec(readFileSync(new URL(file, FOLDER), 'utf8')) ?? [];
      const [number] = file.split('-', 1);
      if (!name?.endsWith(number)) throw new Error(`${file} needs a class whose name ends with ${number}`);
      return { file: file.replace(/ts$/, 'js'), name };
    });
  return [
    '// Generated from the folder of migrations: npm run generate',
    ...found.map(({ file, name }) => `import { ${name} } from '../../../migrations/${file}';`),
    '',
    '/** All migrations, in the order in which they run. */',
    'export const MIGRATIONS = [',
    ...found.map(({ name }) => `  ${name},`),
    '];',
    '',
  ].join('\n');
}

if (process.argv[1] === new URL(import.meta.url).pathname)
  writeFileSync(new URL(`../${LIST}`, import.meta.url), migrationList());
