import { TEMPLATES, VERBS } from '../../src/notifications/letters.js';
import { NOT_TOLD, TOLD, TOLD_TO_ONE } from '../../src/notifications/told.js';
import { verbsOfTheLog } from '../support/verbs.js';

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
