import { type Actor, isAccount } from './actor.js';
import type { Capacity } from './policy.js';

/**
 * `authorId` is `null` when nobody with an account wrote the text: it was imported, or transcribed by the secretariat.
 */
interface AuthorFacts {
  authorId: string | null;
}

export const isAuthor = ({ authorId }: AuthorFacts, actor: Actor): boolean => isAccount(actor, authorId);

/** Conditions of rows of the permission matrix. */
export const itsAuthor = {
  words: 'its author',
  holds: (_: Capacity, facts: AuthorFacts, actor: Actor) => isAuthor(facts, actor),
};
export const notItsAuthor = {
  words: 'not its author',
  holds: (_: Capacity, facts: AuthorFacts, actor: Actor) => !isAuthor(facts, actor),
};
