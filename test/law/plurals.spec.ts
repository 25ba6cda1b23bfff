import { readdirSync, readFileSync } from 'node:fs';
import { WORDS } from '../../src/api/words/words.js';
import { LANGUAGES, type Language } from '../../src/domain/localized-text.js';
import { NEWS, TEMPLATES, VERBS } from '../../src/notifications/letters.js';
import { WORDING, wordsIn } from '../../src/portal/frame/wording.js';
import { TASK_KINDS } from '../../src/tasks/tasks.types.js';

/** A number before a word: the word needs a singular and a plural form. */
type Tree = { [key: string]: string | Tree };

/** All texts, by their keys. */
function leaves(tree: unknown, key = ''): [string, string][] {
  if (typeof tree === 'string') return [[key, tree]];
  return Object.entries((tree ?? {}) as Tree).flatMap(([name, below]) => leaves(below, key ? `${key}.${name}` : name));
}

const PLURAL = /_(zero|one|many|other)$/;
const pages = (language: Language) => leaves(wordsIn(language));

/** Names of people, days and things; numbers of places in a list; limits, which are never one; and votes, which stand before "for" and "against". */
const NO_COUNT = new Set(
  'who account number version first into from day field code reference handle kept most has days minutes height megapixels up down'.split(
    ' ',
  ),
);
/** `min`, `s` and `MB` are the same for one and for many. */
const BEFORE_WORD = /\{\{(\w+)\}\} (?!(?:min|s|de|of|y|and|a|o)\b)\p{Ll}/gu;

const unsure = (texts: [string, string][]) =>
  texts.flatMap(([key, text]) =>
    [...text.matchAll(BEFORE_WORD)].filter(([, value]) => !NO_COUNT.has(value!)).map(([found]) => `${key}: ${found}`),
  );

describe.each(LANGUAGES)('numbers in %s', (language) => {
  const categories = new Intl.PluralRules(language).resolvedOptions().pluralCategories;

  it('stand before words that have every form of the language', () => {
    const texts = pages(language);
    const keys = new Set(texts.map(([key]) => key));
    const counted = texts.filter(([key, text]) => PLURAL.test(key) || text.includes('{{count}}'));
    const missing = counted.flatMap(([key]) =>
      categories.map((form) => `${key.replace(PLURAL, '')}_${form}`).filter((form) => !keys.has(form)),
    );
    expect([...new Set(missing)]).toEqual([]);
    expect(counted.length).toBeGreaterThan(100);
  });

  it('are never put before a word that has one form only', () => {
    const said = [
      ...pages(language).filter(([key]) => !PLURAL.test(key)),
      ...leaves(WORDS[language].problems, 'problems'),
      ...leaves([TEMPLATES[language], NEWS[language], VERBS[language]], 'letters'),
    ];
    expect(unsure(said)).toEqual([]);
  });

  it('have the separators of the language', () => {
    expect(WORDING[language]('comments.moreAnswers', { count: 10_255 })).toContain('10,255');
  });

  it('stand before the words of a desk, for one and for many', () => {
    const said = (kind: string, count: number) => WORDING[language](`tasks.kind.${kind}`, { count });
    const same = TASK_KINDS.filter((kind) => said(kind, 1) === said(kind, 2));
    // «Síntesis» has the same form for one and for many.
    expect(same).toEqual(language === 'es' ? ['synthesis'] : []);
  });
});

it('finds a number before a word of one form', () => {
  expect(unsure([['desk', 'Quedan {{waiting}} respuestas.']])).toEqual(['desk: {{waiting}} r']);
  expect(unsure([['desk', 'Quedan {{minutes}} min.']])).toEqual([]);
});

/** A number in an element of its own, and the name of a code after it: the name has one form. */
const BEFORE_NAME = />\{[\w.]*(?:[cC]ount|length)\}<\/\w+>(?:(?!<\/li>|<\/div>)[^])*?\bname\('/g;

it('are followed on pages by words of the locale, not by the name of a code', () => {
  const files = readdirSync('src/portal', { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.tsx'),
  );
  const found = files.filter(
    (file) => (readFileSync(`src/portal/${file}`, 'utf8').match(BEFORE_NAME) ?? []).length > 0,
  );
  expect(found).toEqual([]);
});
