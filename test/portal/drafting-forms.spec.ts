import { OPERATOR } from '../../src/domain/actor.js';
import { UnitOfWork } from '../../src/kernel/unit-of-work.js';
import { testApp, type TestApp } from '../support/app.js';
import type { CoCreation } from '../support/co-creation.js';
import { drafting, es, textNow, writer } from '../support/drafting.js';
import { filling, wentTo } from '../support/filling.js';

let t: TestApp;
let plan: CoCreation;
beforeAll(async () => {
  t = await testApp();
  plan = await drafting(t);
});
afterAll(() => t.close());
beforeEach(() => t.db.query('delete from rate_count'));

const visitor = () => filling(t, null);
const drafter = () => filling(t, 'drafter');
const toPage = (answer: { headers: { location?: unknown } }) => String(answer.headers.location).split('?')[0]!;

/** A commitment with an action of three clauses, a period and a milestone. */
async function begun() {
  const { commitment } = await writer(t, 'civil-society').draft(plan.plan, {
    action: es('Reparar la red de agua.\n\n- Medir las fugas\n- Cambiar los tubos'),
    period: { start: '2026-01', end: '2026-12' },
  });
  const { id, reference } = commitment;
  const clause = (text: string): string =>
    commitment.clauses.nodes.find((each: { text: { text: string } }) => each.text.text === text).id;
  return { id, at: `/es/compromisos/${reference}`, clause };
}

async function suggested(url: string, form: string, fields: Record<string, string | string[]>) {
  const answer = await filling(t, await plan.citizen()).send(url, form, { reason: 'Se entiende mejor', ...fields });
  expect(toPage(answer)).toMatch(/^\/es\/sugerencias\/sug_/);
  return toPage(answer);
}

/** A milestone that somebody suggested and a drafter accepted; gives its id. */
async function withMilestone({ id, at }: { id: string; at: string }, title = 'Tablero de fugas') {
  const page = await suggested(`${at}/sugerir?milestone=new`, 'suggestionMilestoneAdd', {
    title,
    start: '01/02/2026',
    end: '11/2026',
    meansOfVerification: 'El tablero publicado',
    institutions: ['justicia'],
  });
  const { body } = await visitor().read(page);
  await drafter().send(page, 'suggestionAccept');
  const { milestones } = await textNow(t, id);
  return {
    page,
    body,
    milestone: milestones.nodes.find((each: { title: { text: string } }) => each.title.text === title),
  };
}

/** Moves the end of the window for drafting. */
const closing = (at: string) =>
  t.app.get(UnitOfWork).run(OPERATOR, async ({ manager, record }) => {
    await manager.query(`update plan_window set closes_at = ${at} where kind = 'drafting'`);
    record({ verb: 'plan.imported', subject: plan.plan, planId: plan.planId });
  });

const plain = (html: string) => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');

it('leads in two clicks from a commitment to the form of a suggestion', async () => {
  const { at, clause } = await begun();
  const text = /href="([^"]+\/texto)"/.exec((await visitor().read(at)).body)![1]!;
  const form = `${at}/sugerir?clause=${clause('Medir las fugas')}`;
  expect((await visitor().read(text)).body).toContain(`href="${form}"`);
  expect((await visitor().read(form)).body).toContain('name="form" value="suggestionChange"');
});

it('moves a clause within its part, and offers no place where it stands already', async () => {
  const { id, at, clause } = await begun();
  const form = `${at}/sugerir?clause=${clause('Cambiar los tubos')}`;
  const { body } = await visitor().read(form);
  expect(body).toContain('1. Reparar la red de agua.');
  expect(body).not.toContain('2. Medir las fugas<');
  const page = await suggested(form, 'suggestionMove', { after: clause('Reparar la red de agua.') });
  expect(plain((await visitor().read(page)).body)).toContain('Después de: Reparar la red de agua.');
  await drafter().send(page, 'suggestionAccept');
  expect((await textNow(t, id)).action.text).toBe('Reparar la red de agua.\n\n- Cambiar los tubos\n- Medir las fugas');
  const first = await suggested(form, 'suggestionMove', { after: 'first' });
  expect(plain((await visitor().read(first)).body)).toContain('Al principio de la parte: Acción');
});

it('takes the first clause of a part that says nothing yet', async () => {
  const { id, at } = await begun();
  const { body } = await visitor().read(`${at}/texto`);
  expect(plain(body)).toContain('Todavía no dice nada en: Problema · Situación actual · Contribución');
  const form = `${at}/sugerir?section=problem`;
  expect(body).toContain(`href="${form}"`);
  await drafter().send(await suggested(form, 'suggestionAdd', { text: 'Falta agua.' }), 'suggestionAccept');
  expect((await textNow(t, id)).problem.text).toBe('Falta agua.');
});

it('suggests another value of each field, and shows it before and after as people read it', async () => {
  const { at } = await begun();
  const read = async (page: string) => plain((await visitor().read(page)).body);
  const [area] = await t.db.query(
    `select code, name->'es'->>'text' as name from policy_area where vocabulary = 'ogp_2024' and parent_code is not null limit 1`,
  );
  const [value] = await t.db.query(`select code, name->'es'->>'text' as name from ogp_value limit 1`);
  const form = (field: string) => `${at}/sugerir?field=${field}`;
  const period = await suggested(form('period'), 'suggestionField', { start: '01/2026', end: '31/03/2027' });
  expect(await read(period)).toMatch(
    /Antes: enero de 2026 – diciembre de 2026 Sugerido: enero de 2026 – 31 de marzo de 2027/,
  );
  const values = await suggested(form('ogp_values'), 'suggestionField', { ogpValues: [value.code] });
  expect(await read(values)).toContain(`Antes: Ningún dato Sugerido: ${value.name}`);
  const areas = await suggested(form('policy_areas'), 'suggestionField', { policyAreas: [area.code] });
  expect(await read(areas)).toContain(`Sugerido: ${area.name}`);
  expect(await read(`${at}/sugerencias`)).toContain(`Sugerido: ${area.name}`);
  await drafter().send(areas, 'suggestionAccept');
  expect(await read(`${at}/texto`)).toContain(area.name);
  expect(await read(`${at}/versiones?from=1&to=2`)).toMatch(
    new RegExp(`Temas de política Antes: Ningún dato · Después: ${area.name}`),
  );
});

it('says that a clause is not there, also for an address that names none', async () => {
  const { at } = await begun();
  const { slug } = (await t.gql('query ($id: ID!) { node(id: $id) { ... on Plan { slug } } }', { id: plan.plan })).node;
  for (const text of [at, `/es/planes/${slug}`])
    for (const clause of [`cla_${'0'.repeat(32)}`, 'xx', plan.plan]) {
      const { statusCode, body } = await visitor().read(`${text}/sugerir?clause=${clause}`);
      expect([text, clause, statusCode, body.includes('Esa cláusula ya no está en el texto.')]).toEqual([
        text,
        clause,
        200,
        true,
      ]);
    }
});

it('adds a whole milestone, changes its dates and who answers for it, and removes it', async () => {
  const written = await begun();
  const { id, at } = written;
  const { body, milestone } = await withMilestone(written);
  expect(plain(body)).toMatch(
    /Tablero de fugas.*El tablero publicado.*1 de febrero de 2026 – noviembre de 2026.*Secretaría de Justicia/,
  );
  expect(milestone.planned).toEqual({ startOn: '2026-02-01', endOn: '2026-11-30' });
  const text = (await visitor().read(`${at}/texto`)).body;
  for (const way of [
    `field=milestone_period&amp;milestone=${milestone.id}`,
    `without=${milestone.id}`,
    `section=outputs&amp;milestone=${milestone.id}`,
  ])
    expect(text).toContain(`href="${at}/sugerir?${way}"`);
  const bodies = `${at}/sugerir?field=milestone_institutions&milestone=${milestone.id}`;
  const none = await suggested(bodies, 'suggestionField', {});
  expect(plain((await visitor().read(none)).body)).toContain('Antes: Secretaría de Justicia Sugerido: Ningún dato');
  const gone = await suggested(`${at}/sugerir?without=${milestone.id}`, 'suggestionMilestoneRemove', {});
  await drafter().send(gone, 'suggestionAccept');
  expect((await textNow(t, id)).milestones.nodes).toEqual([]);
  const late = await visitor().read(bodies);
  expect(late.body).toContain('Ese hito ya no está en el texto.');
});

it('gives every form back filled in: without a reason, with a date that is none, after the window closed', async () => {
  const { at, clause } = await begun();
  const citizen = await plan.citizen();
  const forms: [string, string, Record<string, string | string[]>, string][] = [
    [`clause=${clause('Medir las fugas')}`, 'suggestionMove', { after: 'first' }, 'value="first" selected'],
    ['section=problem', 'suggestionAdd', { text: 'Falta agua' }, '>Falta agua</textarea>'],
    ['field=period', 'suggestionField', { start: '2026-13', end: '2027' }, 'value="2026-13"'],
    [
      'milestone=new',
      'suggestionMilestoneAdd',
      { title: 'Tablero', end: 'pronto', outputs: 'Un tablero' },
      '>Un tablero</textarea>',
    ],
  ];
  for (const [query, form, fields, kept] of forms) {
    const back = await filling(t, citizen).send(`${at}/sugerir?${query}`, form, fields);
    expect([form, back.statusCode, back.body.includes(kept)]).toEqual([form, 422, true]);
    expect(back.body).toContain('class="faults"');
  }
  expect(
    (
      await filling(t, citizen).send(`${at}/sugerir?field=period`, 'suggestionField', {
        start: '2027',
        end: '2026',
        reason: 'Antes',
      })
    ).body,
  ).toContain('value="2027"');
  const pages = await Promise.all(forms.map(([query]) => filling(t, citizen).read(`${at}/sugerir?${query}`)));
  await closing("opens_at + interval '1 hour'");
  for (const [index, [query, form, fields]] of forms.entries()) {
    const hidden = [
      ...pages[index]!.body.matchAll(
        /<input type="hidden" name="(commitment|baseVersion|section|field|language|clause)" value="([^"]*)"/g,
      ),
    ];
    const sent = {
      ...Object.fromEntries(hidden.map(([, name, value]) => [name, value!])),
      ...fields,
      reason: 'Porque falta',
    };
    if ('end' in sent) sent.end = '2027';
    if ('start' in sent) sent.start = '2026';
    const back = await filling(t, citizen).post(`${at}/sugerir?${query}`, form, sent);
    expect([form, back.statusCode, back.body.includes('Porque falta')]).toEqual([form, 422, true]);
  }
  await closing("now() + interval '10 days'");
});

it('settles a conflict of a field on the page: both sides stand there, and either one is taken', async () => {
  const { id, at } = await begun();
  const form = `${at}/sugerir?field=period`;
  const one = await suggested(form, 'suggestionField', { start: '2026', end: '2027' });
  const two = await suggested(form, 'suggestionField', { start: '2026', end: '2028' });
  await drafter().send(one, 'suggestionAccept');
  const { body } = await drafter().read(two);
  expect(plain(body)).toMatch(/Así dice ahora 2026 – 2027 Así diría con la sugerencia 2026 – 2028/);
  expect(body).not.toContain('value="suggestionAccept"');
  expect((await drafter().send(two, 'suggestionSettle')).statusCode).toBe(422);
  expect(wentTo(await drafter().send(two, 'suggestionSettle', { reason: 'Hace falta más tiempo' }))).toEqual([
    two,
    'suggestionAccepted',
  ]);
  const { node } = await t.gql('query ($id: ID!) { node(id: $id) { ... on Commitment { period { endOn } } } }', { id });
  expect(node.period.endOn).toBe('2028-12-31');
});

it('lets readers report a suggestion, and its author appeal a decision to hide it', async () => {
  const { at } = await begun();
  const author = await plan.citizen();
  const own = filling(t, author);
  const page = toPage(
    await own.send(`${at}/sugerir?field=period`, 'suggestionField', {
      start: '2026',
      end: '2029',
      reason: 'Palabras feas',
    }),
  );
  const key = page.split('/').at(-1)!;
  expect(
    wentTo(await filling(t, await plan.citizen()).send(page, 'suggestionReport', { at: key, rule: 'INSULT' })),
  ).toEqual([page, 'reported']);
  await filling(t, 'moderator').send(page, 'suggestionHide', {
    at: key,
    rule: 'INSULT',
    reason: 'Insulta a una persona',
  });
  expect((await visitor().read(page)).body).not.toContain('suggestionAppeal');
  expect((await own.read(page)).body).toContain('Insulta a una persona');
  expect(wentTo(await own.send(page, 'suggestionAppeal', { at: key, argument: 'No es un insulto' }))).toEqual([
    page,
    'appealed',
  ]);
});

it('gives the reason back where the clause or the milestone was taken out while somebody wrote', async () => {
  const written = await begun();
  const { id, at, clause } = written;
  const { milestone } = await withMilestone(written);
  const [own, citizen] = [clause('Medir las fugas'), await plan.citizen()];
  for (const [url, form] of [
    [`${at}/sugerir?clause=${own}`, 'suggestionRemove'],
    [`${at}/sugerir?without=${milestone.id}`, 'suggestionMilestoneRemove'],
  ] as const)
    await drafter().send(await suggested(url, form, {}), 'suggestionAccept');
  const sent = { commitment: id, baseVersion: '2', reason: 'Porque se entiende' };
  for (const [query, form, fields] of [
    [`clause=${own}`, 'suggestionMove', { clause: own, after: 'first' }],
    [
      `field=milestone_period&milestone=${milestone.id}`,
      'suggestionField',
      { field: 'MILESTONE_PERIOD', milestone: milestone.id, end: '2027' },
    ],
  ] as const) {
    const back = await filling(t, citizen).post(`${at}/sugerir?${query}`, form, { ...sent, ...fields });
    expect([form, back.statusCode, back.body.includes('Porque se entiende')]).toEqual([form, 409, true]);
  }
});
