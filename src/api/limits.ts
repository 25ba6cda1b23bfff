import { type ASTVisitor, GraphQLError, Kind, type ValidationContext } from 'graphql';
import { FIRST_AT_MOST } from './read/page.js';

/** What one document may ask for. Each is well above what our pages use; docs/adr/0075 says what each is good for. */
export const LIMITS = {
  tokens: 4000,
  bytes: 256 * 1024,
  /** Objects and lists in each other in the body of a request. */
  nested: 64,
  operations: 20,
  fragments: 100,
  depth: 15,
  aliases: 200,
  /** Selections once every fragment is written out where it is spread. */
  selections: 5000,
  /** Pairs of fields under one key of the answer, which GraphQL compares. */
  pairs: 2000,
  directives: 20,
  rootQueries: 20,
  rootMutations: 5,
  /** Objects that the answer may hold, lists counted as full. */
  objects: 60_000,
  /** Characters that the answer may hold, lists and texts counted as full. */
  characters: 32_000_000,
  /** What a mutation did is always told: its answer is never too large to be given, and waits for no others. */
  charactersOfMutation: 2_000_000,
  /** An event is told to many, and waits in memory for those who are slow. */
  charactersOfEvent: 400_000,
  /** Whoever asks for as much waits for others who do. */
  charactersOfLarge: 2_000_000,
} as const;

/** Refuses sizes of pages and names of keys that no answer can have; the weight of a document is another matter. */
export function namesAndPages(context: ValidationContext): ASTVisitor {
  return {
    [Kind.ARGUMENT]({ name, value }) {
      if (name.value !== 'first' || value.kind !== Kind.INT) return;
      if (Number(value.value) >= 1 && Number(value.value) <= FIRST_AT_MOST) return;
      const message = `A page holds 1 to ${FIRST_AT_MOST} things; ${value.value} were asked for.`;
      context.reportError(new GraphQLError(message, { nodes: value, extensions: { code: 'BAD_USER_INPUT' } }));
    },
    [Kind.FIELD](field) {
      if (field.alias?.value !== '__proto__') return;
      const message = 'No alias can be called "__proto__"; choose another one.';
      context.reportError(new GraphQLError(message, { nodes: field, extensions: { code: 'BAD_USER_INPUT' } }));
    },
  };
}
