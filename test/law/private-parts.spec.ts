import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { PIECES } from '../support/pieces.js';

const ROOT = process.cwd();
const SPEED = 'src/kernel/speed/';

/** Files outside the tables of `src/kernel/speed/README.md` that look as if they leaned on something private. */
const ALLOWED: Record<string, string> = {
  'src/open-data/import/csv-file.ts: as unknown as': 'csv-parse types what `encoding: null` gives as texts',
  'src/open-data/plan/export-plan.ts: as unknown as': 'a document of our own, made of rows',
  'src/portal/frame/returned.tsx: as unknown as': 'i18next does not type what `returnObjects` documents',
  'src/kernel/database/patient-client.ts: as never': 'an override of all forms of `query` together',
};

interface Package {
  exports?: Record<string, unknown> | string;
}

const packageOf = (name: string): Package | null => {
  const path = join(ROOT, 'node_modules', name, 'package.json');
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Package) : null;
};

/** A package offers what is imported of it by its name or by one of its `exports`. */
function isOffered(specifier: string): boolean {
  const [, name = '', below = ''] = /^((?:@[^/]+\/)?[^/]+)(\/.+)?$/.exec(specifier) ?? [];
  if (!below) return true;
  const { exports } = packageOf(name) ?? {};
  if (typeof exports !== 'object') return false;
  return Object.keys(exports).some((key) => {
    const [before = '', behind] = key.slice(1).split('*');
    return behind === undefined ? before === below : below.startsWith(before) && below.endsWith(behind);
  });
}

/** Finds in a text all that leans on parts of libraries that their authors did not promise to keep. */
function leaningsIn(text: string): string[] {
  const imported = [...text.matchAll(/(?:\bfrom|\bimport|\brequire|\bresolve)\s*\(?\s*['"]([^.'"][^'"]*)['"]/g)];
  const deep = imported.map(([, specifier]) => specifier!).filter((of) => !of.startsWith('node:') && !isOffered(of));
  // `${name}_private` and `__typename` are no properties with one underscore.
  const underscores = [...text.matchAll(/(?:\.|\[['"])(_[a-z]\w*)/g)].map(([, name]) => name!);
  const casts = [...text.matchAll(/\bas (?:unknown as|never|any)\b/g)].map(([cast]) => cast);
  const names = [...text.matchAll(/^import (?:type )?([^'";]+?) from '[^.'][^']*'/gms)].flatMap(([, list]) => [
    ...list!.matchAll(/\w+/g),
  ]);
  const theirs = new Set(names.map(([name]) => name));
  const patches = [
    ...text.matchAll(/\b(\w+)(?:\.\w+)?\.prototype(?:\.\w+|\[[^\]]+\])\s*=(?!=)/g),
    ...text.matchAll(/\b(?:defineProperty|assign|setPrototypeOf)\(\s*(\w+)(?:\.\w+)?\.prototype\b/g),
  ];
  const patched = patches.filter(([, name]) => theirs.has(name!)).map(([, name]) => `${name}.prototype`);
  return [...new Set([...deep, ...underscores, ...casts, ...patched])];
}

/** A text without its comments, which may well tell of such things. */
const codeOf = (text: string) => text.replaceAll(/^\s*(?:\/\/|\/?\*).*$/gm, '');

const files = ['src', 'scripts']
  .flatMap((folder) => readdirSync(join(ROOT, folder), { withFileTypes: true, recursive: true }))
  .filter((entry) => entry.isFile() && /\.(?:tsx?|mjs)$/.test(entry.name) && !/\.spec\.tsx?$/.test(entry.name))
  .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)));

const found = files.flatMap((file) =>
  leaningsIn(codeOf(readFileSync(join(ROOT, file), 'utf8'))).map((leaning) => ({ file, leaning })),
);
const listed = new Set(PIECES.map(({ piece }) => piece));

it('leans on private parts of libraries in the fast roads and the rows of their README only', () => {
  const others = found
    .filter(({ file }) => !file.startsWith(SPEED) && !listed.has(file))
    .map(({ file, leaning }) => `${file}: ${leaning}`);
  expect(others.toSorted()).toEqual(Object.keys(ALLOWED).toSorted());
});

it('gives each file of the fast roads that leans on something its row', () => {
  const leaning = found.map(({ file }) => file).filter((file) => file.startsWith(SPEED));
  expect(leaning.filter((file) => !listed.has(file))).toEqual([]);
});

it.each([
  [`import { collectFields } from 'graphql/execution/collectFields.js';`, 'graphql/execution/collectFields.js'],
  [`const { x } = await import('fastify/lib/reply.js');`, 'fastify/lib/reply.js'],
  [`require.resolve('pg/lib/query')`, null],
  [`export { Pool } from 'pg-pool/index.js';`, 'pg-pool/index.js'],
  [`import { parse } from 'csv-parse/sync';`, null],
  [`import { useId } from 'preact/hooks';`, null],
  [`import { readFile } from 'node:fs/promises';`, null],
  ['client._ending', '_ending'],
  [`client['_queryQueue']`, '_queryQueue'],
  ['`update ${schema}._private_jobs set x = 1`', '_private_jobs'],
  ['`select ${prefix}_on, __typename`', null],
  ['(db.driver as unknown as { master: Pool }).master', 'as unknown as'],
  ['reply.raw as never', 'as never'],
  [`import pg from 'pg';\npg.Client.prototype.query = mine;`, 'pg.prototype'],
  [`import { Server } from 'fastify';\nObject.defineProperty(Server.prototype, 'x', {});`, 'Server.prototype'],
  [`class Mine {}\nObject.defineProperty(Mine.prototype, 'x', {});`, null],
])('judges %s', (text, leaning) => {
  expect(leaningsIn(text)).toEqual(leaning ? [leaning] : []);
});
