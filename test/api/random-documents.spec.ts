import { GraphQLSchemaHost } from '@nestjs/graphql';
import fc from 'fast-check';
import { extendSchema, type GraphQLSchema, Kind, parse, print, visit } from 'graphql';
import { Execute } from '../../src/api/execute.js';
import { defineRead, everyoneSees, plainTable } from '../../src/api/read/read.js';
import { attachFields } from '../../src/api/read/resolve.js';
import { type Actor, OPERATOR, VISITOR } from '../../src/domain/actor.js';
import { testApp, type TestApp } from '../support/app.js';
import { RandomDocument } from '../support/random-document.js';

let t: TestApp;
let schema: GraphQLSchema;
let ids: string[];
beforeAll(async () => {
  t = await testApp('demo');
  schema = t.app.get(GraphQLSchemaHost).schema;
  const { plan } = await t.gql(
    '{ plan(slug: "edomex-tlalnepantla-2021") { id commitments { nodes { id milestones(first: 2) { nodes { id } } owners { id } } } } }',
  );
  ids = JSON.stringify(plan).match(/[a-z]{3}_[0-9a-f]{32}/g) ?? [];
});
afterAll(() => t.close());

const fields = (root: 'Query' | 'Mutation', withArgument?: string) =>
  Object.values((root === 'Query' ? schema.getQueryType() : schema.getMutationType())!.getFields())
    .filter(({ args }) => !withArgument || args.some(({ name }) => name === withArgument))
    .map(({ name }) => name);

async function ask(document: string, variables: Record<string, unknown>, actor: Actor = VISITOR) {
  const answer = await t.app.get(Execute).run(document, { actor, language: 'es', variables });
  const bug = answer.errors?.find(
    (error) => (error as { extensions?: { code?: string } }).extensions?.code === 'INTERNAL',
  );
  if (bug) throw new Error(`${document}\n${JSON.stringify(variables)}\n${JSON.stringify(bug)}`);
  return answer;
}

/** The same query written in a longer way: all of it in a fragment, every list of fields twice. */
function roundabout(document: string): string {
  const doubled = visit(parse(document), {
    SelectionSet: { leave: (set) => ({ ...set, selections: [...set.selections, ...set.selections] }) },
  });
  const [operation, ...fragments] = doubled.definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('no operation');
  const head = print(operation).slice(0, print(operation).indexOf('{'));
  return [
    `${head} { ...Everything ... on Query { ...Everything } }`,
    `fragment Everything on Query ${print(operation.selectionSet)}`,
    ...fragments.map(print),
  ].join('\n');
}

const random = (
  run: (document: RandomDocument, choose: (names: string[]) => string[]) => Promise<void>,
  numRuns: number,
) =>
  fc.assert(
    fc.asyncProperty(fc.gen(), (g) =>
      run(new RandomDocument(schema, g, ids), (names) =>
        Array.from(
          { length: g(fc.integer, { min: 1, max: 2 }) },
          () => names[g(fc.integer, { min: 0, max: names.length - 1 })]!,
        ),
      ),
    ),
    { numRuns, endOnFailure: true },
  );

it('answers whatever can be asked, as a visitor and as the operator, without ever failing inside', async () => {
  let answered = 0;
  await random(async (document, choose) => {
    const query = document.query(choose(fields('Query')));
    for (const actor of [VISITOR, OPERATOR]) {
      const { errors, data } = await ask(query, document.variables, actor);
      if (!errors && data) answered++;
    }
  }, 300);
  expect(answered).toBeGreaterThan(100);
}, 120_000);

it('answers the same however it is asked: through fragments, and twice over', async () => {
  await random(async (document, choose) => {
    const query = document.query(choose(fields('Query')));
    const { data, errors } = await ask(query, document.variables);
    if (errors) return;
    const again = await ask(roundabout(query), document.variables);
    // The doubled query may be larger than a document may be.
    if (again.errors) expect(again.errors[0]!.message).toContain('asks for too much');
    else expect(JSON.stringify(again.data)).toBe(JSON.stringify(data));
  }, 100);
}, 120_000);

it('answers as of just now what it answers now', async () => {
  t.setNow(new Date(Date.now() + 60_000).toISOString());
  const asOf = new Date(Date.now() + 1000).toISOString();
  await random(async (document, choose) => {
    const query = document.query(choose(fields('Query', 'asOf')), { asOf });
    const past = await ask(query, document.variables);
    const variables = Object.fromEntries(
      Object.entries(document.variables).map(([name, value]) => [name, value === asOf ? null : value]),
    );
    const present = await ask(query, variables);
    const named = JSON.stringify(past.data ?? null).replaceAll(`@${asOf}`, '');
    expect(JSON.parse(named)).toEqual(present.data ?? null);
  }, 150);
}, 120_000);

it('refuses or does whatever can be sent as a change, without ever failing inside', async () => {
  await random(async (document, choose) => {
    await ask(document.mutation(choose(fields('Mutation'))[0]!), document.variables, OPERATOR);
  }, 200);
}, 120_000);

it('does not start with a field that has neither SQL nor facts, and does not compile with one that its class has', () => {
  const more = extendSchema(schema, parse('extend type Commitment { colour: String }'));
  expect(() => attachFields(more)).toThrow('Commitment.colour has neither SQL nor facts');
  class Thing {
    colour: string;
  }
  // @ts-expect-error: `colour` has no plan
  const fieldsOf: Parameters<typeof defineRead<Thing>>[0]['fields'] = {};
  expect([fieldsOf, plainTable('x')(), everyoneSees()]).toEqual([{}, 'x', '']);
});
