import { readFileSync } from 'node:fs';
import { filesBeside } from '../../src/portal/frame/beside.js';

/** Each of these words has one meaning on Spanish pages, which stands beside it. */
const KEPT: [word: RegExp, allowed: RegExp][] = [
  // «Estado» is the State and other federal entities; a thing has a «situación».
  [/\bestados?\b/i, /Estado de México|entidad federativa|parte de un estado|estado o municipio|"Estado"/],
  // «Clave» is the public reference of a proposal or a commitment; a code, an alias and a key («llave») have other
  // words.
  [/\bclaves?\b/i, /propuesta|parte|transcripción|[Aa]l enviarla|escriba su clave|otra clave|"clave"/],
  // People who do not agree with a response or with moderators ask for a review: «pedir que se revise».
  [/\bimpugn|\bapel[aeoó]/i, /(?!)/],
  // A dated part of co-creation is an «etapa».
  [/\bventanas?\b/i, /(?!)/],
  // The reason of a decision is its «razón», as in a «respuesta razonada».
  [/\bmotivos?\b/i, /(?!)/],
  [/\bsecretaría\b/i, /secretaría técnica|Una secretaría, dependencia u oficina/i],
];

type Words = string | { [key: string]: Words };

/** All texts of a file of words, with their keys. */
function textsOf(words: Words, path: string): [string, string][] {
  if (typeof words === 'string') return [[path, words]];
  return Object.entries(words).flatMap(([key, each]) => textsOf(each, `${path}.${key}`));
}

const read = (file: string) => textsOf(JSON.parse(readFileSync(file, 'utf8')) as Words, file);
const MAILS = 'src/notifications/templates';
const files = (language: string) =>
  [
    ...filesBeside('words', '.json')
      .filter(({ name }) => name === language)
      .map(({ feature }) => `src/portal/${feature}/words/${language}`),
    `src/api/words/${language}`,
    `${MAILS}/${language}`,
    `${MAILS}/verbs-${language}`,
  ].map((name) => `${name}.json`);
const SPANISH = files('es').flatMap(read);
const ENGLISH = files('en').flatMap(read);

it.each(KEPT)('keeps %s for one thing', (word, allowed) => {
  const wrong = SPANISH.filter(([, text]) => word.test(text) && !allowed.test(`"${text}" ${text}`));
  expect(wrong).toEqual([]);
});

it('says no word twice running', () => {
  const doubled = [...SPANISH, ...ENGLISH].filter(([, text]) => /(?<![\p{L}{])(\p{L}{2,}) \1(?![\p{L}}])/iu.test(text));
  expect(doubled).toEqual([]);
});
