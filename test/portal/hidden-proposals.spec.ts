import { Jobs } from '../../src/kernel/jobs/jobs.js';
import { testApp, type TestApp } from '../support/app.js';
import { coCreation, type CoCreation, proposer, title } from '../support/co-creation.js';
import { filling, wentTo } from '../support/filling.js';

let t: TestApp;
let at: CoCreation;
let author: string;
let neighbour: string;
beforeAll(async () => {
  t = await testApp();
  at = await coCreation(t);
  [author, neighbour] = [await at.citizen(), await at.citizen()];
});
afterAll(() => t.close());

const hide = async (id: string, rule = 'SPAM') => {
  const { proposalHide } = await t.gql.as('moderator')(
    `mutation ($id: ID!) { proposalHide(id: $id, input: { rule: ${rule}, reason: "Es un anuncio." }) { userErrors { code } } }`,
    { id },
  );
  expect(proposalHide.userErrors).toEqual([]);
};
const pathIn = (letter: string) => new URL(/https?:\/\/\S+/.exec(letter)![0]).pathname;

it('tells the author of a hidden proposal by a letter whose link leads to it', async () => {
  await t.db.query(
    `insert into account_contact (account_id, email) select id, 'autora@example.org' from account where handle = $1`,
    [author],
  );
  const { id, reference } = await proposer(t, author).submitted(at.plan, title('Compre aquí'));
  await hide(id);
  await t.app.get(Jobs).runDue();
  const [letter] = await t.db.query(`select body_text from kept_mail where recipient = 'autora@example.org'`);
  expect(pathIn(letter.body_text)).toBe(`/es/propuestas/${reference}`);
  const { statusCode, body } = await filling(t, author).read(pathIn(letter.body_text));
  expect(statusCode).toBe(200);
  expect(body).toContain('Compre aquí');
});

it('is reported on its page, hidden there by a moderator, and appealed there by its author', async () => {
  const { reference } = await proposer(t, author).submitted(at.plan, title('canario-anuncio'));
  const url = `/es/propuestas/${reference}`;
  const reported = await filling(t, neighbour).send(url, 'proposalReport', { rule: 'SPAM', reason: 'Vende.' });
  expect(wentTo(reported)).toEqual([url, 'reported']);
  expect((await filling(t, author).read(url)).body).not.toContain('proposalReport');
  const refused = await filling(t, 'moderator').send(url, 'proposalHide', { rule: 'SPAM' });
  expect(refused.statusCode).toBe(422);
  await filling(t, 'moderator').send(url, 'proposalHide', { rule: 'SPAM', reason: 'Es un anuncio.' });

  for (const who of [null, neighbour, 'secretariat']) {
    const { statusCode, body } = await filling(t, who).read(url);
    expect(statusCode).toBe(200);
    expect(body).toContain('Es un anuncio.');
    expect(body).toContain('Publicidad');
    expect(body).toContain('noindex');
    expect(body).not.toContain('canario');
    expect(body).not.toContain('name="form"');
  }
  expect((await filling(t, null).read(`/en/proposals/${reference}`)).body).toContain('Hidden proposal');
  const log = (await filling(t, null).read('/es/registro-de-moderacion/joint')).body;
  expect(log).toContain(`<a href="${url}">${reference}</a>`);
  expect(log).not.toContain('canario');
  expect((await filling(t, 'moderator').read(url)).body).toContain('canario-anuncio');

  const own = await filling(t, author).read(url);
  expect(own.body).toContain('Es un anuncio.');
  expect(own.body).toContain('canario-anuncio');
  for (const path of ['/es/mi-cuenta', '/es/mi-cuenta/propuestas']) {
    const { body } = await filling(t, author).read(path);
    expect(body).toContain('canario-anuncio');
    expect(body).toMatch(/olo l[oa] leen quien l[oa] escribió y quienes moderan/);
    expect((await filling(t, neighbour).read(path)).body).not.toContain('canario-anuncio');
  }
  expect(own.body).toContain('puede pedir que se reconsidere hasta el');
  const appealed = await filling(t, author).send(url, 'proposalAppeal', { argument: 'No vendo nada.' });
  expect(wentTo(appealed)).toEqual([url, 'appealed']);
  const waiting = await filling(t, author).read(url);
  expect(waiting.body).toContain('Se pidió reconsiderar la decisión el');
  expect(waiting.body).not.toContain('proposalAppeal');
  expect(waiting.body).toContain('Si nadie decide antes, el texto se vuelve a ver el');
  expect((await filling(t, null).read(url)).body).toContain('Se pidió reconsiderar la decisión el');

  const other = await at.citizen();
  await at.appoint(other, 'moderator');
  await filling(t, other).send('/es/moderacion/joint', 'appealDecide', { restore: 'no', reason: 'Sí vende.' });
  expect((await filling(t, author).read(url)).body).toContain('Sí vende.');
  expect((await filling(t, null).read(url)).body).toContain('Sí vende.');
});

it('is read again by everyone, and says so, once nobody decided its appeal in time', async () => {
  const { id, reference } = await proposer(t, author).submitted(at.plan, title('Banquetas'));
  await hide(id, 'OFF_TOPIC');
  await filling(t, author).send(`/es/propuestas/${reference}`, 'proposalAppeal', { argument: 'Sí viene al caso.' });
  const actions = async (who: string) =>
    await t.gql.as(who)(
      'query ($reference: String!) { proposal(reference: $reference) { visibility availableActions } hiddenProposal(reference: $reference) { reference } }',
      { reference },
    );
  expect((await actions(neighbour)).hiddenProposal).toEqual({ reference });
  t.setNow(new Date(Date.now() + 15.1 * 86_400_000).toISOString());
  const after = await actions(neighbour);
  expect(after.hiddenProposal).toBeNull();
  expect(after.proposal.visibility).toBe('VISIBLE');
  expect(after.proposal.availableActions).toContain('REPORT');
  expect((await actions('moderator')).proposal.availableActions).toContain('HIDE');
  t.setNow(new Date().toISOString());
});

it('does not tell a draft from what never was', async () => {
  const { proposal } = await proposer(t, author).draft(at.plan);
  expect(proposal.availableActions).not.toEqual(expect.arrayContaining(['REPORT', 'HIDE']));
  expect((await filling(t, null).read('/es/propuestas/JOINT-P-999')).statusCode).toBe(404);
});

it('offers an appeal up to the very minute that the page and the letter name', async () => {
  await t.db.query(
    `insert into account_contact (account_id, email) select id, 'vecina@example.org' from account where handle = $1`,
    [neighbour],
  );
  const { id, reference } = await proposer(t, neighbour).submitted(at.plan, title('Otro anuncio'));
  t.setNow('2026-03-05T23:30:00-06:00');
  await hide(id);
  await t.app.get(Jobs).runDue();
  const url = `/es/propuestas/${reference}`;
  const said = '4 de abril de 2026, 23:30';
  const [letter] = await t.db.query(`select body_text from kept_mail where recipient = 'vecina@example.org'`);
  expect(letter.body_text).toContain(`hasta el ${said}`);

  t.setNow('2026-04-04T23:29:00-06:00');
  const inTime = (await filling(t, neighbour).read(url)).body;
  expect(inTime.replaceAll(/<[^>]*>/g, '')).toContain(`hasta el ${said}`);
  expect(inTime).toContain('proposalAppeal');
  t.setNow('2026-04-04T23:31:00-06:00');
  const late = (await filling(t, neighbour).read(url)).body;
  expect(late).not.toContain('proposalAppeal');
  expect(late).not.toContain('puede pedir que se reconsidere hasta');
});
