import { encodeId, uuidOf } from '../../src/api/node-id.js';
import { Clock } from '../../src/kernel/clock.js';
import { anotherApp, testApp, type TestApp } from '../support/app.js';
import type { CoCreation } from '../support/co-creation.js';
import { drafting, es, writer } from '../support/drafting.js';

/** The number of rounds of eight suggestions: `ROUNDS=1000 npm test -- test/drafting/many-at-once` takes some minutes. */
const ROUNDS = Number(process.env['ROUNDS'] ?? 6);
/** A text grows with each round, so each commitment sees a few of them. */
const ROUNDS_OF_ONE_TEXT = 12;
const SUGGESTERS = 8;
const DRAFTERS = ['drafter', 'society'];

let first: TestApp;
let second: TestApp;
let plan: CoCreation;
let people: string[];

beforeAll(async () => {
  first = await testApp();
  second = await anotherApp(first.database);
  plan = await drafting(first);
  people = [];
  for (let n = 0; n < SUGGESTERS; n++) people.push(await plan.citizen());
  // The clock runs fast, because this test is not about limits of people.
  let now = Date.now();
  for (const { app } of [first, second]) app.get(Clock).now = () => new Date((now += 60));
});
afterAll(async () => {
  await second.close();
  await first.close();
});

interface Made {
  id: string;
  /** A word that only this suggestion brings. */
  brings: string;
  /** The word that it removes from the text that its author read. */
  removes: string | null;
}
interface Clause {
  id: string;
  text: { text: string };
}

const processOf = (n: number) => (n % 2 === 0 ? first : second);

/** The text as somebody reads it who is about to suggest. */
async function read(id: string): Promise<{ version: number; clauses: Clause[] }> {
  const { node } = await first.gql.as('secretariat')(
    `query ($id: ID!) { node(id: $id) { ... on Commitment { version clauses(first: 100) { nodes { id text { text } } } } } }`,
    { id },
  );
  return { version: node.version, clauses: node.clauses.nodes };
}

/** Gives the suggestion of person `n`: seven change one of two clauses, two of them remove a word too, and the last adds a clause. */
function change(clauses: readonly Clause[], round: number, n: number) {
  const brings = `palabra${round}x${n}`;
  const clause = clauses[1 + (n % 2)]!;
  if (n === SUGGESTERS - 1)
    return { brings, removes: null, input: { kind: 'ADD', section: 'ACTION', after: clause.id, text: es(brings) } };
  const parts = clause.text.text.split(' ');
  const removed = parts.splice((n * 3 + round) % parts.length, n % 4 === 3 ? 1 : 0, brings);
  return { brings, removes: removed[0] ?? null, input: { clause: clause.id, text: es(parts.join(' ')) } };
}

async function suggest(commitment: string, round: number): Promise<Made[]> {
  const { version, clauses } = await read(commitment);
  return Promise.all(
    people.map(async (person, n) => {
      const { brings, removes, input } = change(clauses, round, n);
      const sent = { commitment, baseVersion: version, ...input };
      const { suggestion, userErrors } = await writer(processOf(n), person).suggest(sent);
      expect(userErrors).toEqual([]);
      return { id: suggestion.id, brings, removes };
    }),
  );
}

/** A drafter accepts what waits and declines what is in conflict, while the other drafter does the same. */
async function decide(commitment: string, n: number): Promise<void> {
  const process = processOf(n);
  const by = writer(process, DRAFTERS[n]!);
  const { node } = await process.gql.as(DRAFTERS[n]!)(
    `query ($id: ID!) { node(id: $id) { ... on Commitment { suggestions(first: 100, filter: { state: [PENDING] }) { nodes { id } } } } }`,
    { id: commitment },
  );
  for (const { id } of node.suggestions.nodes) {
    const { userErrors } = await by.accept(id);
    if (userErrors[0]?.code === 'SUGGESTION_IN_CONFLICT') await by.decline(id);
  }
}

const timesIn = (text: string, word: string) => text.split(/\s+/).filter((one) => one === word).length;
const upTo = (n: number) => Array.from({ length: n }, (_, index) => index + 1);

/** Compares the text with what was accepted: each accepted word is there once, unless an accepted suggestion removed it. */
async function judge(commitment: string, made: readonly Made[]): Promise<void> {
  const { clauses, version } = await read(commitment);
  const text = clauses.map((clause) => clause.text.text).join(' ');
  const rows = await first.db.query<{ id: string; state: string; number: number; made: number | null }[]>(
    'select id, state, number, made_version as made from suggestion where commitment_id = $1 order by number',
    [uuidOf('Commitment', commitment, [])],
  );
  const stateOf = new Map(rows.map((row) => [encodeId('Suggestion', row.id), row.state]));
  const isAccepted = ({ id }: Made) => stateOf.get(id) === 'accepted';
  const removed = new Set(made.filter(isAccepted).map(({ removes }) => removes));
  expect(made.map((one) => [one.brings, timesIn(text, one.brings)])).toEqual(
    made.map((one) => [one.brings, isAccepted(one) && !removed.has(one.brings) ? 1 : 0]),
  );
  expect(rows.map(({ number }) => number)).toEqual(upTo(made.length));
  const versions = rows.flatMap((row) => row.made ?? []).toSorted((a, b) => a - b);
  expect(versions).toEqual(upTo(made.filter(isAccepted).length).map((number) => number + 1));
  const kept = await first.db.query<{ number: number }[]>(
    'select number from text_version where commitment_id = $1 order by number',
    [uuidOf('Commitment', commitment, [])],
  );
  expect(kept.map(({ number }) => number)).toEqual(upTo(version));
}

it('loses no accepted word and doubles none, while eight people suggest and two drafters decide', async () => {
  const counted = { accepted: 0, declined: 0 };
  for (let done = 0; done < ROUNDS; done += ROUNDS_OF_ONE_TEXT) {
    const { commitment } = await writer(first, 'secretariat').draft(plan.plan, {
      action: es('Medir el agua que llega a cada casa.\n\nPublicar las medidas de cada mes.'),
    });
    const made: Made[] = [];
    for (let round = done; round < Math.min(ROUNDS, done + ROUNDS_OF_ONE_TEXT); round++) {
      await first.db.query('delete from rate_count');
      // The drafters decide on what waits from the round before, while the next suggestions arrive.
      const [sent] = await Promise.all([
        suggest(commitment.id, round),
        decide(commitment.id, 0),
        decide(commitment.id, 1),
      ]);
      made.push(...sent);
    }
    await decide(commitment.id, 0);
    await judge(commitment.id, made);
    const [{ accepted, declined }] = await first.db.query(
      `select count(*) filter (where state = 'accepted')::int as accepted, count(*) filter (where state = 'declined')::int as declined
         from suggestion where commitment_id = $1`,
      [uuidOf('Commitment', commitment.id, [])],
    );
    counted.accepted += accepted;
    counted.declined += declined;
  }
  // Every suggestion was decided, and both decisions happen.
  expect(counted.accepted + counted.declined).toBe(ROUNDS * SUGGESTERS);
  expect(Math.min(counted.accepted, counted.declined)).toBeGreaterThan(0);
}, 3_600_000);
