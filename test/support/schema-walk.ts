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

interface Place {
  type: GraphQLNamedType;
  /** From the root to here; an entry is a field with its arguments, or `... on Type`. */
  path: string[];
}

/** How a root field is asked, beside the arguments it is given here: `node(id: "…")`. */
export type Root = string;

/**
 * One document for every field of every type that can be reached within `depth` steps, by the shortest way there, with
 * all plain values of what it returns. A field that needs an argument we have no value for is named in `skipped`.
 */
export function documentsOf(
  schema: GraphQLSchema,
  roots: Root[],
  depth: number,
): { documents: string[]; skipped: string[] } {
  const documents: string[] = [];
  const skipped = new Set<string>();
  for (const root of roots) {
    const name = /^\w+/.exec(root)![0];
    const field = schema.getQueryType()!.getFields()[name]!;
    const seen = new Set<string>();
    let here: Place[] = [{ type: getNamedType(field.type), path: [root] }];
    for (let step = 1; step <= depth && here.length > 0; step++) {
      const next: Place[] = [];
      for (const place of here) {
        for (const { type, path } of concrete(schema, place)) {
          documents.push(document(path, type));
          if (seen.has(type.name)) continue;
          seen.add(type.name);
          for (const child of fieldsOf(type)) {
            const named = getNamedType(child.type);
            if (!isCompositeType(named)) continue;
            if (child.args.some(isRequiredArgument)) skipped.add(`${type.name}.${child.name}`);
            else next.push({ type: named, path: [...path, child.name] });
          }
        }
      }
      here = next;
    }
  }
  return { documents: [...new Set(documents)], skipped: [...skipped] };
}

function concrete(schema: GraphQLSchema, { type, path }: Place): Place[] {
  if (!isAbstractType(type)) return [{ type, path }];
  return schema
    .getPossibleTypes(type)
    .map((possible) => ({ type: possible, path: [...path, `... on ${possible.name}`] }));
}

function fieldsOf(type: GraphQLNamedType): GraphQLField<unknown, unknown>[] {
  return isObjectType(type) || isInterfaceType(type) ? Object.values(type.getFields()) : [];
}

function document(path: string[], type: GraphQLNamedType): string {
  const leaves = fieldsOf(type)
    .filter((field) => isLeafType(getNamedType(field.type)) && !field.args.some(isRequiredArgument))
    .map(({ name }) => name);
  return (
    path.reduceRight((inner, step) => `${step} { ${inner} }`, ['__typename', ...leaves].join(' ')).replace(/^/, '{ ') +
    ' }'
  );
}
