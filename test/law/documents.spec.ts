import { GraphQLSchemaHost } from '@nestjs/graphql';
import {
  type FieldNode,
  getNamedType,
  type GraphQLAbstractType,
  type GraphQLSchema,
  isAbstractType,
  isObjectType,
  Kind,
  parse,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { checked } from '../../src/api/weight/checked.js';
import { filesBeside } from '../../src/portal/frame/beside.js';
import { documentOf, type DocumentName } from '../../src/portal/frame/documents.js';
import { testApp, type TestApp } from '../support/app.js';
import { expectGenerated } from '../support/generated.js';
import { DOCUMENTS, FRAGMENTS, portalTypes, SPREADS } from '../support/portal-types.js';

const documents = [...DOCUMENTS.keys()] as DocumentName[];

const twice = (names: string[]) => names.filter((name, at) => names.indexOf(name) !== at);

let t: TestApp;
let schema: GraphQLSchema;
beforeAll(async () => {
  t = await testApp();
  ({ schema } = t.app.get(GraphQLSchemaHost));
});
afterAll(() => t.close());

it('has no two documents of one name', () => {
  const names = filesBeside('documents', '.graphql').flatMap(({ name }) => (name === 'fragments' ? [] : name));
  expect(twice(names)).toEqual([]);
});

it('has no two fragments of one name', () => {
  expect(twice(FRAGMENTS.map(({ name }) => name))).toEqual([]);
});

it('keeps a fragment that one feature asks with in the folder of that feature', () => {
  const misplaced = FRAGMENTS.flatMap(({ feature, name }) => {
    const askers = [...new Set(SPREADS.filter((each) => each.name === name).map((each) => each.feature))];
    if (askers.length > 1 || (askers.length === 1 && askers[0] === feature)) return [];
    return `${name} in ${feature}, asked with by ${askers[0] ?? 'nobody'}`;
  });
  expect(misplaced).toEqual([]);
});

it.each(documents)('the document %s of the portal asks for what the schema has, within its limits', (name) => {
  const { errors } = checked(schema, parse(documentOf(name)));
  expect(errors.map(({ message }) => message)).toEqual([]);
});

it.each(documents)('the document %s asks for the kind of what may be of a kind that it does not foresee', (name) => {
  const document = parse(documentOf(name));
  const fragments = new Map(
    document.definitions.flatMap((each) =>
      each.kind === Kind.FRAGMENT_DEFINITION ? [[each.name.value, each.typeCondition.name.value] as const] : [],
    ),
  );
  const kindsIn = ({ selectionSet }: FieldNode) =>
    selectionSet!.selections.flatMap((each) => {
      if (each.kind === Kind.FRAGMENT_SPREAD) return fragments.get(each.name.value)!;
      return each.kind === Kind.INLINE_FRAGMENT && each.typeCondition ? each.typeCondition.name.value : [];
    });
  const foreseen = (type: GraphQLAbstractType, kinds: string[]) =>
    schema.getPossibleTypes(type).every((possible) =>
      kinds.some((kind) => {
        const condition = schema.getType(kind)!;
        return isObjectType(condition)
          ? condition === possible
          : isAbstractType(condition) && schema.isSubType(condition, possible);
      }),
    );
  const silent: string[] = [];
  const types = new TypeInfo(schema);
  const field = (node: FieldNode) => {
    const type = getNamedType(types.getType());
    if (!isAbstractType(type)) return;
    const kinds = kindsIn(node);
    const asked = node.selectionSet!.selections.some(
      (each) => each.kind === Kind.FIELD && each.name.value === '__typename',
    );
    if (kinds.length > 0 && !asked && !foreseen(type, kinds)) silent.push(node.name.value);
  };
  visit(document, visitWithTypeInfo(types, { Field: field }));
  expect(silent).toEqual([]);
});

it('has the types of what the documents are asked with and answer', async () => {
  expectGenerated('src/portal/frame/types.ts', await portalTypes(schema));
});
