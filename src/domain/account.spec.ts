import { refusals, valuesOfRefusal } from '../../test/support/rules.js';
import {
  isNoticeDue,
  nameTyped,
  newPublicName,
  NOTICE_VERSION,
  placeOnThisSite,
  publicName,
  requireNotice,
} from './account.js';

const path = ['input', 'publicName'];

describe('a public name', () => {
  it.each([
    ['Ana', 'Ana'],
    ['  Ana   María ', 'Ana María'],
    ['Jose\u0301', 'José'],
    ['x'.repeat(80), 'x'.repeat(80)],
  ])('%j is kept as %j', (given, kept) => {
    expect(publicName(given, path)).toBe(kept);
    expect(nameTyped(given)).toBe(kept);
  });

  it.each([
    [undefined, 'TEXT_REQUIRED'],
    ['', 'TEXT_REQUIRED'],
    ['   ', 'TEXT_REQUIRED'],
    ['\u2800', 'TEXT_REQUIRED'],
    ['x'.repeat(81), 'TEXT_TOO_LONG'],
    ['Ana\u202e', 'INPUT_INVALID'],
    ['A\u200bna', 'INPUT_INVALID'],
    ['x\u0300\u0301\u0302\u0303\u0304na', 'INPUT_INVALID'],
    [`Z${'\u0489'.repeat(78)}`, 'INPUT_INVALID'],
  ])('%j is refused: %s', (given, code) => {
    expect(refusals(() => publicName(given, path))).toEqual([`${code} input.publicName`]);
  });
});

it('says how long a public name may be, and which field holds what hides', () => {
  expect(valuesOfRefusal(() => publicName('ñ'.repeat(81), path))).toEqual([{ has: 81, most: 80 }]);
  expect(valuesOfRefusal(() => publicName('Ana\u202e', path))).toEqual([{ field: 'input.publicName' }]);
});

it('lets nobody take the name of an office anew', () => {
  const taken = { roles: [], bodies: ['Secretaría de Salud'], acronyms: [], places: [] };
  const asRead = (text: string) => text.toLowerCase();
  expect(newPublicName(' Ana ', taken, asRead, path)).toBe('Ana');
  expect(refusals(() => newPublicName('Secretaría de Salud', taken, asRead, path))).toEqual([
    'NAME_OF_OFFICE input.publicName',
  ]);
});

describe('the privacy notice', () => {
  it.each([
    [null, false],
    [NOTICE_VERSION - 1, true],
    [NOTICE_VERSION, false],
  ])('is due for who accepted %s: %s', (accepted, due) => {
    expect(isNoticeDue(accepted)).toBe(due);
  });

  it('is accepted in the version in force', () => {
    expect(requireNotice(NOTICE_VERSION)).toBe(NOTICE_VERSION);
    for (const other of [null, undefined, NOTICE_VERSION - 1, NOTICE_VERSION + 1])
      expect(refusals(() => requireNotice(other))).toEqual(['NOTICE_REQUIRED input.notice']);
  });
});

describe('an address to go on at', () => {
  it.each([
    ['/es/propuestas', '/es/propuestas'],
    ['/es/propuestas?page=2#x', '/es/propuestas?page=2#x'],
    ['/es/../admin', '/admin'],
    [`/${'x'.repeat(999)}`, `/${'x'.repeat(999)}`],
  ])('%s leads to %s', (given, place) => {
    expect(placeOnThisSite(given)).toBe(place);
  });

  it.each([
    null,
    undefined,
    '',
    'https://evil.example/',
    '//evil.example/',
    '/\\evil.example',
    '/a b',
    '/a\\b',
    'es/propuestas',
    '/..//evil.example',
    `/${'x'.repeat(1000)}`,
  ])('%s is forgotten', (given) => {
    expect(placeOnThisSite(given)).toBeNull();
  });
});
