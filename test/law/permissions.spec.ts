import 'reflect-metadata';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { ACTIONS } from '../../src/domain/matrix.js';
import { testApp } from '../support/app.js';

it('has rows for every mutation of the schema, and for no other', async () => {
  const t = await testApp();
  try {
    const mutations = Object.keys(t.app.get(GraphQLSchemaHost).schema.getMutationType()!.getFields());
    expect(ACTIONS.map(({ mutation }) => mutation).toSorted()).toEqual(mutations.toSorted());
  } finally {
    await t.close();
  }
});
