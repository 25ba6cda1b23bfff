import 'reflect-metadata';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { isRequiredArgument } from 'graphql';
import { Actors } from '../../src/accounts/actors.js';
import { Execute } from '../../src/api/execute.js';
import { VISITOR } from '../../src/domain/actor.js';
import { testApp, type TestApp } from '../support/app.js';
import { coCreation, type CoCreation, proposer } from '../support/co-creation.js';
import { plainValue } from '../support/hostile.js';

/**
 * A person without the right learns nothing by trying: the answer is the same whether the named thing exists or not,
 * when the thing is not public.
 */
let t: TestApp;
let at: CoCreation;
let outsider: string;
let known: Record<string, string>;
beforeAll(async () => {
  t = await testApp();
  at = await coCreation(t);
  outsider = await at.citizen();
  const author = await at.citizen();
  const { id: proposal } = await proposer(t, author).submitted(at.plan);
  const { id: draft } = (await proposer(t, author).draft(at.plan)).proposal;
  const { commitmentDraft } = await t.gql.as('secretariat')(
    `mutation ($plan: ID!) { commitmentDraft(input: { plan: $plan, title: { language: ES, text: "Datos" },
       origin: CO_CREATED, members: ["15"] }) { commitment { id } userErrors { code } } }`,
    { plan: at.plan },
  );
  known = { proposal, draft, commitment: commitmentDraft.commitment.id, author };
});
afterAll(() => t.close());

/** An id of the same kind, but of nothing. */
const unknown = (id: string) => `${id.split('_')[0]}_${'0'.repeat(32)}`;

/** All required input of a mutation, as an outsider who knows public things would fill it in. */
async function codesOf(mutation: string, who: string | null, given: Record<string, unknown>): Promise<string> {
  const field = t.app.get(GraphQLSchemaHost).schema.getMutationType()!.getFields()[mutation]!;
  const words = mutation === 'proposalSplit' ? 'Agua' : { language: 'ES', text: 'Agua' };
  const all = { plan: at.plan, jurisdiction: '15', title: { language: 'ES', text: 'Agua' }, text: words, ...given };
  const required = field.args.filter(isRequiredArgument);
  const declared = required.map(({ name, type }) => `$${name}: ${String(type)}`).join(', ');
  const passed = required.map(({ name }) => `${name}: $${name}`).join(', ');
  const document = required.length
    ? `mutation (${declared}) { ${mutation}(${passed}) { userErrors { code path } } }`
    : `mutation { ${mutation} { userErrors { code path } } }`;
  const variables = Object.fromEntries(required.map(({ name, type }) => [name, plainValue(type, all, name)]));
  const actor = who ? (await t.app.get(Actors).byHandle(who))! : VISITOR;
  const { data, errors } = await t.app.get(Execute).run(document, { actor, language: 'es', variables });
  return JSON.stringify(
    errors?.map(({ message }) => message) ?? (data as Record<string, { userErrors: unknown }>)[mutation]!.userErrors,
  );
}

const OWN = /^(account|session|token|secondFactor|notice|follow)/;
const mutations = () =>
  Object.keys(t.app.get(GraphQLSchemaHost).schema.getMutationType()!.getFields()).filter((name) => !OWN.test(name));

it('tells nobody without the right who has an account', async () => {
  const told: string[] = [];
  for (const who of [null, outsider, 'reader', 'secretariat']) {
    for (const role of ['MODERATOR', 'INSTITUTION_LIAISON', 'ADMINISTRATOR']) {
      const grant = (account: string, institution: string) =>
        codesOf('appointmentGrant', who, { account, institution, role, plan: at.plan });
      told.push(await grant(known['author']!, 'justicia'), await grant('nobody-here', 'justicia'));
      told.push(await grant(known['author']!, 'nothing-there'));
    }
  }
  expect([...new Set(told)]).toEqual(['[{"code":"NOT_ALLOWED","path":[]}]']);
});

it('answers alike about what is there and what is not, to whoever may neither see it nor change it', async () => {
  const found: string[] = [];
  let compared = 0;
  for (const who of [null, outsider]) {
    for (const mutation of mutations()) {
      for (const name of ['draft', 'commitment']) {
        const id = known[name]!;
        const about = (one: string) => codesOf(mutation, who, { id: one, subject: one, into: one, commitment: one });
        const [there, nowhere] = [await about(id), await about(unknown(id))];
        compared++;
        if (there !== nowhere) found.push(`${who ?? 'visitor'} ${mutation} of a ${name}: ${there}, ${nowhere}`);
      }
    }
  }
  expect(found).toEqual([]);
  expect(compared).toBeGreaterThan(200);
});

it('names no account that it did not find to whoever may not do what they try', async () => {
  for (const mutation of mutations()) {
    for (const who of [null, outsider]) {
      const handles = { account: 'nobody-here', to: 'nobody-here', handle: 'nobody-here' };
      const told = await codesOf(mutation, who, { id: known['proposal'], subject: known['proposal'], ...handles });
      expect([mutation, who, told.includes('ACCOUNT_NOT_FOUND')]).toEqual([mutation, who, false]);
    }
  }
});
