import { testApp, type TestApp } from '../support/app.js';
import { coCreation, type CoCreation, proposer, title } from '../support/co-creation.js';
import { filling, wentTo } from '../support/filling.js';

const ROWS = 200;
const DESK = '/es/moderacion/joint';
let t: TestApp;
let at: CoCreation;
let author: string;
let colleague: string;
beforeAll(async () => {
  t = await testApp();
  at = await coCreation(t);
  author = await at.citizen();
  colleague = await at.citizen();
  await at.appoint(colleague, 'moderator');
  await fill();
});
afterAll(() => t.close());
beforeEach(() => t.db.query('delete from rate_count'));

/** Two hundred reported proposals, the longest waiting first by their number. */
async function fill(): Promise<void> {
  const reporter = await at.citizen();
  await t.db.transaction(async (manager) => {
    await manager.query('select open_entry()');
    await manager.query(
      `insert into proposal (id, plan_id, reference, author_account_id, title, problem, state, submitted_at, respond_by, listed_at)
       select gen_random_uuid(), $1, 'JOINT-P-' || (100 + n), (select id from account where handle = $2),
         jsonb_build_object('original', 'es', 'es', jsonb_build_object('text', 'Parque')),
         jsonb_build_object('original', 'es', 'es', jsonb_build_object('text', 'Falta algo.')),
         'submitted', now() - interval '1 day', date '2040-01-01', now() - interval '1 day'
       from generate_series(1, $3::int) n`,
      [at.planId, author, ROWS],
    );
    await manager.query(
      `insert into moderation_report (id, plan_id, subject_type, subject_id, rule, reporter_account_id, reported_at)
       select gen_random_uuid(), plan_id, 'proposal', id, 'spam', (select id from account where handle = $2),
         now() - make_interval(mins => 1000 - right(reference, 3)::int)
       from proposal where plan_id = $1`,
      [at.planId, reporter],
    );
    await manager.query(`select record('operator', null, 'proposals.imported', 'pln_x', $1, '{}')`, [at.planId]);
  });
}

const one = () => filling(t, 'moderator');
const other = () => filling(t, colleague);
const reference = (n: number) => `JOINT-P-${100 + n}`;
const HIDE = { rule: 'SPAM', reason: 'Vende algo.' };

/** The cases of a page as it stands: the reference of each, and the id that its forms send. */
const casesOf = (body: string) =>
  body.split('<li data-row="MODERATION"').flatMap((html) => {
    const row = /<p class="title"><a [^>]*>(JOINT-P-\d+)/.exec(html)?.[1];
    const id = /name="at" value="([^"]+)"/.exec(html)?.[1];
    return row && id ? [{ row, id }] : [];
  });
const cases = async (url: string) => casesOf((await one().read(url)).body);
const backOf = (body: string) => /<a href="([^"]+)">Volver a la lista \((\d+)\)<\/a>/.exec(body)!;
const plain = (link: string) => link.replaceAll('&amp;', '&');

/** Every case from an address on, part after part as the links lead. */
async function walk(first: string): Promise<string[]> {
  const rows: string[] = [];
  for (let url: string | undefined = first; url;) {
    const { body } = await one().read(url);
    rows.push(...casesOf(body).map(({ row }) => row));
    const next = /rel="next" href="([^"]+)"/.exec(body)?.[1];
    url = next && plain(next);
  }
  return rows;
}

it('leads on to the next waiting case, and back to the same part of the same list with the number of its rows', async () => {
  const { body } = await one().read(`${DESK}?reason=reported&mine=yes`);
  const second = plain(/rel="next" href="([^"]+)"/.exec(body)![1]!);
  const before = await cases(second);
  expect(before.map(({ row }) => row)).toEqual(Array.from({ length: 20 }, (_, index) => reference(21 + index)));
  const third = before[2]!;
  const done = await one().send(second, 'proposalDismiss', { at: third.id });
  const [next, told] = wentTo(done);
  expect(told).toBe('moderated');
  const after = (await one().read(next!)).body;
  expect(casesOf(after)[0]!.row).toBe(reference(24));
  const [, to, count] = backOf(after);
  expect(plain(to!)).toBe(second);
  expect(count).toBe(String(ROWS - 1));
  expect((await cases(second)).map(({ row }) => row).slice(0, 3)).toEqual([21, 22, 24].map(reference));
  expect(await walk(`${DESK}?reason=reported&mine=yes`)).toHaveLength(Number(count));
  // From there on the same way, also past the end of the part.
  const again = await one().send(next!, 'proposalHide', { at: casesOf(after)[0]!.id, ...HIDE });
  const third2 = (await one().read(wentTo(again)[0]!)).body;
  expect([casesOf(third2)[0]!.row, plain(backOf(third2)[1]!)]).toEqual([reference(25), second]);
  const following = plain(/rel="next" href="([^"]+)"/.exec(third2)![1]!);
  expect(following).not.toContain('place=');
  expect((await cases(following))[0]!.row).toBe(reference(45));
});

it('says after the last case that no other follows, and how many wait in the list', async () => {
  const rows: { url: string; id: string }[] = [];
  for (let url: string | undefined = DESK; url;) {
    const { body } = await one().read(url);
    rows.splice(0, rows.length, ...casesOf(body).map(({ id }) => ({ url: url!, id })));
    const next = /rel="next" href="([^"]+)"/.exec(body)?.[1];
    url = next && plain(next);
  }
  const { url, id } = rows.at(-1)!;
  const done = await one().send(url, 'proposalDismiss', { at: id });
  const { body } = await one().read(wentTo(done)[0]!);
  expect(body).toContain('Después de este caso no hay otro en la lista.');
  expect(Number(backOf(body)[2])).toBe((await walk(DESK)).length);
});

it('narrows by reason and by who decides, says of how many, and keeps the one while the other changes', async () => {
  const all = (await walk(DESK)).length;
  const held = (await one().read(`${DESK}?reason=held`)).body;
  expect(held).toContain(`0 de ${all} casos`);
  expect(held).toContain('Nada espera aquí.');
  const { body } = await one().read(`${DESK}?reason=reported`);
  expect(body).toContain(`${all} de ${all} casos`);
  expect(body).toMatch(/<a href="[^"]*reason=reported" aria-current="page">Con avisos<\/a>/);
  expect(plain(body)).toContain(`href="${DESK}?reason=reported&mine=yes"`);
  expect(await cases(`${DESK}?reason=nothing`)).toHaveLength(20);
  const { id } = await proposer(t, author).submitted(at.plan, title('Kiosco'));
  await t.gql.as('moderator')(
    `mutation ($id: ID!) { proposalHide(id: $id, input: { rule: SPAM, reason: "Vende." }) { userErrors { code } } }`,
    { id },
  );
  await t.gql.as(author)(
    `mutation ($id: ID!) { proposalAppeal(id: $id, input: { argument: "No vende." }) { userErrors { code } } }`,
    { id },
  );
  // The moderator who hid it sees the appeal and does not decide it.
  expect((await one().read(`${DESK}?reason=appealed`)).body).toContain('Kiosco');
  expect((await one().read(`${DESK}?reason=appealed&mine=yes`)).body).not.toContain('Kiosco');
  const url = `${DESK}?reason=appealed&mine=yes`;
  const asked = await other().ask(url, 'appealDecide', { restore: 'yes', reason: 'No vende nada.' });
  const done = await other().say(url, asked, 'yes');
  expect(wentTo(done)).toEqual([expect.stringContaining(`${url}&place=`), 'appealDecided']);
});

it('says that a colleague decided the case meanwhile, and gives back everything that was written', async () => {
  const url = `${DESK}?reason=reported`;
  const { id, row } = (await cases(url))[0]!;
  await other().send(url, 'proposalHide', { at: id, ...HIDE });
  const back = await one().post(url, 'proposalHide', { at: id, rule: 'INSULT', reason: 'Razón muy larga y pensada.' });
  expect(back.statusCode).toBe(409);
  expect(back.body).toContain('<li>Ya está oculto.</li>');
  expect(back.body).toMatch(/<textarea [^>]*readonly[^>]*>Razón muy larga y pensada\.<\/textarea>/);
  expect(back.body).toContain('Regla: <strong>Insulto</strong>');
  expect(casesOf(back.body).map((each) => each.row)).not.toContain(row);
});

it('says so also where the colleague only dismissed its reports', async () => {
  const url = `${DESK}?reason=reported`;
  const { id } = (await cases(url))[0]!;
  await other().send(url, 'proposalDismiss', { at: id });
  const back = await one().post(url, 'proposalDismiss', { at: id });
  expect(back.statusCode).toBe(409);
  expect(back.body).toContain('Sobre esto no hay avisos sin decidir: quizá otra persona ya los decidió.');
});

it('says which was refused and that the others were done, when a colleague hid one of the ticked meanwhile', async () => {
  const { reference: market } = await proposer(t, author).submitted(at.plan, title('Mercado'));
  const reporter = await at.citizen();
  const ids: string[] = [];
  for (const body of ['Compre ya.', 'Compre hoy.']) {
    const place = await filling(t, author).send(`/es/propuestas/${market}`, 'commentCreate', { body });
    const url = String(place.headers.location).split('?')[0]!;
    await filling(t, reporter).send(url, 'commentReport', { rule: 'SPAM' });
    ids.push(url.split('/').at(-1)!);
  }
  const rest = (await one().read(DESK)).body;
  let url = DESK;
  for (let body = rest; !body.includes(ids[0]!); body = (await one().read(url)).body)
    url = plain(/rel="next" href="([^"]+)"/.exec(body)![1]!);
  const fields = { ticked: ids, verdict: 'hide', rule: 'SPAM', reason: 'Venden cosas.' };
  const asked = await one().ask(url, 'moderate', { ...fields, [`version-${ids[0]}`]: '1', [`version-${ids[1]}`]: '1' });
  await other().send(url, 'moderate', {
    ticked: [ids[0]!],
    verdict: 'hide',
    rule: 'SPAM',
    reason: 'Vende.',
    [`version-${ids[0]}`]: '1',
  });
  const back = await one().say(url, asked, 'yes');
  expect(back.body).toContain('No todo se hizo');
  expect(back.body).toContain('Ya está oculto.');
  expect(back.body).toContain('Lo demás que marcó sí se hizo: no lo repita.');
  expect(back.body).toContain('Venden cosas.');
  expect((await one().read(url)).body).not.toContain(ids[1]);
});

it('begins the list anew where the place is none', async () => {
  const { statusCode, headers } = await one().read(`${DESK}?reason=reported&place=nada`);
  expect([statusCode, headers.location]).toEqual([303, `${DESK}?reason=reported`]);
});
