import { readFileSync } from 'node:fs';
import { filesBeside } from '../../src/portal/frame/beside.js';

/** Each of these words has one meaning on Spanish pages, which stands beside it. */
const KEPT: [word: RegExp, allowed: RegExp][] = [
  // «Estado» is the State and other federal entities; a thing has a «situación».
  [/\bestados?\b/i, /Estado de México|entidad federativa|parte de un estado|estado o municipio|"Estado"/],
  // «Clave» is the public reference of a proposal or a commitment; a code, an alias and a key («llave») have other
  // words.
  [/\bclaves?\b/i, /propuesta|parte|transcripción|[Aa]l enviarla|escriba su clave|otra clave|"clave"/],
  // Nobody needs the words of lawyers: who does not agree with a response presents an «inconformidad», and whose text
  // is hidden asks «que se reconsidere».
  [/\bimpugn|\bapel[aeoó]/i, /(?!)/],
  // The secretariat makes the «revisión» of a proposal, and of nothing else.
  [/\brevisi[oó]n(es)?\b|\b(se|pid\w+|pedir) revis/i, /propuesta|"(Mesa de|En) revisión"|volver a revisión/i],
  // A dated part of co-creation is an «etapa».
  [/\bventanas?\b/i, /(?!)/],
  // The reason of a decision is its «razón», as in a «respuesta razonada».
  [/\bmotivos?\b/i, /(?!)/],
  [/\bsecretaría\b/i, /secretaría técnica|Una secretaría, dependencia u oficina/i],
];

/** Words of the English pages that have one meaning each in the same way. */
const KEPT_IN_ENGLISH: [word: RegExp, allowed: RegExp][] = [
  [/\breview/i, /proposal|"(Review desk|Under review|Review)"|back to review|those that (nobody has|were) reviewed/i],
  // A government gives a «response» and a person writes a «reply»; the noun «answer» is for machines and questions.
  [
    /\b(an?|the|every|each|no|its?|your|new|this|of) answers?\b(?! for)/i,
    /identity provider|The database does not answer/,
  ],
];

/** Texts about one thing never use the word for the other, in either language. */
const NOT_HERE: [word: RegExp, place: RegExp][] = [
  [/\breconsider|\bappeal/i, /\/(responses|tasks|proposals)\/|ResponseState|ResponseAction|CONTEST/],
  [/\binconform|\bcontest(s|ed)?(?!\p{L})/iu, /\/(moderation|comments|commitments)\/|CommentAction|QueueReason|APPEAL/],
  [/\brespuestas?\b|\bresponses?\b/i, /\/(comments|commitments)\/|CommentAction|Ownership/],
  [/\bcontest(ar|aci|[eoó](?!\p{L}))|\brepl(y|ies)\b/iu, /\/(responses|moderation|commitments)\/|Response|Debt/],
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
    `${MAILS}/news-${language}`,
  ].map((name) => `${name}.json`);
const SPANISH = files('es').flatMap(read);
const ENGLISH = files('en').flatMap(read);

it.each(KEPT)('keeps %s for one thing', (word, allowed) => {
  const wrong = SPANISH.filter(([, text]) => word.test(text) && !allowed.test(`"${text}" ${text}`));
  expect(wrong).toEqual([]);
});

it.each(KEPT_IN_ENGLISH)('keeps %s for one thing in English', (word, allowed) => {
  const wrong = ENGLISH.filter(([, text]) => word.test(text) && !allowed.test(`"${text}" ${text}`));
  expect(wrong).toEqual([]);
});

it.each(NOT_HERE)('never says %s at %s', (word, place) => {
  const wrong = [...SPANISH, ...ENGLISH].filter(([path, text]) => place.test(path) && word.test(text));
  expect(wrong).toEqual([]);
});

it('says no word twice running', () => {
  const doubled = [...SPANISH, ...ENGLISH].filter(([, text]) => /(?<![\p{L}{])(\p{L}{2,}) \1(?![\p{L}}])/iu.test(text));
  expect(doubled).toEqual([]);
});
