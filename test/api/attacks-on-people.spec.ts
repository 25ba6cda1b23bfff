import { NOTICE_VERSION } from '../../src/domain/account.js';
import { Jobs } from '../../src/kernel/jobs/jobs.js';
import { testApp, type TestApp } from '../support/app.js';
import { browsing } from '../support/browsing.js';
import { type Discussion, discussion } from '../support/discussion.js';
import { lastMailTo } from '../support/mail.js';

let t: TestApp;
let d: Discussion;
beforeEach(async () => {
  t = await testApp();
  d = await discussion(t);
});
afterEach(() => t.close());

// The result has the type of the mutation, which differs from call to call.
// oxlint-disable-next-line typescript/no-explicit-any
async function run(as: string, name: string, input: string, id: string, values: object, returned = ''): Promise<any> {
  const document = `mutation ($id: ID!, $input: ${input}!) { ${name}(id: $id, input: $input) { ${returned} userErrors { code } } }`;
  return (await t.gql.as(as)(document, { id, input: values }))[name];
}
const refusals = (payloads: { userErrors: { code: string }[] }[]) =>
  payloads.flatMap(({ userErrors }) => userErrors.map(({ code }) => code)).toSorted();

it('writes links of this site into letters, whatever host a request names', async () => {
  const asked = (says: Record<string, string>) =>
    t.app.inject({
      method: 'POST',
      url: '/sign-in/request',
      headers: {
        host: 'evil.example',
        'x-forwarded-host': 'evil.example',
        'content-type': 'application/x-www-form-urlencoded',
        ...says,
      },
      payload: new URLSearchParams({ email: 'victim@example.org', language: 'es' }).toString(),
    });
  // A page of another site can't pass for ours by naming itself.
  expect((await asked({ origin: 'http://evil.example' })).statusCode).toBe(403);
  expect((await asked({ 'sec-fetch-site': 'same-origin' })).statusCode).toBe(303);
  const { link } = await lastMailTo(t, 'victim@example.org');
  expect(new URL(link).host).not.toBe('evil.example');
});

it('opens one account for one address, however it is written and however many links are used at once', async () => {
  const people = await Promise.all(
    ['Ana@Example.org', 'ana@example.org', ' ANA@EXAMPLE.ORG '].map(async (email) => {
      const browser = browsing(t);
      const { to } = await browser.send('/sign-in/request', { email, language: 'es' });
      expect(to).toBe('/es/entrar/codigo');
      return browser;
    }),
  );
  await t.app.get(Jobs).runDue();
  const letters: { body_text: string }[] = await t.db.query('select body_text from kept_mail order by id');
  expect(letters).toHaveLength(3);
  const tokens = letters.map(({ body_text }) => new URL(/https?:\/\/\S+/.exec(body_text)![0]).searchParams.get('t')!);
  const before = Number((await t.db.query('select count(*) from account'))[0].count);
  await Promise.all(
    tokens.map((token, i) =>
      people[i]!.send('/sign-in/confirm', { token, publicName: `Ana ${i}`, notice: String(NOTICE_VERSION) }),
    ),
  );
  expect(Number((await t.db.query('select count(*) from account'))[0].count)).toBe(before + 1);
});

it('writes no comment after the entry that closed its window, when both come at once', async () => {
  const { plan } = await t.gql('{ plan(slug: "joint") { windows { id kind } } }');
  const window = plan.windows.find(({ kind }: { kind: string }) => kind === 'PUBLIC_CONSULTATION');
  const say = (i: number) =>
    d.say(['ana', 'beto', 'carla'][i % 3]!, `Opino ${i}`).then(
      () => 'said',
      () => 'refused',
    );
  const outcomes = await Promise.all(
    Array.from({ length: 24 }, async (_, i) => {
      if (i !== 12) return say(i);
      const closed = await run('secretariat', 'windowClose', 'ReasonInput', window.id, { reason: 'Terminó' });
      expect(closed.userErrors).toEqual([]);
      return 'closed';
    }),
  );
  expect(outcomes).toContain('said');
  const [{ late }] = await t.db.query(
    `select count(*)::int as late from log said
      where said.verb = 'comment.created' and said.seq > (select seq from log where verb = 'window.closed')`,
  );
  expect(late).toBe(0);
  await expect(d.say('ana', 'Tarde')).rejects.toThrow();
});

it('reaches one legal end when appeals and decisions come at once', async () => {
  const { id } = await d.say('ana', 'Texto dudoso');
  await run('moderator', 'commentHide', 'HideInput', id, { rule: 'INSULT', reason: 'Insulta.' });
  const MODERATED = 'comment { state moderation { appeal { id state } } }';
  const appeals = await Promise.all(
    Array.from({ length: 5 }, () =>
      run('ana', 'commentAppeal', 'AppealInput', id, { argument: 'No insulta' }, MODERATED),
    ),
  );
  expect(refusals(appeals)).toEqual(Array.from({ length: 4 }, () => 'ALREADY_APPEALED'));
  const appeal = appeals.find(({ userErrors }) => userErrors.length === 0).comment.moderation.appeal;
  const decisions = await Promise.all(
    [true, false, true, false].map((restore) =>
      run('other-moderator', 'appealDecide', 'AppealDecideInput', appeal.id, { restore, reason: 'Leído otra vez.' }),
    ),
  );
  expect(refusals(decisions)).toHaveLength(3);
  const { comment } = await t.gql.as('ana')(
    `query ($id: ID!) { comment(id: $id) { state moderation { appeal { state } } } }`,
    {
      id,
    },
  );
  const restored = decisions.findIndex(({ userErrors }) => userErrors.length === 0) % 2 === 0;
  expect(comment).toEqual(
    restored
      ? { state: 'VISIBLE', moderation: null }
      : { state: 'HIDDEN', moderation: { appeal: { state: 'REJECTED' } } },
  );
});
