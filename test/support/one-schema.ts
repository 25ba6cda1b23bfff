import { ApolloDriver } from '@nestjs/apollo';
import { type GraphQLFieldConfig, GraphQLObjectType, GraphQLSchema } from 'graphql';

type Callback = NonNullable<GraphQLFieldConfig<unknown, unknown>['resolve']>;
/** Nest's callbacks by type and field; a subscription has two functions. */
type Callbacks = Record<string, Record<string, Callback | { subscribe: Callback; resolve?: Callback }>>;

const build = ApolloDriver.prototype.generateSchema;
let built: GraphQLSchema | undefined;

/**
 * Nest builds the schema of the first application of a worker. Later ones get the same types with roots of their own:
 * below its roots no field knows the application (`finishSchema`), and to build the rest anew took most of a start.
 */
ApolloDriver.prototype.generateSchema = async function (this: ApolloDriver, options) {
  if (!built) return (built = (await build.call(this, options))!);
  // Nest gives the callbacks of an application to nobody else than its own builder.
  const { resolversExplorerService } = this['graphQlFactory'] as unknown as {
    resolversExplorerService: { explore(): Callbacks };
  };
  return withRoots(built, resolversExplorerService.explore());
};

function withRoots(schema: GraphQLSchema, callbacks: Callbacks): GraphQLSchema {
  const root = (type: GraphQLObjectType | null | undefined): GraphQLObjectType | null => {
    if (!type) return null;
    const config = type.toConfig();
    const fields = Object.entries(config.fields).map(([name, field]) => {
      const callback = callbacks[type.name]?.[name];
      if (!callback) throw new Error(`${type.name}.${name} has no resolver`);
      return [name, { ...field, ...(typeof callback === 'function' ? { resolve: callback } : callback) }];
    });
    return new GraphQLObjectType({ ...config, fields: Object.fromEntries(fields) });
  };
  const config = schema.toConfig();
  const query = root(config.query);
  const mutation = root(config.mutation);
  const subscription = root(config.subscription);
  const roots = [query, mutation, subscription];
  const types = config.types.map((type) => roots.find((each) => each?.name === type.name) ?? type);
  // The first application had the same types checked.
  return new GraphQLSchema({ ...config, query, mutation, subscription, types, assumeValid: true });
}
