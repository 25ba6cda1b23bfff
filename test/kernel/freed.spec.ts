import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import { documentOf } from '../../src/portal/frame/documents.js';
import { testApp } from '../support/app.js';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** The weak references of an application that has answered and is closed. */
async function used(): Promise<Record<string, WeakRef<object>>> {
  const t = await testApp('demo');
  await t.gql(documentOf('plan'), { slug: 'edomex-tlalnepantla-2021' });
  await t.app.inject({ method: 'GET', url: '/es' });
  const db = new WeakRef<object>(t.app.get(DataSource));
  const schema = new WeakRef<object>(t.app.get(GraphQLSchemaHost).schema);
  await t.close();
  return { db, schema };
}

it('frees a closed application with its connections, its schema and what was computed for it', async () => {
  // The schema of the first application of a process serves the later ones (docs/adr/0171).
  await used();
  const left = await used();
  await new Promise((resume) => setTimeout(resume, 10));
  collectGarbage();
  expect(Object.keys(left).filter((name) => left[name]!.deref() !== undefined)).toEqual([]);
});
