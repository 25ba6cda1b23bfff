import { existsSync, readdirSync, readFileSync } from 'node:fs';

const FOLDERS = ['src', 'test', 'docs', 'bench', 'scripts', 'migrations'];

const files = [
  ...readdirSync('.'),
  ...FOLDERS.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => `${folder}/${file}`),
  ),
].filter((file) => !file.includes('node_modules/'));
const names = new Set(files.map((file) => file.slice(file.lastIndexOf('/') + 1)));

/** The changelog names files as they were, and a migration that landed is never edited. */
const READ = files.filter(
  (file) => /\.(md|ts|tsx|mjs|js|yaml|graphql)$/.test(file) && !/^(CHANGELOG|migrations\/\d)/.test(file),
);
const DECISION = /^docs\/adr\//;

const unknownIn = (file: string, pattern: RegExp, isKnown: (name: string) => boolean) =>
  [...readFileSync(file, 'utf8').matchAll(pattern)]
    .map(([, name]) => name!)
    .filter((name) => !isKnown(name))
    .map((name) => `${file}: ${name}`);

it('names no document that is not in this repository', () => {
  const isKnown = (name: string) => (name.includes('/') ? files.includes(name) : names.has(name));
  expect(READ.flatMap((file) => unknownIn(file, /((?:[\w-]+\/)*[\w-]+\.md)\b/g, isKnown))).toEqual([]);
  expect(READ.flatMap((file) => unknownIn(file, /(§\s?\d[\d.]*)/g, () => false))).toEqual([]);
});

it('names decisions that there are', () => {
  const numbers = new Set(files.filter((file) => DECISION.test(file)).map((file) => file.slice(9, 13)));
  expect(READ.flatMap((file) => unknownIn(file, /docs\/adr\/(\d{4})/g, (number) => numbers.has(number)))).toEqual([]);
});

it('names what the named file exports', () => {
  const missing = READ.filter((file) => !DECISION.test(file)).flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/((?:`\w+`(?:, | and | or )?)+) in `(src\/[\w./-]+\.tsx?)`/g)].flatMap(
      ([, named = '', source = '']) => {
        const text = existsSync(source) ? readFileSync(source, 'utf8') : '';
        return [...named.matchAll(/`(\w+)`/g)]
          .filter(([, name]) => !new RegExp(`^export (?:async )?\\w+ ${name}\\b`, 'm').test(text))
          .map(([, name]) => `${file}: ${name} in ${source}`);
      },
    ),
  );
  expect(missing).toEqual([]);
});

it('names files and folders of the source that there are, but for decisions, which are of their day', () => {
  const now = READ.filter((file) => !DECISION.test(file));
  const isKnown = (name: string) => existsSync(name) || files.some((file) => file.startsWith(`${name}-`));
  const pattern = /`((?:src|test|docs|bench|scripts|migrations)\/[\w./-]*\w)`/g;
  expect(now.flatMap((file) => unknownIn(file, pattern, isKnown))).toEqual([]);
});
