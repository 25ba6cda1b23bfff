import { asRead } from '../accounts/look-alike.js';
import { copiesOffice } from './public-name.js';
import {
  ADORNING,
  ANYWHERE,
  AUTHORITIES,
  BEGINNINGS,
  FUNCTIONS,
  IN_SHORT,
  IN_SHORT_OR_NAMES,
  NOT_ALONE,
  OFFICES,
  OFFICES_AS_WRITTEN,
  SMALL,
  WATCHERS,
} from './words-of-offices.js';

/** A site without institutions: only the words of this file decide. */
const copies = (name: string) => copiesOffice(name, { roles: [], bodies: [], acronyms: [], places: [] }, asRead);
const names = (list: string[], around: (word: string) => string = (word) => word) =>
  list.map(around).filter((name) => !copies(name));
const alone = FUNCTIONS.filter((word) => !NOT_ALONE.includes(word));

it.each([
  ['an office as a whole name', names(OFFICES)],
  ['an office as it is written', names(OFFICES_AS_WRITTEN)],
  ['a beginning before a name', names(BEGINNINGS, (word) => `${word} Ana Ruiz`)],
  ['a function alone', names(alone)],
  ['a function before an authority', names(FUNCTIONS, (word) => `${word} del Ayuntamiento`)],
  ['an authority after a function', names(AUTHORITIES, (word) => `Enlace ${word}`)],
  ['a word of moderators in the middle', names(ANYWHERE, (word) => `Ana ${word} Ruiz`)],
  ['an office with its small words', names(SMALL, (word) => `${word} Tequio`)],
  ['an office with what adorns it', names(ADORNING, (word) => `Tequio ${word}`)],
])('refuses %s, for every word of the list', (_, allowed) => expect(allowed).toEqual([]));

it.each([
  ['a function that may be a name', NOT_ALONE.filter(copies)],
  ['a group that watches', WATCHERS.filter((word) => copies(`${word} de Ana Ruiz`))],
  ['an office as part of a name', ['Ana Foro', 'Ana Estado', 'Ana Root'].filter(copies)],
  ['a name that begins like a short word', ['Edo Ruiz', 'Gob Chan', 'Sec Nguyen'].filter(copies)],
])('allows %s', (_, refused) => expect(refused).toEqual([]));

/** The test tries one word of each line of each list, so that no line can be lost without a sign. */
it.each<[string[], ...string[]]>([
  [OFFICES, 'Monitoreo', 'Root', 'Gobierno abierto', 'Estado de México', 'Sysadmin', 'Government'],
  [OFFICES_AS_WRITTEN, 'Lord Mayor'],
  [BEGINNINGS, 'Secretariat', 'Comptroller of', 'Gubernatura', 'Tesorería', 'Administration', 'Foro multiactor'],
  [BEGINNINGS, 'Independent Reporting Mechanism', 'Alcalde de', 'Governor', 'Administradora del'],
  [FUNCTIONS, 'Mesa de ayuda', 'Help desk', 'Vocera', 'Titular', 'Operadora', 'Gob', 'Funcionaria'],
  [NOT_ALONE, 'Enlace', 'Módulo'],
  [AUTHORITIES, 'Federal', 'Contraloría', 'Open government'],
  [WATCHERS, 'Contraloría ciudadana', 'Contraloría social'],
  [ANYWHERE, 'Moderación', 'Moderadr', 'Moderador', 'Moderadora', 'Moderaderes', 'Moderadxrxs', 'Moderadaras'],
  [SMALL, 'de', 'the', 'somos'],
  [ADORNING, 'oficial', 'equipo', 'línea', 'desk'],
])('lists %#', (list, ...words) => expect(words.filter((word) => !list.includes(word))).toEqual([]));

it.each([
  [IN_SHORT, 'sec', 'secretaría'],
  [IN_SHORT, 'subsec', 'subsecretaría'],
  [IN_SHORT, 'ayto', 'ayuntamiento'],
  [IN_SHORT, 'mpal', 'municipal'],
  [IN_SHORT, 'edo', 'estado'],
  [IN_SHORT, 'depto', 'departamento'],
  [IN_SHORT_OR_NAMES, 'gov', 'government'],
])('spells out a short word: %#', (pairs, short, long) => {
  expect(pairs.filter(([one]) => one === short)).toEqual([[short, long]]);
});

it('has each word once in a list, two words in each pair, and a function for each word that may be a name', () => {
  for (const list of [OFFICES, BEGINNINGS, FUNCTIONS, AUTHORITIES, ANYWHERE, SMALL, ADORNING])
    expect(list.filter((word, at) => list.indexOf(word) !== at || word !== word.trim() || word === '')).toEqual([]);
  expect([...IN_SHORT, ...IN_SHORT_OR_NAMES].filter((pair) => pair.length !== 2)).toEqual([]);
  expect(NOT_ALONE.filter((word) => !FUNCTIONS.includes(word))).toEqual([]);
});
