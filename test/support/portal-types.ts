import { readFileSync } from 'node:fs';
import { plugin } from '@graphql-codegen/typescript-operations';
import { buildSchema, type DocumentNode, type GraphQLSchema, Kind, parse, printSchema, visit } from 'graphql';
import prettier from 'prettier';
import { filesBeside } from '../../src/portal/frame/beside.js';

const SUFFIX = { query: 'Query', mutation: 'Mutation', subscription: 'Subscription' };

const FILES = filesBeside('documents', '.graphql')
  .toSorted((a, b) => Number(a.name > b.name) - Number(a.name < b.name))
  .map(({ feature, name, url }) => ({ feature, name, document: parse(readFileSync(url, 'utf8')) }));

const isOfFragments = ({ name }: { name: string }) => name === 'fragments';

/** The documents of the portal by their names, without the files of fragments. */
export const DOCUMENTS: ReadonlyMap<string, DocumentNode> = new Map(
  FILES.filter((file) => !isOfFragments(file)).map(({ name, document }) => [name, document]),
);

/** Each fragment with the feature in whose folder it stands. */
export const FRAGMENTS = FILES.filter(isOfFragments).flatMap(({ feature, document }) =>
  document.definitions.flatMap((definition) =>
    definition.kind === Kind.FRAGMENT_DEFINITION ? { feature, name: definition.name.value, definition } : [],
  ),
);

/** Each use of a fragment, with the feature in whose documents it stands. */
export const SPREADS = FILES.flatMap(({ feature, document }) => {
  const names: string[] = [];
  visit(document, { [Kind.FRAGMENT_SPREAD]: (node) => void names.push(node.name.value) });
  return names.map((name) => ({ feature, name }));
});

/** The types of the variables and answers of the documents, as in `src/portal/frame/types.ts`. */
export async function portalTypes(schema: GraphQLSchema): Promise<string> {
  const documents = FILES.map(({ feature, name, document }) => ({
    location: `${feature}/${name}`,
    document: suffixed(document),
  }));
  const { prepend = [], content } = (await plugin(
    // After printing and reading, a value of an enum is its name in the schema and not its internal code.
    buildSchema(printSchema(schema)),
    documents,
    {
      enumType: 'string-literal',
      inlineFragmentTypes: 'combine',
      // A fragment on an interface becomes one type with the name of the fragment, not one for each implementing type.
      mergeFragmentTypes: true,
      omitOperationSuffix: true,
      disableDescriptions: true,
      strictScalars: true,
      scalars: { Date: 'string', DateTime: 'string', Text: 'string', ID: 'string' },
    },
    { outputFile: 'types.ts' },
  )) as { prepend?: string[]; content: string };
  const merged = FRAGMENTS.reduce(
    (text, { name }) => text.replaceAll(new RegExp(`\\b${name}_\\w+`, 'g'), name),
    content,
  );
  const written = [
    '// Made of the documents of the features and of schema.gql by `npm run generate`: change those, never this.',
    ...prepend,
    merged,
    '/** Variables and answer of each document. */',
    'export interface Documents {',
    ...[...DOCUMENTS].flatMap(([name, document]) =>
      namesIn(suffixed(document)).map(
        (operation) => `${JSON.stringify(name)}: { variables: ${operation}Variables; answer: ${operation} };`,
      ),
    ),
    '}',
  ].join('\n');
  return prettier.format(written, { parser: 'typescript', singleQuote: true, printWidth: 120, trailingComma: 'all' });
}

/** Gives operations separate names, because a page may have the name of a fragment. */
const suffixed = (document: DocumentNode): DocumentNode =>
  visit(document, {
    [Kind.OPERATION_DEFINITION]: (node) => ({
      ...node,
      name: { ...node.name!, value: `${node.name!.value}${SUFFIX[node.operation]}` },
    }),
  });

const namesIn = ({ definitions }: DocumentNode) =>
  definitions.flatMap((each) => (each.kind === Kind.OPERATION_DEFINITION ? [each.name!.value] : []));
