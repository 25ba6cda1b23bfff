import { decodeId, encodeId } from '../../src/api/node-id.js';
import { dayAfter } from '../../src/domain/days.js';
import { OPERATOR } from '../../src/domain/actor.js';
import { dayIn } from '../../src/kernel/clock.js';
import { newId } from '../../src/kernel/ids.js';
import { UnitOfWork } from '../../src/kernel/unit-of-work.js';
import { testApp, type TestApp } from '../support/app.js';
import { BOTH, type CoCreation, proposer } from '../support/co-creation.js';
import { drafting, es, textNow, writer } from '../support/drafting.js';
import { filling, wentTo } from '../support/filling.js';
import { accepted, responder } from '../support/responding.js';

let t: TestApp;
let plan: CoCreation;
let author: string;
beforeAll(async () => {
  t = await testApp();
  plan = await drafting(t);
  author = await plan.citizen();
});
afterAll(() => t.close());
beforeEach(() => t.db.query('delete from rate_count'));

const DESK = '/es/planes/joint/redaccion';
const BEGIN = '/es/planes/joint/nuevo-compromiso';
const as = (who: string) => filling(t, who);
const today = dayIn('America/Mexico_City', new Date());
const rows = ({ body }: { body: string }, kind: string) => body.split(`data-row="${kind}"`).length - 1;
const plainly = (href: string) => href.replaceAll('&amp;', '&');

const write = (sql: string, values: unknown[]) =>
  t.app.get(UnitOfWork).run(OPERATOR, async ({ manager, record }) => {
    await manager.query(sql, values);
    record({ verb: 'plan.imported', subject: encodeId('Plan', plan.planId), planId: plan.planId });
  });

interface Clause {
  id: string;
  text: { text: string };
}

/** A commitment with three clauses, begun by civil society. */
async function begun(title = 'Agua para todas') {
  const { commitment } = await writer(t, 'civil-society').draft(plan.plan, {
    title: es(title),
    problem: es('Se pierde agua.'),
    action: es('- Medir las fugas\n- Cambiar los tubos'),
  });
  const clause = (text: string): string => commitment.clauses.nodes.find((each: Clause) => each.text.text === text).id;
  return { id: commitment.id as string, reference: commitment.reference as string, clause };
}

async function suggested({ id, clause }: Awaited<ReturnType<typeof begun>>, text: string, of = 'Medir las fugas') {
  const { suggestion } = await writer(t, author).suggest({
    commitment: id,
    baseVersion: 1,
    clause: clause(of),
    text: es(text),
  });
  return suggestion.id as string;
}

/** A proposal that was accepted to be written by a day. */
async function owed(writeBy: string): Promise<{ id: string; reference: string }> {
  const { id, reference } = await proposer(t, author).submitted(plan.plan);
  await proposer(t, 'secretariat').review(id, BOTH);
  for (const [who, member] of [
    ['liaison', '15'],
    ['municipal', '15104'],
  ] as const) {
    const { userErrors } = await responder(t, who).respond(id, member, accepted([], { writeBy }));
    expect(userErrors).toEqual([]);
  }
  return { id, reference };
}

describe('the drafting desk', () => {
  it('leads who writes from a short address and from their tasks, and tells everybody else who works there', async () => {
    const text = await begun();
    await suggested(text, 'Medir las fugas cada mes');
    expect((await as('drafter').read('/es/redaccion')).headers.location).toBe(DESK);
    const tasks = (await as('drafter').read('/es/pendientes')).body;
    const [, to, count] = /<a href="([^"]+)" data-count="(\d+)" data-of="SUGGESTION"/.exec(tasks)!;
    expect(rows(await as('drafter').read(plainly(to!)), 'SUGGESTION')).toBe(Number(count));
    expect((await as('civil-society').read('/en/pendientes')).statusCode).toBe(404);
    expect((await as('civil-society').read('/es/pendientes')).body).toContain(`href="${DESK}?show=waiting"`);
    const nobody = await as(author).read('/es/redaccion');
    expect([nobody.statusCode, nobody.body.includes('puede sugerir cambios a cualquier texto abierto')]).toEqual([
      200,
      true,
    ]);
    expect((await as(author).read(DESK)).statusCode).toBe(403);
  });

  it('shows a drafter of one commitment that text alone, and as many suggestions as their tasks count', async () => {
    const [own, other] = [await begun('Ríos limpios'), await begun('Calles limpias')];
    await suggested(own, 'Medir las fugas del río');
    await suggested(other, 'Medir las fugas de la calle');
    const one = await plan.citizen();
    await write(
      `insert into appointment (id, account_id, role, plan_id, commitment_id, from_on)
       select $1, id, 'drafter', $2, $3, '2020-01-01' from account where handle = $4`,
      [newId(), plan.planId, decodeId(own.id)!.uuid, one],
    );
    const texts = await as(one).read(DESK);
    expect(rows(texts, 'TEXT')).toBe(1);
    expect(texts.body).toContain('Ríos limpios');
    expect(texts.body).toContain(`href="${DESK}?show=waiting">Por decidir (1)`);
    const [, to, count] = /<a href="([^"]+)" data-count="(\d+)" data-of="SUGGESTION"/.exec(
      (await as(one).read('/es/pendientes')).body,
    )!;
    const waiting = await as(one).read(plainly(to!));
    expect([Number(count), rows(waiting, 'SUGGESTION')]).toEqual([1, 1]);
    expect(waiting.body).not.toContain('Calles limpias');
    expect(rows(await as('drafter').read(`${DESK}?show=waiting`), 'SUGGESTION')).toBeGreaterThan(1);
  });

  it('shows each text with numbers that equal the rows behind them', async () => {
    const text = await begun('Parques');
    await suggested(text, 'Medir las tomas');
    await suggested(text, 'Medir las cisternas');
    const first = await suggested(text, 'Medir todo');
    await writer(t, 'drafter').accept(first);
    await suggested(text, 'Cambiar todos los tubos', 'Cambiar los tubos');
    const { body } = await as('drafter').read(DESK);
    const links = [...body.matchAll(/<a href="([^"]+of=[^"]+)" data-count="(\d+)">/g)].filter(([, to]) =>
      to!.includes(text.id),
    );
    expect(links.map(([, , count]) => Number(count))).toEqual([3, 2, 1]);
    for (const [, to, count] of links) {
      const behind = await as('drafter').read(plainly(to!));
      expect(behind.body.split('data-row="').length - 1).toBe(Number(count));
    }
  });

  it('accepts several at once, tells which one did not go in, and keeps it ticked', async () => {
    const text = await begun('Luz');
    const one = await suggested(text, 'Medir las fugas cada mes');
    const two = await suggested(text, 'Cambiar todos los tubos', 'Cambiar los tubos');
    const clash = await suggested(text, 'Medir las cisternas');
    const at = `${DESK}?show=waiting&of=${text.id}`;
    expect(rows(await as('drafter').read(at), 'SUGGESTION')).toBe(3);
    const back = await as('drafter').send(at, 'suggestionsDecline', { ticked: [one, two, clash], verdict: 'accept' });
    expect(back.body).toContain(`href="#suggestionsDecline-row-${clash}"`);
    expect(back.body).toMatch(new RegExp(`id="tick-${clash}"[^>]*checked`));
    const { action } = await textNow(t, text.id);
    expect(action.text).toBe('- Medir las fugas cada mes\n- Cambiar todos los tubos');
    expect(rows(await as('drafter').read(at), 'SUGGESTION')).toBe(1);
  });

  it('declines several at once with one reason, after it asked, and comes back to the same part of the list', async () => {
    const text = await begun('Aire');
    const ids = [await suggested(text, 'Medir nada'), await suggested(text, 'Cambiar nada', 'Cambiar los tubos')];
    const at = `${DESK}?show=waiting&of=${text.id}`;
    const lacking = await as('drafter').send(at, 'suggestionsDecline', { ticked: ids, verdict: 'decline' });
    expect([
      lacking.statusCode,
      lacking.body.includes('Falta: Razón de la decisión') || /Raz[^<]*decisi/.test(lacking.body),
    ]).toEqual([422, true]);
    const fields = { ticked: ids, verdict: 'decline', reason: 'No cabe en el plan' };
    const asked = await as('drafter').ask(at, 'suggestionsDecline', fields);
    expect(asked.body).toContain('Sí, no aceptarlas');
    expect(asked.body).toContain('Marcó 2 en la lista.');
    expect(asked.body).toContain('No cabe en el plan');
    expect(wentTo(await as('drafter').say(at, asked, 'yes'))).toEqual([at, 'suggestionsDeclined']);
    expect((await as(author).read(`/es/sugerencias/${ids[1]}`)).body).toContain('No cabe en el plan');
    const none = await as('drafter').send(`${DESK}?show=waiting`, 'suggestionsDecline', { verdict: 'accept' });
    expect(none.body).toContain('Marque al menos una sugerencia');
  });

  it('tells who is late with one of several which one a colleague decided, and does the others', async () => {
    const text = await begun('Calles');
    const [one, two, third] = [
      await suggested(text, 'Medir de noche'),
      await suggested(text, 'Cambiar de noche', 'Cambiar los tubos'),
      await suggested(text, 'Se pierde mucha agua.', 'Se pierde agua.'),
    ];
    const at = `${DESK}?show=waiting&of=${text.id}`;
    const { body: read } = await as('drafter').read(at);
    const named = Object.fromEntries(
      [...read.matchAll(/name="(named-[^"]+)" value="([^"]+)"/g)].map(([, field, value]) => [field, value!]),
    );
    await writer(t, 'society').decline(one);
    const ticked = { ticked: [one, two], verdict: 'accept', ...named };
    const back = await as('drafter').send(at, 'suggestionsDecline', ticked);
    expect(back.body).toContain(`id="suggestionsDecline-row-${one}"`);
    expect(back.body).toMatch(new RegExp(`href="/es/sugerencias/${one}">Sugerencia 1 · ${text.reference}</a>`));
    expect(back.body).toContain(third);
    expect((await textNow(t, text.id)).action.text).toContain('Cambiar de noche');
  });

  it('leads from each suggestion to the next one and back, also after a decision', async () => {
    const text = await begun('Suelo');
    const [older, newer] = [
      await suggested(text, 'Medir poco'),
      await suggested(text, 'Cambiar poco', 'Cambiar los tubos'),
    ];
    const at = `${DESK}?show=waiting&of=${text.id}`;
    const [, to] = new RegExp(`href="(/es/sugerencias/${newer}[^"]*)"`).exec((await as('drafter').read(at)).body)!;
    const { headers } = await as('drafter').send(plainly(to!), 'suggestionDecline', { reason: 'Es poco' });
    const decided = (await as('drafter').read(String(headers.location))).body;
    expect(plainly(decided)).toContain(`href="${at}"`);
    expect(decided).toMatch(new RegExp(`rel="next" href="/es/sugerencias/${older}`));
  });

  it('finds suggestions by their words', async () => {
    const text = await begun('Ruido');
    await suggested(text, 'Medir el estruendo');
    const found = await as('society').read(`${DESK}?show=waiting&q=estruendo`);
    expect(rows(found, 'SUGGESTION')).toBe(1);
    expect((await as('society').read(`${DESK}?show=waiting&q=nadaasi`)).body).toContain(
      'Nada coincide con la búsqueda',
    );
  });

  it('lists 200 suggestions part by part, each part in as many statements as a short list', async () => {
    const text = await begun('Mucho');
    const visit = (url: string) => t.statements(() => as('secretariat').read(url));
    const at = `${DESK}?show=waiting&of=${text.id}`;
    await visit(at);
    const before = (await visit(at)).length;
    await write(
      `insert into suggestion (id, plan_id, commitment_id, number, kind, base_version, clause_id, section, language, base_text, text, reason, author_account_id)
       select gen_random_uuid(), $1, $2, n, 'change', 1, $3, 'action', 'es', 'Medir las fugas', 'Medir ' || n, 'Porque sí', (select id from account where handle = $4)
         from generate_series(1, 200) n`,
      [plan.planId, decodeId(text.id)!.uuid, decodeId(text.clause('Medir las fugas'))!.uuid, author],
    );
    let [url, seen, parts]: [string | undefined, number, number] = [at, 0, 0];
    while (url) {
      const next: string = url;
      let body = '';
      expect((await t.statements(async () => ({ body } = await as('secretariat').read(next)))).length).toBe(before);
      expect(body.length).toBeLessThan(120_000);
      seen += rows({ body }, 'SUGGESTION');
      parts += 1;
      const found: RegExpExecArray | null = /<a class="button" rel="next" href="([^"]+)"/.exec(body);
      url = found ? plainly(found[1]!) : undefined;
    }
    expect([seen, parts]).toEqual([200, 10]);
  });
});

describe('owed texts', () => {
  it('stand on the desk with their day, the late ones first, and count among the tasks', async () => {
    const [soon, late] = [await owed(dayAfter(today, 30)), await owed(today)];
    t.setNow(new Date(Date.now() + 2 * 86_400_000).toISOString());
    const tasks = (await as('secretariat').read('/es/pendientes')).body;
    const [, to, count] = /<a href="([^"]+)" data-count="(\d+)" data-of="OWED_TEXT"/.exec(tasks)!;
    const desk = await as('secretariat').read(plainly(to!));
    t.setNow(new Date().toISOString());
    expect([rows(desk, 'OWED_TEXT'), /1 con retraso/.test(tasks)]).toEqual([Number(count), true]);
    expect(desk.body.indexOf(late.reference)).toBeLessThan(desk.body.indexOf(soon.reference));
    expect(desk.body).toContain('Atrasado');
    expect(desk.body).toContain(`href="${BEGIN}?from=${soon.reference}"`);
  });

  it('become a commitment by one form, whose proposals say where they stand', async () => {
    const [one, two] = [await owed(dayAfter(today, 5)), await owed(dayAfter(today, 6))];
    expect((await as(author).read(`/es/propuestas/${one.reference}`)).body).toContain(
      'Se escribirá en uno a más tardar',
    );
    const at = `${BEGIN}?from=${one.reference}&from=${two.reference}`;
    const { body } = await as('civil-society').read(at);
    for (const { id } of [one, two]) expect(body).toMatch(new RegExp(`value="${id}"[^>]*checked`));
    const back = await as('civil-society').send(at, 'commitmentDraft', {
      title: '',
      origin: 'CO_CREATED',
      jurisdiction: ['15'],
      proposals: [one.id, two.id],
    });
    expect(back.statusCode).toBe(422);
    expect(back.body).toMatch(new RegExp(`value="${two.id}"[^>]*checked`));
    const [to, done] = wentTo(
      await as('civil-society').send(at, 'commitmentDraft', {
        title: 'Agua y luz',
        origin: 'CO_CREATED',
        jurisdiction: ['15', '15104'],
        proposals: [one.id, two.id],
      }),
    );
    expect([to, done]).toEqual([expect.stringMatching(/^\/es\/compromisos\/JOINT.*\/texto$/), 'commitmentBegun']);
    const proposal = (await as(author).read(`/es/propuestas/${two.reference}`)).body;
    expect(proposal).toContain(`href="${to!.replace('/texto', '')}"`);
    expect(proposal).toContain('Ya está en un compromiso.');
    expect((await as('drafter').read(`${DESK}?show=owed`)).body).not.toContain(two.reference);
    const covered = (await as('drafter').read(`${DESK}?show=coverage&covered=yes`)).body;
    expect(covered).toContain(two.reference);
    expect((await as('drafter').read(`${DESK}?show=coverage`)).body).not.toContain(two.reference);
  });

  it('are promised in the form of a response, which refuses a day that does not exist and keeps it', async () => {
    const { id, reference } = await proposer(t, author).submitted(plan.plan);
    await proposer(t, 'secretariat').review(id, BOTH);
    const at = `/es/propuestas/${reference}/responder`;
    const fields = { jurisdiction: '15', outcome: 'ACCEPTED', category: 'TAKEN_UP', text: 'Se escribirá.' };
    const back = await as('liaison').send(at, 'proposalRespond', { ...fields, writeBy: '31/02/2027' });
    expect([back.statusCode, back.body.includes('value="31/02/2027"')]).toEqual([422, true]);
    const day = dayAfter(today, 9).split('-').toReversed().join('/');
    expect((await as('liaison').send(at, 'proposalRespond', { ...fields, writeBy: day })).statusCode).toBe(303);
    expect((await as('liaison').read(`/es/propuestas/${reference}`)).body).toContain(
      'Se escribirá en uno a más tardar',
    );
  });

  it('are begun by those who may, also from none', async () => {
    expect((await as('member').read(BEGIN)).statusCode).toBe(403);
    expect((await as('society').read(BEGIN)).body).toContain('name="form" value="commitmentDraft"');
    const { reference } = await owed(dayAfter(today, 7));
    const seen = (who: string) => as(who).read(`/es/propuestas/${reference}`);
    expect((await seen('secretariat')).body).toContain(`href="${BEGIN}?from=${reference}"`);
    expect((await seen(author)).body).not.toContain(`href="${BEGIN}`);
  });
});

describe('the state of a text', () => {
  it('lists what it lacks for consultation, each part with a way to mend it', async () => {
    const { reference } = await begun('Estado');
    const at = `/es/compromisos/${reference}/situacion`;
    const { body } = await as('drafter').read(at);
    expect(body.split('data-met="no"').length - 1).toBe(7);
    expect(body).toContain('Faltan 7 de 10 partes.');
    expect(body).toContain('href="/es/planes/joint/etapas"');
    expect(body).not.toContain('value="commitmentConsult"');
    const late = await as('drafter').post(at, 'commitmentConsult', { at: encodeId('Commitment', newId()) });
    expect(late.statusCode).toBeGreaterThanOrEqual(400);
  });

  it('leads each reader from each part that is missing to where they can mend it', async () => {
    const text = await begun('Lo que falta');
    const { id, reference } = text;
    const at = `/es/compromisos/${reference}`;
    const suggest = (of: string) => `${at}/sugerir?${of}`;
    /** The ways of the check list, and their words; each leads to a page, and to a place that is on it. */
    const waysOf = async (who: string | null) => {
      const { body } = await filling(t, who).read(`${at}/situacion`);
      const ways = [...body.matchAll(/data-met="no".*?<a href="([^"]*)">([^<]*)<span class="hidden"> · ([^<]*)</g)];
      for (const [, to = ''] of ways) {
        const [path, place] = to.replaceAll('&amp;', '&').split('#');
        const page = path ? await filling(t, who).read(path) : { statusCode: 200, body };
        expect([to, page.statusCode, !place || page.body.includes(`id="${place}"`)]).toEqual([to, 200, true]);
      }
      return Object.fromEntries(ways.map(([, to = '', words, of]) => [of, `${words} ${to.replaceAll('&amp;', '&')}`]));
    };
    const form = `${at}/escribir#commitmentEdit-${id}`;
    expect(await waysOf('drafter')).toEqual({
      Contribución: `Completar el texto ${form}-contribution`,
      Periodo: `Completar el texto ${form}-start`,
      'Valor de OGP': `Completar el texto ${form}-ogpValues`,
      'Área de política': `Completar el texto ${form}-policyAreas`,
      Hito: `Completar el texto ${at}/escribir#hitos-por-escribir`,
      'Institución que encabeza': 'Invitar a una institución #invitar',
      'Consulta abierta': 'Ver las etapas del plan /es/planes/joint/etapas',
    });
    const suggesting = {
      Contribución: `Sugerir lo que falta ${suggest('section=contribution')}`,
      Periodo: `Sugerir lo que falta ${suggest('field=period')}`,
      'Valor de OGP': `Sugerir lo que falta ${suggest('field=ogp_values')}`,
      'Área de política': `Sugerir lo que falta ${suggest('field=policy_areas')}`,
      Hito: `Sugerir lo que falta ${suggest('milestone=new')}`,
      'Institución que encabeza': `Sugerir lo que falta ${suggest('field=owner')}`,
      'Consulta abierta': 'Ver las etapas del plan /es/planes/joint/etapas',
    };
    for (const who of [null, author]) expect(await waysOf(who)).toEqual(suggesting);
    expect(await waysOf('secretariat')).toMatchObject({
      'Institución que encabeza': 'Invitar a una institución #invitar',
      'Consulta abierta': 'Abrir la consulta /es/planes/joint/etapas#abrir',
    });
    const invitation = /<details open><summary>Invitar a una institución/;
    expect((await as('secretariat').read(`${at}/situacion`)).body).toMatch(invitation);
    await suggested(text, 'Medir las fugas cada mes');
    expect(await waysOf('drafter')).toEqual({
      ...suggesting,
      'Institución que encabeza': 'Invitar a una institución #invitar',
    });
    await as('secretariat').send(`${at}/situacion`, 'ownershipInvite', { institution: 'justicia', part: 'LEAD' });
    for (const who of [author, 'drafter', 'liaison'])
      expect((await waysOf(who))['Institución que encabeza']).toBe(`Ver de quién es ${at}#de-quien-es`);
    expect((await as('secretariat').read(`${at}/situacion`)).body).not.toMatch(invitation);
  });

  it('goes into consultation once it lacks nothing, and back to draft with a reason', async () => {
    const { id, reference } = await begun('Completo');
    const uuid = decodeId(id)!.uuid;
    await write(
      `update commitment set contribution = problem, start_on = '2026-01-01', end_on = '2026-12-31', start_precision = 'day', end_precision = 'day',
         ogp_values = (select array_agg(code) from (select code from ogp_value limit 1) v),
         policy_areas = (select array_agg(code) from (select code from policy_area limit 1) v) where id = $1`,
      [uuid],
    );
    await write(
      `insert into milestone (id, commitment_id, number, title, planned_start_on, planned_end_on, planned_start_precision, planned_end_precision, means_of_verification)
       values (gen_random_uuid(), $1, 1, $2, '2026-01-01', '2026-06-30', 'day', 'day', $2)`,
      [uuid, JSON.stringify({ original: 'es', es: { text: 'Mapa' } })],
    );
    await write(
      `insert into commitment_owner (id, commitment_id, institution_id, role, state, position)
       select gen_random_uuid(), $1, id, 'lead', 'accepted', 0 from institution where slug = 'justicia'`,
      [uuid],
    );
    await write(
      `insert into plan_window (id, plan_id, kind, opens_at, closes_at)
       values (gen_random_uuid(), $1, 'public_consultation', now() - interval '1 day', now() + interval '9 days')`,
      [plan.planId],
    );
    const at = `/es/compromisos/${reference}/situacion`;
    expect((await as('drafter').read(at)).body).toContain('No falta nada.');
    expect(wentTo(await as('drafter').send(at, 'commitmentConsult', { at: id }))).toEqual([at, 'commitmentOpened']);
    const back = await as('secretariat').send(at, 'commitmentReturnToDraft', { at: id });
    expect(back.statusCode).toBe(422);
    const reason = 'Faltan los costos';
    expect(wentTo(await as('secretariat').send(at, 'commitmentReturnToDraft', { at: id, reason }))).toEqual([
      at,
      'commitmentReturned',
    ]);
    expect((await as('drafter').read(at)).body).toContain('Llevarlo a consulta');
  });

  it.each([
    ['commitmentDefer', 'commitmentDeferred', 'DEFERRED'],
    ['commitmentWithdraw', 'commitmentWithdrawn', 'WITHDRAWN'],
  ])('asks before %s, with the reason that becomes public', async (form, done, state) => {
    const { id, reference } = await begun(form);
    const at = `/es/compromisos/${reference}/situacion`;
    const asked = await as('secretariat').ask(at, form, { at: id, reason: 'No hay acuerdo' });
    expect(asked.body).toContain('No hay acuerdo');
    expect(asked.body).toContain('class="grave"');
    expect((await textNow(t, id)).state).toBe('DRAFT');
    expect(wentTo(await as('secretariat').say(at, asked, 'yes'))).toEqual([at, done]);
    expect((await textNow(t, id)).state).toBe(state);
    expect((await as('drafter').read(at)).body).not.toContain(`value="${form}"`);
  });
});
