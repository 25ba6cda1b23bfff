import {
  getNamedType,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
} from 'graphql';
import { LIMITS } from '../../src/api/limits.js';
import { decodeId } from '../../src/api/node-id.js';

/**
 * Lifts the limit of long computations while a spec walks over the schema: its documents ask for everything at once,
 * also for what a client may ask for only a few times. Gives back the former limit.
 */
export function withoutLimitOfComputations(): { restore(): void } {
  const { computations } = LIMITS;
  Object.assign(LIMITS, { computations: 10_000 });
  return { restore: () => void Object.assign(LIMITS, { computations }) };
}

/** A step to one type of several. */
const TYPE = '... on ';

interface Place {
  type: GraphQLNamedType;
  /** The path from the root; an entry is a field with its arguments, or `... on Type`. */
  path: string[];
}

/** Arguments and alias with which a root field is selected: `node(id: "…")`. */
export type Root = string;

/** One path through the schema, and the plain fields of the object at its end. */
export interface Way {
  path: string[];
  leaves: string[];
}

/**
 * The shortest path to every field of every type within `depth` steps, with all plain fields of the returned object. A
 * field that needs an argument without a known value is listed in `skipped`.
 */
export function waysOf(schema: GraphQLSchema, roots: Root[], depth: number): { ways: Way[]; skipped: string[] } {
  const ways: Way[] = [];
  const skipped = new Set<string>();
  for (const root of roots) {
    const name = /^\w+/.exec(root)![0];
    const field = schema.getQueryType()!.getFields()[name]!;
    const seen = new Set<string>();
    const own = typeOfNode(root);
    let here: Place[] = [
      own === null
        ? { type: getNamedType(field.type), path: [root] }
        : { type: schema.getType(own)!, path: [root, `${TYPE}${own}`] },
    ];
    for (let step = 1; step <= depth && here.length > 0; step++) {
      const next: Place[] = [];
      for (const place of here) {
        for (const { type, path } of concrete(schema, place)) {
          ways.push({ path, leaves: leavesOf(type) });
          if (seen.has(type.name)) continue;
          seen.add(type.name);
          for (const child of fieldsOf(type)) {
            const named = getNamedType(child.type);
            if (!isCompositeType(named)) continue;
            if (child.args.some(isRequiredArgument)) skipped.add(`${type.name}.${child.name}`);
            else next.push({ type: named, path: [...path, stepTo(child)] });
          }
        }
      }
      here = next;
    }
  }
  return { ways, skipped: [...skipped] };
}

/** An id names the type of its thing, so `node` leads nowhere else. `null` for any other root. */
export function typeOfNode(root: Root): string | null {
  const [, id] = /^node\(id: "([^"]+)"\)$/.exec(root) ?? [];
  return id === undefined ? null : decodeId(id)!.type;
}

function concrete(schema: GraphQLSchema, { type, path }: Place): Place[] {
  if (!isAbstractType(type)) return [{ type, path }];
  return schema
    .getPossibleTypes(type)
    .map((possible) => ({ type: possible, path: [...path, `${TYPE}${possible.name}`] }));
}

function fieldsOf(type: GraphQLNamedType): GraphQLField<unknown, unknown>[] {
  return isObjectType(type) || isInterfaceType(type) ? Object.values(type.getFields()) : [];
}

/** Slices are small, because the limits count slices inside slices as full. */
const stepTo = ({ name, args }: GraphQLField<unknown, unknown>) =>
  args.some((arg) => arg.name === 'first') ? `${name}(first: 5)` : name;

export function leavesOf(type: GraphQLNamedType): string[] {
  const plain = fieldsOf(type).filter(
    (field) => isLeafType(getNamedType(field.type)) && !field.args.some(isRequiredArgument),
  );
  return ['__typename', ...plain.map(({ name }) => name)];
}

/** Selections below a field, by its name. */
interface Tree {
  leaves: Set<string>;
  below: Map<string, Tree>;
}

/** The document of one path. */
export const documentOf = (way: Way): string => written(treeOf([way]));

/**
 * Few documents that select the same as one document for each path: common parts are written once, with at most `most`
 * paths in a document.
 */
export function joined(ways: Way[], most: number): string[] {
  const groups = new Map<string, Way[]>();
  for (const way of ways) groups.set(way.path[0]!, [...(groups.get(way.path[0]!) ?? []), way]);
  return [...groups.values()].flatMap((group) => {
    const sorted = group.toSorted((a, b) => (a.path.join(' ') < b.path.join(' ') ? -1 : 1));
    return Array.from({ length: Math.ceil(sorted.length / most) }, (_, i) =>
      written(treeOf(sorted.slice(i * most, (i + 1) * most))),
    );
  });
}

function treeOf(ways: Way[]): Tree {
  const top: Tree = { leaves: new Set(), below: new Map() };
  for (const { path, leaves } of ways) {
    let here = top;
    for (const step of path) {
      const below = here.below.get(step) ?? { leaves: new Set(), below: new Map() };
      here.below.set(step, below);
      here = below;
    }
    for (const leaf of leaves) here.leaves.add(leaf);
  }
  return top;
}

/**
 * Two types of one union may have fields of one name with different types, so the fields of each get names of their
 * own.
 */
function written({ leaves, below }: Tree, type = ''): string {
  const named = (field: string) => (type ? `${type}_${/^\w+/.exec(field)![0]}: ${field}` : field);
  const fields = [...leaves].map(named);
  const inside = [...below].map(([step, tree]) =>
    step.startsWith(TYPE) ? `${step} ${written(tree, step.slice(TYPE.length))}` : `${named(step)} ${written(tree)}`,
  );
  return `{ ${[...fields, ...inside].join(' ')} }`;
}
