import { encodeId } from '../../src/api/node-id.js';
import { OPERATOR } from '../../src/domain/actor.js';
import { UnitOfWork } from '../../src/kernel/unit-of-work.js';
import { inBrowser, PHONE, tooWide, violationsOn } from '../support/in-browser.js';
import { cookieOf } from '../support/sign-in.js';
import { toTheFault, Typist } from '../support/typist.js';

const PLAN = 'edomex-tlalnepantla-ejemplo';

inBrowser('writing together by keyboard alone', (here) => {
  async function as(who: string, path: string): Promise<Typist> {
    const context = await here.browser.newContext();
    const [name, value] = (await cookieOf(here.t, who)).split('=');
    await context.addCookies([{ name: name!, value: value!, url: here.base }]);
    const page = await context.newPage();
    await page.goto(`${here.base}/es/${path}`);
    return new Typist(page);
  }
  const open = (who: Typist, path: string) => who.page.goto(`${here.base}/es/${path}`);
  const tick = async (who: Typist, name: string | RegExp) => {
    await who.reach(name, 'input');
    await who.page.keyboard.press('Space');
  };
  /** The example plan as it is before anybody writes its text. */
  const withoutPlanText = () =>
    here.t.app.get(UnitOfWork).run(OPERATOR, async ({ manager, record }) => {
      const [{ id }] = await manager.query('select id from plan where slug = $1', [PLAN]);
      for (const table of ['clause_version', 'text_version', 'suggestion', 'clause'])
        await manager.query(`delete from ${table} where plan_id = $1 and commitment_id is null`, [id]);
      await manager.query('update plan set text_version = 0 where id = $1', [id]);
      record({ verb: 'plan.imported', subject: encodeId('Plan', id), planId: id });
    });
  beforeEach(() => here.t.db.query('delete from rate_count'));

  it('begins a text, writes it with its facts, and invites an institution', async () => {
    const society = await as('contact-civil-society', `planes/${PLAN}/redaccion`);
    await society.follow('Comenzar un compromiso', 'a');
    await society.follow('Comenzar el compromiso', 'button');
    await toTheFault(society);
    await society.page.keyboard.type('Vigilar los pozos');
    await society.type('Qué se hará', 'Medir el nivel de cada pozo.');
    await society.follow('Comenzar el compromiso', 'button');
    const reference = /compromisos\/([^/?#]+)/.exec(society.page.url())![1]!;
    await open(society, `compromisos/${reference}/situacion`);
    await society.follow('Escribir el texto y sus datos', 'a');
    await society.type('Problema', 'Nadie sabe cuánta agua queda.');
    await society.type('Inicio', '01/2027');
    await society.type('Fin', '12/2028');
    await tick(society, 'Participación');
    await society.unfold(/./);
    await tick(society, /./);
    await society.follow('Guardar el texto', 'button');
    expect(await society.main()).toContain('Problema');
    expect(society.faults).toEqual([]);

    const secretariat = await as('secretariat', `compromisos/${reference}/situacion`);
    await secretariat.reach('Institución', 'select');
    await secretariat.page.keyboard.type('Municipio');
    await secretariat.follow('Enviar la invitación', 'button');
    expect(secretariat.faults).toEqual([]);
  }, 240_000);

  it('reads a text, comments a clause, and suggests changes of words and of every value', async () => {
    const { commitments } = await here.t.gql(
      `{ commitments(first: 50, filter: { plan: "${PLAN}", status: [DRAFT] }) { nodes { reference suggestions(first: 1) { totalCount } } } }`,
    );
    const { reference } = (commitments.nodes as { reference: string; suggestions: { totalCount: number } }[]).find(
      ({ suggestions }) => suggestions.totalCount > 0,
    )!;
    const citizen = await as('citizen-nopal', `compromisos/${reference}`);
    const send = async (button = 'Enviar la sugerencia') => {
      await citizen.type('Por qué', 'Se entiende mejor.');
      await citizen.follow(button, 'button');
      await citizen.page.waitForURL(/\/es\/sugerencias\//);
    };
    await citizen.follow('Leer el texto por cláusulas', 'a');
    await citizen.follow('Comentar', 'a');
    await citizen.type('Su comentario', 'Falta decir en qué lengua.');
    await citizen.follow('Publicar el comentario', 'button');
    await open(citizen, `compromisos/${reference}/texto`);
    await citizen.follow('Sugerir un cambio', 'a');
    await citizen.reach('Cómo debería decir', 'textarea');
    await citizen.page.keyboard.press('Control+End');
    await citizen.page.keyboard.type(' con tiempo');
    await send();

    const at = `compromisos/${reference}/sugerir`;
    await open(citizen, `${at}?field=period`);
    await citizen.reach('Fin', 'input');
    await citizen.page.keyboard.press('Control+A');
    await citizen.page.keyboard.type('31/02/2028');
    await citizen.type('Por qué', 'Basta.');
    await citizen.follow('Enviar la sugerencia', 'button');
    await toTheFault(citizen);
    await citizen.page.keyboard.press('Control+A');
    await citizen.page.keyboard.type('06/2028');
    await citizen.follow('Enviar la sugerencia', 'button');
    await citizen.page.waitForURL(/\/es\/sugerencias\//);
    await open(citizen, `${at}?field=budget`);
    await citizen.type('Presupuesto', '1,200,000');
    await send();
    await open(citizen, `${at}?field=sdgs`);
    await tick(citizen, '6 Agua');
    await send();
    for (const [field, label, choice] of [
      ['challenge_area', /./, 'Just'],
      ['carried_over_from', /./, 'EDOMEX'],
    ] as const) {
      await open(citizen, `${at}?field=${field}`);
      await citizen.reach(label, 'select');
      await citizen.page.keyboard.type(choice);
      await send();
    }
    await open(citizen, `${at}?milestone=new`);
    await citizen.type('Qué habrá cuando se cumpla', 'Mapa de los pozos');
    await send('Sugerir que se agregue');
    expect(await citizen.main()).toContain('Mapa de los pozos');
    expect(citizen.faults).toEqual([]);

    const drafter = await as('drafter-government', `planes/${PLAN}/redaccion`);
    await drafter.follow('Por decidir', 'a');
    await drafter.follow('Sugerencia', 'a');
    await drafter.unfold('No aceptarla');
    await drafter.type('Razón de la decisión', 'Ya lo dice otro hito.');
    await drafter.follow('No aceptarla, con esta razón', 'button');
    await drafter.follow('No aceptarla, con esta razón', 'button');
    expect(await drafter.main()).toContain('Ya lo dice otro hito.');
    await open(drafter, `compromisos/${reference}/versiones`);
    await drafter.reach('Desde', 'input');
    await drafter.page.keyboard.press('Control+A');
    await drafter.page.keyboard.type('2');
    await drafter.follow('Comparar', 'button');
    expect(drafter.page.url()).toContain('from=2');
    expect(drafter.faults).toEqual([]);
  }, 240_000);

  it('moves a clause, removes one and removes a milestone, which a drafter accepts', async () => {
    const read = async () =>
      (
        await here.t.gql(`{ commitments(first: 50, filter: { plan: "${PLAN}", text: "caravana" }) { nodes {
          reference clauses(first: 20) { nodes { id section text { text } } } milestones(first: 5) { nodes { id } } } } }`)
      ).commitments.nodes[0];
    const action = (text: { clauses: { nodes: { id: string; section: string }[] } }) =>
      text.clauses.nodes.filter(({ section }) => section === 'ACTION').map(({ id }) => id);
    const before = await read();
    const { reference } = before;
    const citizen = await as('citizen-nopal', `compromisos/${reference}`);
    const drafter = await as('drafter-civil-society', `compromisos/${reference}`);
    const suggestAndAccept = async (button: string) => {
      await citizen.type('Por qué', 'Se entiende mejor.');
      await citizen.follow(button, 'button');
      await citizen.page.waitForURL(/\/es\/sugerencias\//);
      await drafter.page.goto(citizen.page.url());
      await drafter.follow('Aceptarla como está', 'button');
    };
    const last = action(before).at(-1)!;
    await open(citizen, `compromisos/${reference}/sugerir?clause=${last}`);
    await citizen.unfold('Mover esta cláusula');
    await citizen.reach('Después de cuál va', 'select');
    await citizen.page.keyboard.type('Al principio');
    await suggestAndAccept('Sugerir que se mueva');
    expect(action(await read())).toEqual([last, ...action(before).slice(0, -1)]);

    await open(citizen, `compromisos/${reference}/sugerir?clause=${last}`);
    await citizen.unfold('Quitar esta cláusula');
    await suggestAndAccept('Sugerir que se quite');
    expect(action(await read())).toEqual(action(before).slice(0, -1));

    await open(citizen, `compromisos/${reference}/texto`);
    await citizen.follow('Sugerir que se quite este hito', 'a');
    await suggestAndAccept('Sugerir que se quite');
    expect((await read()).milestones.nodes).toHaveLength(before.milestones.nodes.length - 1);
    expect([...citizen.faults, ...drafter.faults]).toEqual([]);
  }, 240_000);

  it('finds an institution among more than a page offers, and invites it', async () => {
    await here.t.app.get(UnitOfWork).run(OPERATOR, async ({ manager, record }) => {
      await manager.query(`insert into institution (id, slug, name, kind)
        select gen_random_uuid(), 'zona-' || n, jsonb_build_object('original', 'es', 'es', jsonb_build_object('text', 'Dirección de la Zona ' || n)), 'government_office'
          from generate_series(1, 120) n`);
      const [{ id }] = await manager.query('select id from plan where slug = $1', [PLAN]);
      record({ verb: 'plan.imported', subject: encodeId('Plan', id), planId: id });
    });
    const { commitments } = await here.t.gql(
      `{ commitments(first: 5, filter: { plan: "${PLAN}", text: "caravana" }) { nodes { reference } } }`,
    );
    const secretariat = await as('secretariat', `compromisos/${commitments.nodes[0].reference}/situacion`);
    await secretariat.page.setViewportSize(PHONE);
    await secretariat.type('Buscar una institución', 'direccion 117');
    await secretariat.enter();
    expect(await secretariat.main()).toContain('Una tiene esas palabras.');
    expect([await tooWide(secretariat.page), await violationsOn(secretariat.page)]).toEqual([0, []]);
    await secretariat.reach('Institución', 'select');
    await secretariat.page.keyboard.type('Dir');
    await secretariat.follow('Enviar la invitación', 'button');
    expect(await secretariat.page.textContent('[role="status"]')).toContain('la invitación se envió');
    expect(secretariat.faults).toEqual([]);
  }, 240_000);

  it('writes the text of the plan, and suggests a change to it', async () => {
    await withoutPlanText();
    const secretariat = await as('secretariat', `planes/${PLAN}/texto`);
    await secretariat.type('Presentación', 'Este plan es de todas las personas.');
    await secretariat.follow('Guardar el texto', 'button');
    const citizen = await as('citizen-nopal', `planes/${PLAN}/texto`);
    await citizen.follow('Sugerir un cambio', 'a');
    await citizen.reach('Cómo debería decir', 'textarea');
    await citizen.page.keyboard.press('Control+End');
    await citizen.page.keyboard.type(' Gracias.');
    await citizen.type('Por qué', 'Es amable.');
    await citizen.follow('Enviar la sugerencia', 'button');
    expect(await citizen.main()).toContain('Gracias');
    expect([...secretariat.faults, ...citizen.faults]).toEqual([]);
  }, 240_000);
});
