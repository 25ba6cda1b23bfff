import { uuidOf } from '../../src/api/node-id.js';
import { testApp, type TestApp } from '../support/app.js';
import { BOTH, coCreation, type CoCreation, proposer } from '../support/co-creation.js';
import { filling, wentTo } from '../support/filling.js';

const ROWS = 200;
const DESK = '/es/planes/joint/revision';
let t: TestApp;
let at: CoCreation;
beforeAll(async () => {
  t = await testApp();
  at = await coCreation(t);
  await fill(await at.citizen());
});
afterAll(() => t.close());
beforeEach(() => t.db.query('delete from rate_count'));

/**
 * Makes two hundred waiting proposals: every tenth is about the metro, every fourth is late, every eighth has the
 * policy area `justice`. Every fifth is under review: Justicia responds for the State and Transparencia for the
 * Municipality, but nobody does for the Municipality in every tenth. One more proposal has its response.
 */
async function fill(author: string): Promise<void> {
  await t.db.transaction(async (manager) => {
    await manager.query('select open_entry()');
    await manager.query(
      `insert into proposal (id, plan_id, reference, author_account_id, title, problem, state, submitted_at, respond_by, listed_at, policy_areas)
       select gen_random_uuid(), $1, 'JOINT-P-' || lpad(n::text, 3, '0'), (select id from account where handle = $2),
         jsonb_build_object('original', 'es', 'es', jsonb_build_object('text', case when n % 10 = 0 then 'Rampas en el metro' else 'Parque' end)),
         jsonb_build_object('original', 'es', 'es', jsonb_build_object('text', 'Falta algo.')),
         case when n > $3::int then 'not_accepted' when n % 5 = 0 then 'under_review' else 'submitted' end,
         now() - make_interval(mins => 1000 - n), case when n % 4 = 0 then date '2026-01-31' else date '2040-01-01' end,
         now() - make_interval(mins => 1000 - n), case when n % 8 = 0 then array['justice'] else '{}'::text[] end
       from generate_series(1, $3::int + 1) n`,
      [at.planId, author, ROWS],
    );
    await manager.query(
      `insert into response_assignment (id, proposal_id, plan_id, jurisdiction_id, institution_id, owed_since)
       select gen_random_uuid(), p.id, p.plan_id, j.id,
         case when p.state = 'under_review' and (j.code = '15' or right(p.reference, 1) <> '0') then i.id end, date '2026-01-01'
       from proposal p, jurisdiction j
         join institution i on i.slug = case j.code when '15' then 'justicia' else 'transparencia' end
       where j.code in ('15', '15104') and p.state in ('submitted', 'under_review')`,
    );
    await manager.query(`select record('operator', null, 'proposals.imported', 'pln_x', $1, '{}')`, [at.planId]);
  });
}

const numbers = Array.from({ length: ROWS }, (_, index) => index + 1);
const reference = (n: number) => `JOINT-P-${String(n).padStart(3, '0')}`;
const secretariat = () => filling(t, 'secretariat');

/** Every row of the list at an address, part after part by following its links, and the text of its heading. */
async function walk(first: string) {
  const rows: string[] = [];
  const headings = new Set<string>();
  let pages = 0;
  for (let url: string | undefined = first; url; pages++) {
    const { body, statusCode } = await secretariat().read(url);
    expect(statusCode).toBe(200);
    rows.push(...[...body.matchAll(/<p class="title"><a [^>]*>(JOINT-P-\d+)/g)].map(([, each]) => each!));
    headings.add(/<h2>([^<]*)<\/h2>/.exec(body)![1]!);
    url = /rel="next" href="([^"]+)"/.exec(body)?.[1]!.replaceAll('&amp;', '&');
  }
  return { rows, headings: [...headings], pages };
}

const isSubmitted = (n: number) => n % 5 !== 0;
const cases: [asked: string, (n: number) => boolean, whole: string][] = [
  ['?overdue=yes', (n) => isSubmitted(n) && n % 4 === 0, '160 propuestas sin asignar'],
  ['?q=metro&show=waiting', (n) => n % 10 === 0, '200 propuestas que esperan respuesta'],
  ['?q=P-007', (n) => n === 7, '160 propuestas sin asignar'],
  ['?q=40&show=reviewed', (n) => n === 40, '40 propuestas en revisión'],
  ['?q=joint-p-031', (n) => n === 31, '160 propuestas sin asignar'],
  ['?area=justice&show=waiting', (n) => n % 8 === 0, '200 propuestas que esperan respuesta'],
  ['?who=justicia&show=reviewed', (n) => n % 5 === 0, '40 propuestas en revisión'],
  ['?who=-&show=reviewed', (n) => n % 10 === 0, '40 propuestas en revisión'],
  ['?who=-&show=waiting', (n) => isSubmitted(n) || n % 10 === 0, '200 propuestas que esperan respuesta'],
  ['?who=justicia&overdue=yes&q=metro&show=waiting', (n) => n % 20 === 0, '200 propuestas que esperan respuesta'],
  ['?who=transparencia', () => false, '160 propuestas sin asignar'],
];
it.each(cases)(
  'shows with %s each that fulfils it, once, on every page, and says of how many',
  async (asked, is, whole) => {
    const { rows, headings, pages } = await walk(`${DESK}${asked}`);
    const found = numbers.filter(is).map(reference);
    expect(rows).toEqual(found);
    expect(headings).toEqual([`${found.length} de ${whole}`]);
    expect(pages).toBe(Math.max(1, Math.ceil(found.length / 20)));
  },
);

it('says how many there are in all while nothing narrows the list, and offers to take conditions back', async () => {
  const { rows, headings } = await walk(`${DESK}?show=waiting`);
  expect([rows, headings]).toEqual([numbers.map(reference), ['200 propuestas esperan respuesta']]);
  const narrowed = (await secretariat().read(`${DESK}?q=metro&show=waiting`)).body;
  expect(narrowed).toContain(`<a href="${DESK}?show=waiting">Quitar los filtros</a>`);
  expect((await secretariat().read(`${DESK}?q=nada`)).body).toContain('Ninguna propuesta cumple esas condiciones');
});

it('keeps the plan and the shelf when its form is sent, and the conditions on another shelf', async () => {
  const { body } = await secretariat().read(`${DESK}?show=reviewed&q=metro&who=-`);
  const form = /<form class="search"[^]*?<\/form>/.exec(body)![0];
  expect(form).toContain(`action="${DESK}"`);
  expect(form).toContain('<input type="hidden" name="show" value="reviewed"');
  expect(form).toMatch(/<option value="-" selected/);
  expect(body).toContain(`<a href="${DESK}?q=metro&amp;who=-">Sin asignar</a>`);
});

it('lets a liaison search what they owe, and keeps the words on the way to the next one and back', async () => {
  const owed = '/es/planes/joint/por-responder';
  const liaison = () => filling(t, 'liaison');
  const { body } = await liaison().read(`${owed}?q=metro&member=15`);
  const rows = (html: string) => [...html.matchAll(/data-row="RESPOND"/g)].length;
  expect([rows(body), body.includes('20 de 40 respuestas que debe')]).toEqual([20, true]);
  expect(body).not.toContain('Parque');
  expect(body).toContain('<input type="hidden" name="member" value="15"');
  expect(body).toContain(`<a href="${owed}?member=15">Quitar los filtros</a>`);
  expect(body).toContain(`<a href="${owed}?q=metro">Todos</a>`);
  const [, first = ''] = /data-row="RESPOND"><p class="title"><a href="([^"]+)"/.exec(body)!;
  const opened = (await liaison().read(first.replaceAll('&amp;', '&'))).body;
  expect(opened).toContain(`<a href="${owed}?q=metro&amp;member=15">Volver a la lista (20)</a>`);
  expect(opened).toMatch(/rel="next"[^>]*>Siguiente: JOINT-P-\d+0 /);
  expect((await liaison().read(`${owed}?q=nada`)).body).toContain('0 de 40 respuestas que debe');
  const visit = async (url: string) => (await t.statements(() => liaison().read(url))).length;
  expect(await visit(`${owed}?q=metro`)).toBe(await visit(owed));
});

it('reads a narrowed page in as many statements as the whole desk', async () => {
  const visit = async (url: string) => (await t.statements(() => secretariat().read(url))).length;
  const nothing = await visit('/es/proponer');
  expect((await visit(`${DESK}?q=5&who=-&area=justice&overdue=yes&show=waiting`)) - nothing).toBe(0);
});

/** The checkboxes of a page, the number of ticked ones, and the hidden field with the version of each proposal. */
async function boxes(url: string) {
  const { body } = await secretariat().read(url);
  const all = [...body.matchAll(/<input[^>]*name="ticked"[^>]*>/g)].map(([box]) => box);
  return {
    values: all.map((box) => /value="([^"]+)"/.exec(box)![1]!),
    ticked: all.filter((box) => / checked/.test(box)).length,
    versions: Object.fromEntries(
      [...body.matchAll(/name="(version-[^"]+)" value="(\d+)"/g)].map(([, name, version]) => [name!, version!]),
    ),
  };
}

it('assigns a whole page at once after it has said which, whose task it is and by when, and stays where one was', async () => {
  const url = `${DESK}?overdue=yes`;
  expect(await boxes(url)).toMatchObject({ ticked: 0 });
  const { body } = await secretariat().read(url);
  const all = /<a href="([^"#]+)#lista">Marcar todas/.exec(body)![1]!.replaceAll('&amp;', '&');
  const { values, ticked, versions } = await boxes(all);
  expect([values.length, ticked]).toEqual([20, 20]);
  const asked = await secretariat().ask(all, 'proposalsReview', {
    ticked: values,
    institution: 'transparencia',
    ...versions,
  });
  expect(asked.body).toContain('Se asignan 20 propuestas: JOINT-P-004, ');
  expect(asked.body).toContain(
    'recibe la tarea de responder 20 propuestas, todas a más tardar el 31 de enero de 2026.',
  );
  expect(asked.body).toContain('Se puede cambiar: elija a otra institución');
  // The assignment can be changed later, so the page that asks is not marked as grave.
  expect(asked.body).not.toContain('class="grave"');
  const done = await secretariat().say(all, asked, 'yes');
  expect(wentTo(done)).toEqual([url, 'assignedMany']);
  const left = await walk(url);
  expect(left.headings).toEqual(['20 de 140 propuestas sin asignar']);
  expect((await boxes(url)).ticked).toBe(0);
});

it('says the first and the last day where they are two', async () => {
  const late = await boxes(`${DESK}?overdue=yes`);
  const all = await boxes(`${DESK}?q=parque`);
  const asked = await secretariat().ask(DESK, 'proposalsReview', {
    ticked: [late.values[0]!, all.values.find((value) => !late.values.includes(value))!],
    institution: 'justicia',
    ...late.versions,
    ...all.versions,
  });
  expect(asked.body).toContain(
    '2 propuestas: la primera a más tardar el 31 de enero de 2026, la última el 1 de enero de 2040.',
  );
});

it('keeps every tick and the choice when a colleague was quicker with one, names it, and assigns none', async () => {
  const url = `${DESK}?q=parque`;
  const { values, versions } = await boxes(url);
  const chosen = values.slice(0, 3);
  const id = chosen[1]!;
  const [{ reference: quicker }] = await t.db.query('select reference from proposal where id = $1', [
    uuidOf('Proposal', id, []),
  ]);
  const asked = await secretariat().ask(url, 'proposalsReview', {
    ticked: chosen,
    institution: 'justicia',
    ...versions,
  });
  await proposer(t, 'secretariat').review(id, BOTH);
  const back = await secretariat().say(url, asked, 'yes');
  expect(back.statusCode).toBe(422);
  expect(back.body).toContain(`Alguien cambió ${quicker} mientras tanto, y no se hizo nada con ninguna.`);
  expect(back.body).toMatch(/<option value="justicia" selected/);
  // The proposal that a colleague assigned is on another shelf now; the two others are still ticked.
  expect(back.body.match(/<input[^>]*name="ticked"[^>]* checked/g)).toHaveLength(2);
  expect((await boxes(url)).values).toEqual(expect.arrayContaining([chosen[0], chosen[2]]));
});

it('asks for a tick and an institution before it asks anything else', async () => {
  const none = await secretariat().send(DESK, 'proposalsReview', { institution: '' });
  expect(none.statusCode).toBe(422);
  expect(none.body).toContain('Marque al menos una propuesta.');
  expect(none.body).toContain('href="#proposalsReview-institution"');
  expect((await secretariat().read(`${DESK}?show=joined`)).body).not.toContain('name="ticked"');
});

/** The link of a page to the next proposal of the list, and the link back. */
function wayOf(body: string) {
  const nav = /<nav class="more" aria-label="La lista de la que viene">[^]*?<\/nav>/.exec(body)![0];
  const links = [...nav.matchAll(/<a [^>]*?href="([^"]+)"[^>]*>([^]*?)<\/a>/g)].map(([, to, words]) => ({
    to: to!.replaceAll('&amp;', '&'),
    words: words!,
  }));
  return { back: links[0]!, next: links[1], words: nav };
}
const rowsOf = (body: string) =>
  [...body.matchAll(/<p class="title"><a href="([^"]+)">(JOINT-P-\d+)/g)].map(([, to, row]) => ({
    to: to!.replaceAll('&amp;', '&'),
    row: row!,
  }));

it('leads from each to the next of the same narrowed list, also once it is assigned, and back to the same page', async () => {
  const url = `${DESK}?q=metro&show=waiting`;
  const rows = rowsOf((await secretariat().read(url)).body);
  expect(rows).toHaveLength(20);
  let here = rows[0]!.to;
  for (const { row } of rows.slice(1, 4)) {
    const { body } = await secretariat().read(here);
    const { next, back } = wayOf(body);
    expect([next!.words.includes(row), back]).toEqual([true, { to: url, words: 'Volver a la lista (20)' }]);
    const done = await secretariat().send(here, 'proposalReview', { 'institution-15': 'justicia' });
    expect(wentTo(done)).toEqual([here, 'assigned']);
    const after = wayOf((await secretariat().read(here)).body);
    expect(after.next).toEqual(next);
    here = next!.to;
  }
  const last = await secretariat().read(rows.at(-1)!.to);
  expect(wayOf(last.body).next).toBeUndefined();
  expect(last.body).toContain('Después de esta no hay otra en la lista.');
});

it('costs no statement more, takes no other place for a list, and begins anew where the place is none', async () => {
  const { to } = rowsOf((await secretariat().read(DESK)).body)[0]!;
  const alone = to.split('?')[0]!;
  const visit = async (url: string) => (await t.statements(() => secretariat().read(url))).length;
  expect(await visit(to)).toBe(await visit(alone));
  for (const list of ['https://example.org/', '//example.org/es/planes/joint/revision', '/es/propuestas'])
    expect((await secretariat().read(`${alone}?${new URLSearchParams({ list, place: 'x' })}`)).body).not.toContain(
      'Volver a la lista',
    );
  const broken = await secretariat().read(`${alone}?${new URLSearchParams({ list: DESK, place: 'x' })}`);
  expect([broken.statusCode, broken.headers.location]).toEqual([
    303,
    `${alone}?${new URLSearchParams({ list: DESK })}`,
  ]);
  expect((await secretariat().read(broken.headers.location!)).body).toContain('>Volver a la lista</a>');
});

it('leads on from one answer to the next that is owed, and corrects one without leading through others', async () => {
  const desk = '/es/planes/joint/por-responder?member=15104';
  const municipal = () => filling(t, 'municipal');
  const [first, second] = rowsOf((await municipal().read(desk)).body);
  expect(wayOf((await municipal().read(first!.to)).body).next!.words).toContain(second!.row);
  const fields = {
    outcome: 'NOT_ACCEPTED',
    category: 'NO_RESOURCES',
    text: 'No hay presupuesto.',
    jurisdiction: '15104',
  };
  const done = await municipal().send(first!.to, 'proposalRespond', fields);
  expect(wentTo(done)).toEqual([first!.to, 'responded']);
  const { body } = await municipal().read(first!.to);
  expect(wayOf(body).next!.words).toContain(second!.row);
  expect(wayOf(body).back.to).toBe(desk);
  const alone = first!.to.split('?')[0]!;
  const corrected = await municipal().send(alone, 'responseRevise', {
    ...fields,
    text: 'Hay menos.',
    reason: 'Se corrige.',
  });
  expect(corrected.headers.location).toBe(alone.replace('/responder', ''));
});
