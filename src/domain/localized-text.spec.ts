import { refusals } from '../../test/support/rules.js';
import {
  inLanguage,
  languagesOf,
  LOCALES,
  localized,
  type LocalizedText,
  rewrite,
  translation,
} from './localized-text.js';

const BOTH: LocalizedText = { original: 'es', es: { text: 'Hola' }, en: { text: 'Hello', outdated: true } };

it('lists the languages that a text is in', () => {
  expect(languagesOf(BOTH)).toEqual(['es', 'en']);
});

it('takes no language for a translation that is not one', () => {
  expect(translation(BOTH, 'original')).toBeUndefined();
  expect(translation(BOTH, 'nah')).toBeUndefined();
  expect(translation(BOTH, 'en')).toEqual({ text: 'Hello', outdated: true });
});

describe('the text that a reader gets', () => {
  it.each([
    ['in its original', 'es', { text: 'Hola', language: 'es', outdated: false }],
    ['in a translation, with the mark that it is outdated', 'en', { text: 'Hello', language: 'en', outdated: true }],
    ['in its original where it is not translated', 'nah', { text: 'Hola', language: 'es', outdated: false }],
    ['in its original where no language is named', 'original', { text: 'Hola', language: 'es', outdated: false }],
  ])('is %s', (_, language, served) => {
    expect(inLanguage(BOTH, language)).toEqual(served);
  });

  it('is empty where even the original is missing', () => {
    expect(inLanguage({ original: 'es' }, 'en')).toEqual({ text: '', language: 'es', outdated: false });
  });
});

describe('rewriting', () => {
  const path = ['input', 'title'];

  it('begins with the language that it was written in', () => {
    expect(rewrite(null, 'en', 'Hello', path)).toEqual(localized('en', 'Hello'));
    expect(localized('en', 'Hello')).toEqual({ original: 'en', en: { text: 'Hello' } });
  });

  it.each(['', '  ', '\u200b\u200d'])('is refused where nothing can be seen: %j', (text) => {
    expect(refusals(() => rewrite(BOTH, 'es', text, path))).toEqual(['TEXT_REQUIRED input.title']);
  });

  it('changes nothing where the same stands already', () => {
    expect(rewrite(BOTH, 'es', 'Hola', path)).toBe(BOTH);
  });

  it('brings an outdated translation up to date, also by the same words', () => {
    expect(rewrite(BOTH, 'en', 'Hello', path)).toEqual({ ...BOTH, en: { text: 'Hello' } });
  });

  it('changes a translation and nothing else', () => {
    expect(rewrite(BOTH, 'en', 'Hi', path)).toEqual({ ...BOTH, en: { text: 'Hi' } });
    expect(rewrite(BOTH, 'nah', 'Niltze', path)).toEqual({ ...BOTH, nah: { text: 'Niltze' } });
  });

  it('makes every translation outdated when the original changes', () => {
    const current: LocalizedText = { original: 'es', es: { text: 'Hola' }, en: { text: 'Hello' } };
    expect(rewrite(current, 'es', 'Buenas', path)).toEqual({
      original: 'es',
      es: { text: 'Buenas' },
      en: { text: 'Hello', outdated: true },
    });
  });
});

it('formats days and numbers as in Mexico, and in English with the day before the month', () => {
  const day = new Date('2026-03-09T12:00:00Z');
  const shown = (['es', 'en'] as const).map((language) => [
    day.toLocaleDateString(LOCALES[language], { timeZone: 'UTC' }),
    (1234.5).toLocaleString(LOCALES[language]),
  ]);
  expect(shown).toEqual([
    ['9/3/2026', '1,234.5'],
    ['09/03/2026', '1,234.5'],
  ]);
});
