import 'reflect-metadata';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import {
  getNamedType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isNonNullType,
  isObjectType,
  lexicographicSortSchema,
  printSchema,
} from 'graphql';
import { testApp, type TestApp } from '../support/app.js';
import { expectGenerated } from '../support/generated.js';

let t: TestApp;
let schema: GraphQLSchema;
beforeAll(async () => {
  t = await testApp();
  schema = t.app.get(GraphQLSchemaHost).schema;
});
afterAll(() => t.close());

const ownTypes = () => Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__'));
const STANDARD = ['String', 'Int', 'Float', 'Boolean', 'ID', 'Query', 'Mutation', 'Subscription'];

it('describes every type, field, argument and value', () => {
  const silent: string[] = [];
  for (const type of ownTypes()) {
    if (!type.description && !STANDARD.includes(type.name)) silent.push(type.name);
    if (isObjectType(type) || isInterfaceType(type) || isInputObjectType(type)) {
      for (const field of Object.values(type.getFields())) {
        if (!field.description) silent.push(`${type.name}.${field.name}`);
        for (const argument of 'args' in field ? field.args : []) {
          if (!argument.description) silent.push(`${type.name}.${field.name}(${argument.name})`);
        }
      }
    }
    if (isEnumType(type)) {
      for (const value of type.getValues()) if (!value.description) silent.push(`${type.name}.${value.name}`);
    }
  }
  expect(silent).toEqual([]);
});

it('says of every absence what it means', () => {
  const unexplained = ownTypes()
    .filter(isObjectType)
    .filter(({ name }) => !['Query', 'Mutation'].includes(name))
    .flatMap((type) => Object.values(type.getFields()).map((field) => ({ name: `${type.name}.${field.name}`, field })))
    .filter(
      ({ field }) =>
        !isNonNullType(field.type) &&
        !/\bnull\b|\bwhen\b|\bif any\b|\bwhere\b|until|while/i.test(field.description ?? ''),
    )
    .map(({ name }) => name);
  expect(unexplained).toEqual([]);
});

it('says of every mutation who may call it', () => {
  for (const field of Object.values(schema.getMutationType()!.getFields()))
    expect(field.description).toMatch(/Who may: .+/);
});

it('answers every mutation with userErrors', () => {
  for (const field of Object.values(schema.getMutationType()!.getFields())) {
    const payload = getNamedType(field.type);
    expect(payload.name).toBe(`${field.name[0]!.toUpperCase()}${field.name.slice(1)}Payload`);
    expect(isObjectType(payload) && Object.keys(payload.getFields())).toContain('userErrors');
  }
});

it('is the one in schema.gql (npm run generate writes it anew)', () => {
  expectGenerated('schema.gql', `${printSchema(lexicographicSortSchema(schema))}\n`);
});
