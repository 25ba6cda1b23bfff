import 'reflect-metadata';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { HOLDERS } from '../../src/domain/policy.js';
import { ACTIONS, domainDocument, permissionMatrix } from '../../src/domain/matrix.js';
import { testApp } from '../support/app.js';
import { expectGenerated } from '../support/generated.js';

it('has rows for every mutation of the schema, and for no other', async () => {
  const t = await testApp();
  try {
    const mutations = Object.keys(t.app.get(GraphQLSchemaHost).schema.getMutationType()!.getFields());
    expect(ACTIONS.map(({ mutation }) => mutation).toSorted()).toEqual(mutations.toSorted());
  } finally {
    await t.close();
  }
});

it('decides for every role in every state', () => {
  const rows = permissionMatrix();
  for (const { mutation } of ACTIONS) {
    const own = rows.filter((row) => row.mutation === mutation);
    expect(own.length % HOLDERS.length).toBe(0);
    expect(own.some(({ allowed }) => allowed !== 'no')).toBe(true);
  }
});

it('is printed to docs/domain.md (npm run generate writes it anew)', () => {
  expectGenerated('docs/domain.md', domainDocument());
});
