import { type ASTVisitor, GraphQLError, Kind, type ValidationContext } from 'graphql';
import { FIRST_AT_MOST } from './read/page.js';

/** Limits of one document. Each is well above what our pages use; docs/adr/0075 explains each. */
export const LIMITS = {
  tokens: 4000,
  bytes: 256 * 1024,
  /** Levels of objects and lists in the body of a request. */
  nested: 64,
  operations: 20,
  fragments: 100,
  depth: 15,
  aliases: 200,
  /** Selections after each fragment is written out where it is spread. */
  selections: 5000,
  /** Pairs of fields with the same key of the answer; GraphQL compares them all. */
  pairs: 2000,
  directives: 20,
  rootQueries: 20,
  rootMutations: 5,
  /**
   * Computations of up to 100 ms each: comparisons of texts. The answer to one that only asks whether a text was
   * rewritten contains almost nothing.
   */
  computations: 8,
  /** Objects that the answer may contain, with every list counted as full. */
  objects: 60_000,
  /** Characters that the answer may contain, with every list and text counted as full. */
  characters: 32_000_000,
  /**
   * A smaller limit for mutations, so that the result of a mutation can always be sent and never waits for other
   * answers.
   */
  charactersOfMutation: 2_000_000,
  /** The whole schema, which programs ask for, is an answer of about a million. */
  charactersOfSchema: 4_000_000,
  /** An event goes to many listeners and waits in memory for slow ones. */
  charactersOfEvent: 400_000,
  /** Answers of this size wait for each other. */
  charactersOfLarge: 2_000_000,
} as const;

/** Refuses impossible sizes of slices and names of keys; `Weigher` limits the weight of a document. */
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
