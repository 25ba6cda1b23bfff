import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const SRC = fileURLToPath(new URL('../../src', import.meta.url));

/** Each layer may import itself, the layers before it, and those listed with it. */
const FEATURES = [
  'accounts',
  'institutions',
  'plans',
  'forum',
  'proposals',
  'clauses',
  'commitments',
  'responses',
  'milestones',
  'reporting',
  'activities',
  'report-files',
  'progress',
  'evidence',
  'drafting',
  'programmes',
  'indicators',
  'evaluations',
  'assessments',
  'comments',
  'word-files',
  'moderation',
];
const READERS = ['history', 'notifications', 'search', 'tasks', 'open-data'];
/** Wiring may import everything. */
const ROOTS = [
  'main.ts',
  'start.ts',
  'server.ts',
  'app.module.ts',
  'entities.ts',
  'cli.ts',
  'config.ts',
  'cli',
  'demo',
  'reference',
  'generate.ts',
];

interface Import {
  from: string;
  to: string;
  typeOnly: boolean;
}

function files(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}

const imports: Import[] = files(SRC).flatMap((file) =>
  [...readFileSync(file, 'utf8').matchAll(/^import (type )?[^'"]*?from '(\.[^']+)'/gms)].map(
    ([, typeOnly, target]) => ({
      from: relative(SRC, file),
      to: relative(SRC, resolve(dirname(file), target!)),
      typeOnly: Boolean(typeOnly),
    }),
  ),
);

const areaOf = (path: string) => path.split('/')[0]!;
const wrong = (rule: (from: string, to: string, line: Import) => boolean) =>
  imports
    .filter((line) => !ROOTS.includes(areaOf(line.from)) && !line.from.endsWith('.spec.ts'))
    .filter((line) => rule(areaOf(line.from), areaOf(line.to), line))
    .map(({ from, to }) => `${from} → ${to}`);

it('finds imports to judge', () => expect(imports.length).toBeGreaterThan(150));

it('keeps the domain pure: it imports nothing but itself, and of packages only pure functions (docs/adr/0121)', () => {
  expect(wrong((from, to) => from === 'domain' && to !== 'domain')).toEqual([]);
  const packages = files(join(SRC, 'domain'))
    .filter((file) => !file.endsWith('.spec.ts'))
    .flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/from '([^.'][^']*)'/g)].map(([, name]) => name));
  expect([...new Set(packages)]).toEqual(['diff']);
});

it('keeps the kernel free of features', () => {
  expect(wrong((from, to) => from === 'kernel' && !['kernel', 'domain', 'config.js', '..'].includes(to))).toEqual([]);
});

it('keeps the api free of features', () => {
  expect(wrong((from, to) => from === 'api' && !['api', 'kernel', 'domain'].includes(to))).toEqual([]);
});

it('lets the twins of rules import the api, the kernel and the domain only', () => {
  expect(wrong((from, to) => from === 'twins' && !['twins', 'api', 'kernel', 'domain'].includes(to))).toEqual([]);
});

it('lets a feature import only earlier ones, the twins, the api, the kernel and the domain', () => {
  expect(
    wrong((from, to) => {
      if (!FEATURES.includes(from)) return false;
      if (['twins', 'api', 'kernel', 'domain'].includes(to)) return false;
      return !FEATURES.includes(to) || FEATURES.indexOf(to) > FEATURES.indexOf(from);
    }),
  ).toEqual([]);
});

it('lets nothing import those who only read', () => {
  expect(wrong((from, to) => READERS.includes(to) && from !== to)).toEqual([]);
});

it('makes the portal a client of the schema and of nothing else', () => {
  const allowed = [
    'accounts/door-told.js',
    'accounts/doors.js',
    'accounts/returned-forms.js',
    'accounts/session.js',
    'api/execute.js',
    'api/language.js',
    'api/uploads/uploads.js',
    'api/words/words.js',
    'domain/actor.js',
    'domain/clause.js',
    'domain/commitment-values.js',
    'domain/days.js',
    'domain/difference.js',
    'domain/direction.js',
    'domain/lengths.js',
    'domain/localized-text.js',
    'domain/measurement.js',
    'domain/milestone.js',
    'domain/printed.js',
    'domain/report-row.js',
    'domain/search.js',
    'domain/reference.js',
    'domain/refusal.js',
    'domain/reporting-calendar.js',
    'domain/stated-date.js',
    'domain/text.js',
    'domain/written-number.js',
    'domain/visibility.js',
    'domain/whole-minutes.js',
    'domain/written-number.js',
    'kernel/clock.js',
    'kernel/cookies.js',
    'kernel/database/away.js',
    'kernel/encoding.js',
    'kernel/site.js',
    'kernel/trace.js',
  ];
  expect(wrong((from, to, line) => from === 'portal' && to !== 'portal' && !allowed.includes(line.to))).toEqual([]);
  expect(wrong((from, to) => to === 'portal' && from !== 'portal')).toEqual([]);
});

it('declares the fields of a type in *.fields.ts alone, and what a feature adds to earlier types in its added.fields.ts', () => {
  // `api/extend-type.ts` makes these types, and `LocalizedText` is a type of the api itself.
  const calls = (name: string, belongs: RegExp) =>
    files(SRC)
      .filter((file) => new RegExp(`(?<!function )\\b(?:${name})(?:<[^(]*>)?\\(`).test(readFileSync(file, 'utf8')))
      .map((file) => relative(SRC, file))
      .filter((file) => areaOf(file) !== 'api' && !belongs.test(file));
  expect(files(SRC).filter((file) => file.endsWith('.fields.ts')).length).toBeGreaterThan(20);
  expect(calls('defineRead', /\.fields\.ts$/)).toEqual([]);
  expect(calls('extendType|extendRead|extendInterface', /^\w[\w-]*\/added\.fields\.ts$/)).toEqual([]);
  expect(calls('ResolveField', /^$/)).toEqual([]);
});

it('leaves modules to be tables of contents', () => {
  const declaring = files(SRC)
    .filter((file) => file.endsWith('.module.ts') && !['api', 'kernel'].includes(areaOf(relative(SRC, file))))
    .filter((file) => /^(?:export )?(?:async )?(?:const|function) /m.test(readFileSync(file, 'utf8')));
  expect(declaring.map((file) => relative(SRC, file))).toEqual([]);
});

it('reads the environment in one place', () => {
  const readers = files(SRC).filter((file) => /process\.env/.test(readFileSync(file, 'utf8')));
  expect(
    readers
      .map((file) => relative(SRC, file))
      .filter((file) => !['config.ts', 'kernel/embedded-postgres/processes.ts'].includes(file)),
  ).toEqual([]);
});

it('puts values into SQL only as parameters: no template literal in a query builder', () => {
  const builders = files(SRC).filter((file) =>
    /\.(where|andWhere|orWhere|orderBy)\(\s*`/.test(readFileSync(file, 'utf8')),
  );
  expect(builders).toEqual([]);
});
