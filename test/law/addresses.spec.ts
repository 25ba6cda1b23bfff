import { readdirSync, readFileSync } from 'node:fs';
import { LANGUAGES } from '../../src/domain/localized-text.js';
import { addressOf, PAGE_NAMES } from '../../src/portal/addresses.js';

/** Features write the paths of pages into letters, because they must not know the portal. */
const PATHS = /\{ es: '(\/?[a-z][\w/:-]*)', en: '(\/?[a-z][\w/:-]*)' \}/g;

/** Pairs of words that are no paths: the anchor of a milestone, and the language tags of formats. */
const NO_PATHS = ['hito', 'es-MX', 'trimestre'];

const pathOf = (address: string) => address.replace(/^\/(?:es|en)(?:\/|$)/, '');
const known = new Set(
  PAGE_NAMES.map((page) => LANGUAGES.map((language) => pathOf(addressOf({ language, page, key: 'KEY' }))).join(' ')),
);

it('leads from letters and doors to pages that there are, in each language to the same one', () => {
  const pairs = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !/^(?:portal|open-data)\/|\.spec\.ts$/.test(file))
    .flatMap((file) =>
      [...readFileSync(`src/${file}`, 'utf8').matchAll(PATHS)].map(([, es, en]) => ({
        file,
        paths: [es!, en!].map((path) => pathOf(path).replace(':key', 'KEY')),
      })),
    )
    .filter(({ paths: [es] }) => !NO_PATHS.includes(es!));
  expect(pairs.length).toBeGreaterThan(15);
  // A path without a key may be completed with the one of a thing.
  const isKnown = (paths: string[]) =>
    known.has(paths.join(' ')) || known.has(paths.map((path) => `${path}/KEY`).join(' '));
  expect(pairs.filter(({ paths }) => !isKnown(paths))).toEqual([]);
});
