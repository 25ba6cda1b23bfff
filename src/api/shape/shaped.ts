import {
  defaultFieldResolver,
  type DocumentNode,
  execute,
  type ExecutionArgs,
  type ExecutionResult,
  getOperationAST,
  GraphQLError,
  type GraphQLFieldConfig,
  type GraphQLFieldConfigMap,
  GraphQLNonNull,
  GraphQLObjectType,
  type GraphQLResolveInfo,
  GraphQLScalarType,
  GraphQLSchema,
  isInputType,
  isNonNullType,
  OperationTypeNode,
} from 'graphql';
import type { RequestContext } from '../context.js';
import { isFast } from '../../kernel/speed/fast-roads.js';
import { keptOf } from '../../kernel/speed/look-ahead.js';
import { fieldNamesOf } from './field-names.js';
import { shapeOf, Unshapeable } from './shape.js';

/**
 * The answer to a query, of which GraphQL executes the roots only: below them every field is plain, and shaped at once
 * instead of being executed one by one (docs/adr/0064). `null` when that cannot be; then the whole has to be executed.
 * What a root field refuses is among the errors, as ever. Without fast roads GraphQL executes the whole at once.
 */
export async function shapedAnswer(args: ExecutionArgs): Promise<ExecutionResult | null> {
  const operation = getOperationAST(args.document, args.operationName);
  if (operation?.operation !== OperationTypeNode.QUERY || asksOfSchema(args.document)) return null;
  const result = await execute(isFast() ? { ...args, schema: rootsOf(args.schema) } : args);
  if (result.data === undefined) return null;
  return result.errors?.some(({ originalError }) => originalError instanceof Unshapeable) ? null : result;
}

/** Introspection must see the real schema. */
function asksOfSchema(document: DocumentNode): boolean {
  const names = fieldNamesOf(document);
  return names.has('__schema') || names.has('__type');
}

const ROOTS = new WeakMap<GraphQLSchema, GraphQLSchema>();

/** The same schema, but its root fields return leaves of any shape instead of objects. */
function rootsOf(schema: GraphQLSchema): GraphQLSchema {
  const known = ROOTS.get(schema);
  if (known) return known;
  const query = schema.getQueryType()!;
  const fields: GraphQLFieldConfigMap<unknown, RequestContext> = query.toConfig().fields;
  const asLeaves = new GraphQLObjectType({
    ...query.toConfig(),
    fields: Object.fromEntries(
      Object.entries(fields).map(([name, field]) => [name, rootOf(field, { schema, parentType: query })]),
    ),
  });
  // Variables below the roots need their types too.
  const types = Object.values(schema.getTypeMap()).filter(isInputType);
  const roots = new GraphQLSchema({ query: asLeaves, types, directives: schema.getDirectives() });
  ROOTS.set(schema, roots);
  return roots;
}

const SHAPED = new GraphQLScalarType({ name: 'Shaped' });

function rootOf(
  field: GraphQLFieldConfig<unknown, RequestContext>,
  real: Pick<GraphQLResolveInfo, 'schema' | 'parentType'>,
): GraphQLFieldConfig<unknown, RequestContext> {
  const resolve = field.resolve ?? defaultFieldResolver;
  return {
    ...field,
    type: isNonNullType(field.type) ? new GraphQLNonNull(SHAPED) : SHAPED,
    resolve: async (source, args, context, info) => {
      const asked = { ...info, ...real, returnType: field.type };
      const value: unknown = await resolve(source, args, context, asked);
      return shapedValue(value, asked, context);
    },
  };
}

/**
 * An answer that is too large is reported as such. Any other error here is a bug; GraphQL's own executor reports it
 * with its path.
 */
function shapedValue(value: unknown, info: GraphQLResolveInfo, context: RequestContext): unknown {
  try {
    return keptOf(info, shapeOf)(value, context);
  } catch (cause) {
    if (cause instanceof GraphQLError) throw cause;
    throw cause instanceof Unshapeable ? cause : new Unshapeable('a field that failed', { cause });
  }
}
