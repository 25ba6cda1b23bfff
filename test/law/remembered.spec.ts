import { GraphQLSchemaHost } from '@nestjs/graphql';
import { documentsOf } from '../support/schema-walk.js';
import { testApp, type TestApp } from '../support/app.js';

let t: TestApp;
beforeAll(async () => {
  t = await testApp('demo');
});
afterAll(() => t.close());

/** Counted by triggers on tables that are logged: they change within the entry that changed those. */
const COUNTED = ['comment_tally', 'commented', 'proposal_tally'];
/** Each reads their own there, and visitors have none (`personal-data.spec.ts`). */
const ONES_OWN = ['account_contact', 'follow'];

/** What is written without an entry of the log, in the words of `database.spec.ts`. */
async function unloggedTables(): Promise<string[]> {
  const rows: { name: string }[] = await t.db.query(
    `select relname as name from pg_class
      where relnamespace = 'tequio'::regnamespace and relkind = 'r' and obj_description(oid) = 'technical'`,
  );
  return rows.map(({ name }) => name);
}

it('shows visitors nothing that changes without an entry of the log, so that its size says whether anything changed', async () => {
  const { schema } = t.app.get(GraphQLSchemaHost);
  const [{ reference }] = (await t.gql('{ proposals(first: 1) { nodes { reference } } }')).proposals.nodes;
  const given: Record<string, string> = {
    account: 'account(handle: "secretaria")',
    commitment: 'commitment(reference: "EDOMEX-TLALNE-2021-01")',
    hiddenProposal: `hiddenProposal(reference: "${reference}")`,
    institution: 'institution(slug: "justicia")',
    jurisdiction: 'jurisdiction(code: "15")',
    moderationQueue: 'moderationQueue(plan: "edomex-tlalnepantla-2021")',
    moderationLog: 'moderationLog(plan: "edomex-tlalnepantla-2021")',
    plan: 'plan(slug: "edomex-tlalnepantla-2021")',
    programme: 'programme(code: "MXMEX0003")',
    proposal: `proposal(reference: "${reference}")`,
    search: 'search(text: "agua")',
  };
  const fields = Object.values(schema.getQueryType()!.getFields());
  const roots = fields.filter(({ extensions }) => !extensions['unrecorded']).map(({ name }) => given[name] ?? name);
  expect(fields.length - roots.length).toBe(1);
  const { documents } = documentsOf(schema, roots, 4);
  expect(documents.length).toBeGreaterThan(300);
  const sent = await t.statements(async () => {
    for (const document of documents) await t.gql(document).catch(() => undefined);
  });
  const unlogged = await unloggedTables();
  const met = unlogged.filter((table) =>
    sent.some((sql) => new RegExp(`\\b(from|join) (tequio\\.)?${table}\\b`).test(sql)),
  );
  expect(met.toSorted()).toEqual([...COUNTED, ...ONES_OWN].toSorted());
}, 120_000);
