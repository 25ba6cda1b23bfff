import { GraphQLSchemaHost } from '@nestjs/graphql';
import { getNamedType, isLeafType } from 'graphql';
import { encodeId } from '../../src/api/node-id.js';
import { joined, waysOf, withoutLimitOfComputations } from '../support/schema-walk.js';
import { testApp, type TestApp } from '../support/app.js';

let t: TestApp;
let limits: ReturnType<typeof withoutLimitOfComputations>;
beforeAll(async () => {
  t = await testApp('demo');
  limits = withoutLimitOfComputations();
});
afterAll(async () => {
  limits.restore();
  await t.close();
});

/** These fields give each person their own data, and visitors nothing (`personal-data.spec.ts`). */
const ONES_OWN = ['account_contact', 'follow', 'word_draft'];
/** Triggers keep these tables in the very statement that changes what they are made of, which has an entry. */
const KEPT_BY_TRIGGERS = ['milestone_count', 'plan_words'];

/**
 * Tables that are written without an entry of the log, in the words of `database.spec.ts`. Sealed tables change within
 * the entry of the rows that they count.
 */
async function unloggedTables(): Promise<string[]> {
  const rows: { name: string }[] = await t.db.query(
    `select relname as name from pg_class
      where relnamespace = 'tequio'::regnamespace and relkind = 'r' and obj_description(oid) = 'technical'`,
  );
  return rows.map(({ name }) => name);
}

it('shows visitors nothing that changes without an entry of the log, so that its size says whether anything changed', async () => {
  const { schema } = t.app.get(GraphQLSchemaHost);
  const [{ id, reference }] = (await t.gql('{ proposals(first: 1) { nodes { id reference } } }')).proposals.nodes;
  const [{ id: comment }] = await t.db.query('select id from comment limit 1');
  const [{ id: suggestion }] = await t.db.query('select id from suggestion limit 1');
  const given: Record<string, string> = {
    account: 'account(handle: "secretaria")',
    contestsToDecide: 'contestsToDecide(first: 5)',
    proposals: 'proposals(first: 5)',
    comment: `comment(id: "${encodeId('Comment', comment)}")`,
    node: `node(id: "${id}")`,
    commitment: 'commitment(reference: "EDOMEX-TLALNE-2021-01")',
    hiddenProposal: `hiddenProposal(reference: "${reference}")`,
    hiddenSuggestion: `hiddenSuggestion(id: "${encodeId('Suggestion', suggestion)}")`,
    institution: 'institution(slug: "justicia")',
    jurisdiction: 'jurisdiction(code: "15")',
    moderationQueue: 'moderationQueue(plan: "edomex-tlalnepantla-2021")',
    moderationLog: 'moderationLog(plan: "edomex-tlalnepantla-2021")',
    plan: 'plan(slug: "edomex-tlalnepantla-2021")',
    programme: 'programme(slug: "caravanas-justicia-cotidiana")',
    proposal: `proposal(reference: "${reference}")`,
    search: 'search(text: "agua")',
  };
  const fields = Object.values(schema.getQueryType()!.getFields());
  const recorded = fields.filter(({ extensions }) => !extensions['unrecorded']);
  expect(fields.length - recorded.length).toBe(1);
  const isLeaf = ({ type }: (typeof fields)[number]) => isLeafType(getNamedType(type));
  const { ways, skipped } = waysOf(
    schema,
    recorded.filter((field) => !isLeaf(field)).map(({ name }) => given[name] ?? name),
    4,
  );
  const leaves = recorded.filter(isLeaf).map(({ name }) => name);
  const documents = [...joined(ways, 7), `{ ${leaves.join(' ')} }`];
  // These three return words of their own rows.
  expect(skipped.toSorted()).toEqual(['Comment.excerpt', 'Proposal.matches', 'Suggestion.excerpt']);
  expect(ways.length).toBeGreaterThan(300);
  const failed = new Set<string>();
  const sent = await t.statements(async () => {
    for (const document of documents) await t.gql(document).catch((error: Error) => failed.add(error.message));
  });
  expect([...failed]).toEqual([]);
  const unlogged = await unloggedTables();
  const met = unlogged.filter((table) =>
    sent.some((sql) => new RegExp(`\\b(from|join) (tequio\\.)?${table}\\b`).test(sql)),
  );
  expect(met.toSorted()).toEqual([...ONES_OWN, ...KEPT_BY_TRIGGERS].toSorted());
}, 120_000);
