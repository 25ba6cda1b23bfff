import { existsSync, readdirSync, readFileSync } from 'node:fs';

const FOLDERS = ['src', 'test', 'docs', 'bench', 'bin', 'deploy', 'drills', 'scripts', 'migrations'];

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

/** Words between backticks: of documents all, of code those in comments. */
function quotedIn(file: string): string[] {
  const source = readFileSync(file, 'utf8');
  const text = file.endsWith('.md')
    ? source
    : [...source.matchAll(/\/\*[^]*?\*\/|^\s*(?:\/\/|#).*$/gm)].map(([comment]) => comment).join('\n');
  return [...text.matchAll(/`([^`\s]+)`/g)].map(([, quoted]) => quoted!);
}

/** Names of files that are not of this repository, or not yet. */
const ELSEWHERE = ['pt.json', 'graphql/execution/collectFields.js'];

it('names files that there are, also by the end of their path or by a pattern', () => {
  const ended = (name: string) =>
    new RegExp(
      `(?:^|/)${name
        .replaceAll('.', '\\.')
        .replaceAll('*', '[^/]*')
        .replaceAll(/\{[^}]*\}/g, '[^/]*')}$`,
    );
  const unknown = READ.filter((file) => !DECISION.test(file)).flatMap((file) =>
    quotedIn(file)
      .filter((name) => /^[\w./*{},-]+\.(?:tsx?|m?js|json|graphql|css|md|yaml|sh)$/.test(name))
      .map((name) => name.replace(/^(?:\.{1,2}\/)+/, ''))
      .filter((name) => !ELSEWHERE.includes(name) && !files.some((one) => ended(name).test(one)))
      .map((name) => `${file}: ${name}`),
  );
  expect(unknown).toEqual([]);
});

it('names what a file of the source exports, behind its name and #', () => {
  const unknown = READ.filter((file) => !DECISION.test(file)).flatMap((file) =>
    quotedIn(file).flatMap((quoted) => {
      const [, path, name] = /^(?:src\/)?(\w[\w/-]*)#(\w+)$/.exec(quoted) ?? [];
      if (!path) return [];
      const source = [`src/${path}.ts`, `src/${path}.tsx`].find((one) => existsSync(one));
      const exported = new RegExp(`^export (?:async )?\\w+ ${name}\\b`, 'm');
      return source && exported.test(readFileSync(source, 'utf8')) ? [] : `${file}: ${quoted}`;
    }),
  );
  expect(unknown).toEqual([]);
});

it('names commands of npm that there are', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
  expect(READ.flatMap((file) => unknownIn(file, /npm run (?:-s )?([\w:]+)/g, (name) => name in scripts))).toEqual([]);
});

it('lists exactly the settings that there are', () => {
  const [, settings = ''] = /const Settings = z\.object\(\{([^]*?)\n\}\);/.exec(readFileSync('src/config.ts', 'utf8'))!;
  const known = [...settings.matchAll(/^ {2}([A-Z_]+):/gm)].map(([, name]) => name!);
  const [, table = ''] = /## Settings\n([^]*?)\n## /.exec(readFileSync('README.md', 'utf8'))!;
  const listed = [...table.matchAll(/^\| (`[^|]*`) *\|/gm)].flatMap(([, cell]) =>
    [...cell!.matchAll(/`([A-Z_]+)`/g)].map(([, name]) => name!),
  );
  // The kind of site is set by the image and by `npm`, and is explained where people sign in.
  expect(listed.toSorted()).toEqual(known.filter((name) => name !== 'NODE_ENV').toSorted());
});

it('shows each picture of the documents in the README', () => {
  const shown = [...readFileSync('README.md', 'utf8').matchAll(/docs\/pictures\/[\w-]+\.png/g)].map(([path]) => path);
  expect(shown.toSorted()).toEqual(files.filter((file) => file.startsWith('docs/pictures/')).toSorted());
});
