import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  specifiedRules,
  validate,
} from 'graphql';
import { LIMITS, namesAndPages } from '../limits.js';
import { pairsOfKeys } from './repeated-keys.js';
import { Weigher } from './weigh.js';

export interface Checked {
  errors: readonly GraphQLError[];
  /** Characters that the answer may contain. */
  characters: number;
}

const CHECKED = new WeakMap<DocumentNode, Checked>();
export const ERRORS_AT_MOST = 20;

/**
 * Checks that a document may be executed. It is weighed before the rules of GraphQL run, because some of them take a
 * second for a few kilobytes. A repeated document is checked once.
 */
export function checked(schema: GraphQLSchema, document: DocumentNode): Checked {
  const known = CHECKED.get(document);
  if (known) return known;
  const now = check(schema, document);
  CHECKED.set(document, now);
  return now;
}

function check(schema: GraphQLSchema, document: DocumentNode): Checked {
  const refused = (what: string) => ({
    errors: [new GraphQLError(what, { extensions: { code: 'BAD_USER_INPUT' } })],
    characters: 0,
  });
  const weigher = new Weigher(schema, document);
  const operations = document.definitions.filter((each) => each.kind === Kind.OPERATION_DEFINITION);
  const parts = document.definitions.flatMap((each) =>
    each.kind === Kind.OPERATION_DEFINITION
      ? [{ set: each.selectionSet, weight: weigher.operation(each), ...rootsOf(each) }]
      : each.kind === Kind.FRAGMENT_DEFINITION
        ? [{ set: each.selectionSet, weight: weigher.fragment(each.name.value), ...NO_ROOTS }]
        : [],
  );
  if (weigher.circle) return refused('A fragment of this document spreads itself, which no answer can hold.');
  const over: [string, number, number][] = [
    ['operations', operations.length, LIMITS.operations],
    ['fragments', parts.length - operations.length, LIMITS.fragments],
    ['characters about the schema', weigher.ofSchema, LIMITS.charactersOfSchema],
    ...parts.flatMap(({ weight, roots, mostRoots, mostCharacters }): [string, number, number][] => [
      ['fields at its root', roots, mostRoots],
      ['levels', weight.depth, LIMITS.depth],
      ['aliases', weight.aliases, LIMITS.aliases],
      ['selections, fragments written out', weight.selections, LIMITS.selections],
      ['directives', weight.directives, LIMITS.directives],
      ['comparisons of texts, lists counted as full', weight.computations, LIMITS.computations],
      ['objects, lists counted as full', weight.objects, LIMITS.objects],
      ['characters of an answer, lists and texts counted as full', weight.characters, mostCharacters],
    ]),
  ];
  for (const [what, asked, most] of over) if (asked > most) return refused(tooMany(what, asked, most));
  const writtenOut = parts.reduce((sum, { weight }) => sum + weight.selections, 0);
  if (writtenOut > LIMITS.selections * 4)
    return refused(tooMany('selections, each fragment written out', writtenOut, LIMITS.selections * 4));
  for (const { set } of parts) {
    const pairs = pairsOfKeys(document, set, LIMITS.pairs);
    if (pairs > LIMITS.pairs) return refused(tooMany('fields under one key', pairs, LIMITS.pairs));
  }
  const errors = validate(schema, document, [...specifiedRules, namesAndPages], { maxErrors: ERRORS_AT_MOST });
  const characters = Math.max(0, ...parts.map(({ weight }) => weight.characters)) + weigher.ofSchema;
  return { errors: errors.map(asTheCallers), characters };
}

/** An invalid document is a mistake of the caller, who gets the original message. */
export function asTheCallers(error: GraphQLError): GraphQLError {
  const code = error.extensions['code'] ?? 'GRAPHQL_VALIDATION_FAILED';
  return new GraphQLError(error.message, { nodes: error.nodes, extensions: { ...error.extensions, code } });
}

interface Roots {
  roots: number;
  mostRoots: number;
  mostCharacters: number;
}

const MOST: Record<OperationTypeNode, Omit<Roots, 'roots'>> = {
  [OperationTypeNode.QUERY]: { mostRoots: LIMITS.rootQueries, mostCharacters: LIMITS.characters },
  [OperationTypeNode.MUTATION]: { mostRoots: LIMITS.rootMutations, mostCharacters: LIMITS.charactersOfMutation },
  [OperationTypeNode.SUBSCRIPTION]: { mostRoots: 1, mostCharacters: LIMITS.charactersOfEvent },
};
const NO_ROOTS: Roots = { roots: 0, mostRoots: 0, mostCharacters: LIMITS.characters };

function rootsOf({ selectionSet, operation }: OperationDefinitionNode): Roots {
  const roots = selectionSet.selections.length;
  return { roots, ...MOST[operation] };
}

function tooMany(what: string, asked: number, most: number): string {
  const many = asked > 1e9 ? 'over a billion' : asked;
  return `This document asks for too much: ${many} ${what}, at most ${most} are allowed. Ask for fewer fields, or for smaller pages (\`first\`) in several requests.`;
}
