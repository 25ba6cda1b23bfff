import { Clock } from '../../src/kernel/clock.js';
import { testApp, type TestApp } from '../support/app.js';
import { BOTH, coCreation, type CoCreation, proposer, title } from '../support/co-creation.js';
import { declined, responder } from '../support/responding.js';

/** The number of rounds; 1,000 take some minutes on a small machine: `ROUNDS=1000 npm test -- test/proposals/races`. */
const ROUNDS = Number(process.env['ROUNDS'] ?? 60);
let t: TestApp;
let at: CoCreation;
let [author, other] = ['', ''];
beforeAll(async () => {
  t = await testApp();
  at = await coCreation(t);
  [author, other] = [await at.citizen(), await at.citizen()];
  // The clock runs fast, because this test is not about limits of people.
  let now = Date.now();
  t.app.get(Clock).now = () => new Date((now += 60));
});
afterAll(() => t.close());

const refused = (payloads: { userErrors: { code: string }[] }[]) =>
  payloads.flatMap(({ userErrors }) => userErrors.map(({ code }) => code));

it('counts a support that is sent several times at once as one, in every round', async () => {
  const proposal = await proposer(t, author).submitted(at.plan);
  for (let round = 0; round < ROUNDS; round++) {
    await t.db.query('delete from rate_count');
    const sent = await Promise.all([1, 2, 3].map(() => proposer(t, other).support(proposal.id)));
    expect(refused(sent)).toEqual(['ALREADY_SUPPORTED', 'ALREADY_SUPPORTED']);
    const [row] = await t.db.query(
      'select n.supports, (select count(*)::int from proposal_support s where s.proposal_id = n.proposal_id) as rows from proposal_tally n order by supports desc limit 1',
    );
    expect(row).toEqual({ supports: 1, rows: 1 });
    const back = await Promise.all([1, 2].map(() => proposer(t, other).unsupport(proposal.id)));
    expect(refused(back)).toEqual(['NOT_SUPPORTED']);
  }
}, 600_000);

it('publishes one of two answers of one member that come at once, in every round', async () => {
  const before = Number((await t.db.query('select size from log_head'))[0].size);
  const rounds = Math.ceil(ROUNDS / 4);
  for (let round = 0; round < rounds; round++) {
    await t.db.query('delete from rate_count');
    const { id } = await proposer(t, author).submitted(at.plan, title(`Ronda ${round}`));
    await proposer(t, 'secretariat').review(id, BOTH);
    const sent = await Promise.all([
      responder(t, 'liaison').respond(id, '15', declined()),
      responder(t, 'secretariat').respond(id, '15', declined({ category: 'OTHER' })),
      responder(t, 'municipal').respond(id, '15104', declined()),
    ]);
    expect(refused(sent)).toHaveLength(1);
    const [row] = await t.db.query(
      `select p.state, (select count(*)::int from response r where r.proposal_id = p.id) as responses,
              (select count(*)::int from response_version v join response r on r.id = v.response_id where r.proposal_id = p.id) as versions
         from proposal p where p.reference is not null order by p.id desc limit 1`,
    );
    expect(row).toEqual({ state: 'not_accepted', responses: 2, versions: 2 });
  }
  // Draft, submission, review and two responses wrote one log entry each; the refused one wrote none.
  expect(Number((await t.db.query('select size from log_head'))[0].size) - before).toBe(rounds * 5);
}, 600_000);

it('keeps one of two edits that began from the same version, in every round', async () => {
  let { version, id } = await proposer(t, author).submitted(at.plan);
  for (let round = 0; round < ROUNDS; round++) {
    const sent = await Promise.all(
      ['Uno', 'Dos'].map((words) => proposer(t, author).edit(id, version, title(`${words} ${round}`))),
    );
    expect(refused(sent)).toEqual(['VERSION_OUTDATED']);
    version += 1;
  }
  const [{ n }] = await t.db.query(
    'select count(*)::int as n from proposal_version v join proposal p on p.id = v.proposal_id where p.version = $1',
    [version],
  );
  expect(n).toBe(ROUNDS + 1);
}, 600_000);
