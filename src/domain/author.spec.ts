import { holding, person } from '../../test/support/rules.js';
import { type Actor, OPERATOR, VISITOR } from './actor.js';
import { isAuthor, itsAuthor, notItsAuthor } from './author.js';
import type { Capacity } from './policy.js';

const ME = person([holding('moderator')]);
const AS_ME: Capacity = holding('moderator');

it.each<[string, string | null, Actor, boolean]>([
  ['the person who wrote it', 'me', ME, true],
  ['another person', 'somebody', ME, false],
  ['a person, where nobody with an account wrote it', null, ME, false],
  ['a visitor, where nobody with an account wrote it', null, VISITOR, false],
  ['the operator, where nobody with an account wrote it', null, OPERATOR, false],
])('an author is: %s', (_, author, actor, expected) => {
  const authorId = author === 'me' && ME.kind === 'person' ? ME.accountId : author;
  expect(isAuthor({ authorId }, actor)).toBe(expected);
  expect(itsAuthor.holds(AS_ME, { authorId }, actor)).toBe(expected);
  expect(notItsAuthor.holds(AS_ME, { authorId }, actor)).toBe(!expected);
});
