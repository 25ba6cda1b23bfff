import { FIRST_AT_MOST } from './read/page.js';
import {
  type ASTNode,
  type ASTVisitor,
  type FragmentDefinitionNode,
  getNamedType,
  getNullableType,
  GraphQLError,
  isListType,
  isObjectType,
  isInterfaceType,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  type SelectionSetNode,
  type ValidationContext,
} from 'graphql';

/** What one document may ask for. Each is well above what our pages use; the numbers are in `docs/api.md`. */
export const LIMITS = {
  tokens: 4000,
  bytes: 256 * 1024,
  depth: 15,
  aliases: 200,
  /** Selections once every fragment is written out where it is spread. */
  selections: 5000,
  directives: 20,
  rootQueries: 20,
  rootMutations: 5,
  /** Objects that the answer may hold at most, lists counted as full. */
  cost: 60_000,
} as const;

/** Lists without a page size are few by nature (members, owners, answers). */
const FEW = 4;
const PAGE = 20;

interface Weight {
  depth: number;
  selections: number;
  aliases: number;
  directives: number;
  cost: number;
}

/**
 * Refuses a document that asks for too much, before it is executed. Each fragment is weighed once, so that fragments
 * that spread each other cannot make the weighing itself expensive.
 */
export function withinLimits(context: ValidationContext): ASTVisitor {
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
    [Kind.OPERATION_DEFINITION](operation) {
      const fragments = new Map<string, Weight | 'open'>();
      const weight = weigh(context, operation, fragments);
      const roots = operation.selectionSet.selections.length;
      const mostRoots = operation.operation === OperationTypeNode.MUTATION ? LIMITS.rootMutations : LIMITS.rootQueries;
      const over: [string, number, number][] = [
        ['fields at its root', roots, mostRoots],
        ['levels', weight.depth, LIMITS.depth],
        ['aliases', weight.aliases, LIMITS.aliases],
        ['selections, fragments written out', weight.selections, LIMITS.selections],
        ['directives', weight.directives, LIMITS.directives],
        ['objects, lists counted as full', weight.cost, LIMITS.cost],
      ];
      for (const [what, asked, most] of over) {
        if (asked > most) {
          const message = `This document asks for too much: ${asked > 1e9 ? 'over a billion' : asked} ${what}, at most ${most} are allowed.`;
          context.reportError(new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } }));
          return false;
        }
      }
      return undefined;
    },
  };
}

function weigh(
  context: ValidationContext,
  operation: OperationDefinitionNode,
  done: Map<string, Weight | 'open'>,
): Weight {
  const schema = context.getSchema();
  const root = schema.getRootType(operation.operation);
  return weighSet(context, operation.selectionSet, root?.name ?? '', done, operation);
}

function weighSet(
  context: ValidationContext,
  set: SelectionSetNode,
  typeName: string,
  done: Map<string, Weight | 'open'>,
  ...also: ASTNode[]
): Weight {
  const type = context.getSchema().getType(typeName);
  const fields = isObjectType(type) || isInterfaceType(type) ? type.getFields() : {};
  const total: Weight = { depth: 0, selections: 0, aliases: 0, directives: directivesOf(also), cost: 0 };
  const add = (weight: Weight, deeper: number, times: number) => {
    total.depth = Math.max(total.depth, weight.depth + deeper);
    total.aliases += weight.aliases;
    total.selections += weight.selections;
    total.directives += weight.directives;
    total.cost += weight.cost * times;
  };
  for (const selection of set.selections) {
    total.directives += selection.directives?.length ?? 0;
    total.selections++;
    if (selection.kind === Kind.INLINE_FRAGMENT) {
      add(weighSet(context, selection.selectionSet, selection.typeCondition?.name.value ?? typeName, done), 0, 1);
    } else if (selection.kind === Kind.FRAGMENT_SPREAD) {
      add(weighFragment(context, selection.name.value, done), 0, 1);
    } else {
      if (selection.alias) total.aliases++;
      const field = fields[selection.name.value];
      if (!selection.selectionSet || !field) {
        total.depth = Math.max(total.depth, 1);
        continue;
      }
      const named = getNamedType(field.type);
      const inner = weighSet(context, selection.selectionSet, named.name, done);
      const isPage = named.name.endsWith('Connection');
      const times = isPage
        ? pageSize(selection.arguments)
        : isListType(getNullableType(field.type)) && !isPageField(typeName)
          ? FEW
          : 1;
      add({ ...inner, cost: inner.cost + 1 }, 1, times);
    }
  }
  return total;
}

/** `nodes` and `edges` are lists, but their length was already counted by the connection. */
const isPageField = (typeName: string) => typeName.endsWith('Connection');

function weighFragment(context: ValidationContext, name: string, done: Map<string, Weight | 'open'>): Weight {
  const nothing: Weight = { depth: 0, selections: 0, aliases: 0, directives: 0, cost: 0 };
  const known = done.get(name);
  if (known) return known === 'open' ? nothing : known;
  const fragment: FragmentDefinitionNode | null | undefined = context.getFragment(name);
  if (!fragment) return nothing;
  done.set(name, 'open');
  const weight = weighSet(context, fragment.selectionSet, fragment.typeCondition.name.value, done, fragment);
  done.set(name, weight);
  return weight;
}

function pageSize(args: OperationDefinitionNode['variableDefinitions'] | readonly ASTNode[] | undefined): number {
  for (const argument of args ?? []) {
    if (argument.kind !== Kind.ARGUMENT || argument.name.value !== 'first') continue;
    // A size in a variable is not known here: it may be the largest.
    return argument.value.kind === Kind.INT ? Math.max(1, Number(argument.value.value)) : FIRST_AT_MOST;
  }
  return PAGE;
}

function directivesOf(nodes: ASTNode[]): number {
  return nodes.reduce((sum, node) => sum + ('directives' in node ? (node.directives?.length ?? 0) : 0), 0);
}
