import { readdirSync, readFileSync } from 'node:fs';
import { TEMPLATES, VERBS } from '../../src/notifications/letters.js';
import { NOT_TOLD, TOLD, TOLD_TO_ONE } from '../../src/notifications/told.js';

/** Placeholders for parts of a verb in code, and all their values. */
const CHOICES: Record<string, string[]> = {
  '${kind}': ['comment', 'proposal'],
  '${change}': ['opened', 'moved', 'closed', 'reopened'],
  '${outcome}': ['upheld', 'rejected'],
};
/** Verbs in code that records them: `comment.created`, `${kind}.hidden`. */
const VERB = /['`]((?:[a-z_]+|\$\{\w+\})(?:\.(?:[a-z_]+|\$\{\w+\}))+)['`]/g;
/** These texts look like verbs but are none. */
const NO_VERBS = ['i.id', 't.body', 'proposal.keep', '${SLUG}.yaml', '${alias}.${name}'];

function spelled(verb: string): string[] {
  const choice = Object.keys(CHOICES).find((one) => verb.includes(one));
  if (!choice) return [verb];
  return CHOICES[choice]!.flatMap((value) => spelled(verb.replace(choice, value)));
}

function verbsOfTheLog(): string[] {
  const texts = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts') && !file.startsWith('notifications/'))
    .map((file) => readFileSync(`src/${file}`, 'utf8'))
    .filter((text) => /record\w*\(|this\.write\(|\bverb: /.test(text));
  const found = texts.flatMap((text) => [...text.matchAll(VERB)].flatMap(([, verb]) => spelled(verb!)));
  return [...new Set(found)].filter((verb) => !NO_VERBS.includes(verb)).toSorted();
}

const followers = Object.keys(TOLD);
const one = Object.keys(TOLD_TO_ONE);
const nobody = Object.keys(NOT_TOLD);

it('says of every verb of the log who is told of it, or why nobody is', () => {
  const verbs = verbsOfTheLog();
  expect(verbs.length).toBeGreaterThan(50);
  expect([...new Set([...followers, ...one, ...nobody])].toSorted()).toEqual(verbs);
  expect(nobody.filter((verb) => followers.includes(verb) || one.includes(verb))).toEqual([]);
});

it.each(['es', 'en'] as const)(
  'has a sentence in %s for each verb that followers are told of, and for no other',
  (language) => {
    expect(Object.keys(VERBS[language]).toSorted()).toEqual(followers.toSorted());
  },
);

it.each(['es', 'en'] as const)('has every letter to one person in %s', (language) => {
  const letters = Object.values(TOLD_TO_ONE).flatMap((told) => told.letters);
  expect(letters.filter((name) => !TEMPLATES[language][name])).toEqual([]);
});
