import { readdirSync } from 'node:fs';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { parse } from 'graphql';
import { checked } from '../../src/api/weight/checked.js';
import { documentOf } from '../../src/portal/documents.js';
import { testApp, type TestApp } from '../support/app.js';

const FOLDER = new URL('../../src/portal/queries/', import.meta.url);
const documents = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.graphql') && !name.endsWith('fragments.graphql'))
  .map((name) => name.replace('.graphql', ''));

let t: TestApp;
beforeAll(async () => {
  t = await testApp();
});
afterAll(() => t.close());

it.each(documents)('the document %s of the portal asks for what the schema has, within its limits', (name) => {
  const { schema } = t.app.get(GraphQLSchemaHost);
  const { errors } = checked(schema, parse(documentOf(name)));
  expect(errors.map(({ message }) => message)).toEqual([]);
});
