import { testApp, type TestApp } from '../support/app.js';
import { type CoCreation, coCreation, proposer } from '../support/co-creation.js';

let t: TestApp;
let at: CoCreation;
beforeAll(async () => {
  t = await testApp();
  at = await coCreation(t);
});
afterAll(() => t.close());

/** Counts as many entries as if they had been made in the minute before. */
const made = async (handle: string, n: number, as = 'person') =>
  t.db.query(
    `insert into rate_count (key, window_at, n)
     select format('entries of a %s %s', $3::text, id), date_trunc('minute', now()), $2 from account where handle = $1
     on conflict (key, window_at) do update set n = $2`,
    [handle, n, as],
  );
const rename = async (handle: string, publicName: string) =>
  (
    await t.gql.as(handle)(
      'mutation ($n: Text!) { accountRename(input: { publicName: $n }) { viewer { publicName } userErrors { code message } } }',
      { n: publicName },
    )
  ).accountRename;

it('refuses what one account writes a thousand times, says when to go on, and keeps nothing of it', async () => {
  const citizen = await at.citizen();
  await made(citizen, 118);
  expect((await rename(citizen, 'Uno')).userErrors).toEqual([]);
  expect((await rename(citizen, 'Dos')).userErrors).toEqual([]);
  const size = async () => (await t.db.query('select size from log_head'))[0].size;
  const before = await size();
  const [problem] = (await rename(citizen, 'Tres')).userErrors;
  expect(problem.code).toBe('TOO_MANY');
  expect(problem.message).toMatch(/Vuelva a intentarlo en (9|10) min\./);
  expect(await size()).toBe(before);
  expect((await t.gql.as(citizen)('{ viewer { publicName } }')).viewer.publicName).toBe('Dos');
});

it('counts every act of an account together, also what is written many at the same moment', async () => {
  const citizen = await at.citizen();
  await made(citizen, 110);
  const answers = await Promise.all(
    Array.from({ length: 15 }, (_, i) =>
      i % 2 ? rename(citizen, `Nombre ${i}`) : proposer(t, citizen).draft(at.plan),
    ),
  );
  expect(answers.filter(({ userErrors }) => userErrors.length === 0)).toHaveLength(10);
});

it('leaves others and desks alone', async () => {
  await made('secretariat', 500, 'desk');
  const proposal = await proposer(t, await at.citizen()).submitted(at.plan);
  const { userErrors } = await proposer(t, 'secretariat').review(proposal.id, {
    assignments: [
      { jurisdiction: '15', institution: 'justicia' },
      { jurisdiction: '15104', institution: 'transparencia' },
    ],
  });
  expect(userErrors).toEqual([]);
  expect((await rename('secretariat', 'Ana Robles')).userErrors).toEqual([]);
});
