import 'reflect-metadata';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import type { Person } from '../../src/domain/actor.js';
import { type Action, entitled, HOLDERS, SURE_ROLES } from '../../src/domain/policy.js';
import { Refusal } from '../../src/domain/refusal.js';
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

it('lets nobody moderate, assess or administer without the second factor', () => {
  const facts = { planId: 'plan' };
  const holding = (role: (typeof SURE_ROLES)[number]): Person => ({
    kind: 'person',
    accountId: 'account',
    handle: 'somebody',
    publicName: 'Somebody',
    appointments: [
      {
        role,
        planId: role === 'administrator' ? null : facts.planId,
        institutionId: null,
        institutionSlug: null,
        jurisdictionId: null,
        commitmentId: null,
      },
    ],
    scopes: null,
    secondFactor: false,
    sessionId: null,
  });
  for (const { who, ...action } of ACTIONS as readonly Action<never>[]) {
    for (const role of SURE_ROLES.filter((each) => who.some((permission) => permission.role === each))) {
      const asThis: Action<typeof facts> = { ...action, who: [{ role }] };
      const without = () => entitled(asThis, holding(role), facts);
      expect(without).toThrow(new Refusal([{ code: 'SECOND_FACTOR_REQUIRED', path: [] }]));
      expect(entitled(asThis, { ...holding(role), secondFactor: true }, facts).role).toBe(role);
    }
  }
});

it('is printed to docs/domain.md (npm run generate writes it anew)', () => {
  expectGenerated('docs/domain.md', domainDocument());
});
