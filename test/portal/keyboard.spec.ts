import { inBrowser } from '../support/in-browser.js';
import { lastMailTo } from '../support/mail.js';
import { cookieOf } from '../support/sign-in.js';
import type { TestApp } from '../support/app.js';
import { toTheFault, Typist } from '../support/typist.js';

const PLAN = 'edomex-tlalnepantla-ejemplo';
const PROPOSAL = 'EDOMEX-TLALNEPANTLA-EJEMPLO-P-001';

const hide = (t: TestApp, id: string) =>
  t.gql.as('moderator-two')(
    `mutation ($id: ID!) { commentHide(id: $id, input: { rule: OFF_TOPIC, reason: "Otro tema." }) { userErrors { code } } }`,
    { id },
  );

inBrowser('by keyboard alone', (here) => {
  async function as(who: string | null): Promise<Typist> {
    const context = await here.browser.newContext();
    if (who) {
      const [name, value] = (await cookieOf(here.t, who)).split('=');
      await context.addCookies([{ name: name!, value: value!, url: here.base }]);
    }
    return new Typist(await context.newPage());
  }

  it('takes a new citizen from the plan to a proposal, a comment, a report and an appeal', async () => {
    const ana = await as(null);
    await ana.page.goto(`${here.base}/es/planes/${PLAN}`);
    await ana.follow('Entrar', 'a');
    await ana.reach('Ir al contenido');
    await ana.page.keyboard.press('Enter');
    expect(await ana.page.evaluate('document.activeElement.id')).toBe('main');
    await ana.type('Su correo electrónico', 'ana@example');
    await ana.enter();
    await toTheFault(ana);
    await ana.page.keyboard.press('Control+A');
    await ana.page.keyboard.type('ana@example.org');
    await ana.enter();
    await ana.type('Código de seis cifras', (await lastMailTo(here.t, 'ana@example.org')).code);
    await ana.enter();
    await ana.type('Nombre público', 'Ana del barrio');
    await ana.reach('Leí el aviso');
    await ana.page.keyboard.press('Space');
    await ana.follow('Abrir mi cuenta', 'button');

    await ana.follow('Hacer una propuesta', 'a');
    await ana.follow('Guardar y seguir', 'button');
    await toTheFault(ana);
    await ana.page.keyboard.type('Bancas a la sombra');
    await ana.follow('Guardar y seguir', 'button');
    for (const text of ['No hay donde sentarse.', 'Poner bancas.']) {
      await ana.reach(/./, 'textarea');
      await ana.page.keyboard.type(text);
      await ana.follow('Guardar y seguir', 'button');
    }
    for (let step = 4; step <= 5; step++) await ana.follow('Guardar y seguir', 'button');
    await ana.follow('Enviar la propuesta', 'button');
    expect(await ana.main()).toContain('su propuesta ya es pública');

    await ana.page.goto(`${here.base}/es/propuestas/${PROPOSAL}`);
    await ana.follow('Contestar', 'a');
    await ana.unfold('Avisar a moderación');
    await ana.reach('Regla', 'select');
    await ana.page.keyboard.type('Insulto');
    await ana.follow('Enviar el aviso', 'button');
    expect(await ana.main()).toContain('Gracias');

    await ana.page.goto(`${here.base}/es/propuestas/${PROPOSAL}`);
    await ana.type('Su comentario', 'En mi calle también falta.');
    await ana.follow('Publicar el comentario', 'button');
    await hide(here.t, new URL(ana.page.url()).pathname.split('/').at(-1)!);
    await ana.page.reload();
    await ana.type(/no está de acuerdo|argumento|Por qué/i, 'Es el mismo tema.');
    await ana.follow(/reconsider/i, 'button');
    expect(await ana.main()).toContain('Listo');
    expect(ana.faults).toEqual([]);
  }, 240_000);

  it('lets a moderator hide what was reported, and take it back', async () => {
    const { proposal } = await here.t.gql(
      `{ proposal(reference: "${PROPOSAL}") { comments(first: 5, orderBy: OLDEST) { nodes { id official } } } }`,
    );
    const { id } = proposal.comments.nodes.find(({ official }: { official: boolean }) => !official);
    await here.t.gql.as('citizen-nopal')(
      'mutation ($id: ID!) { commentReport(id: $id, input: { rule: INSULT }) { userErrors { code } } }',
      { id },
    );
    const moderator = await as('moderator-one');
    await moderator.page.goto(`${here.base}/en/tasks`);
    await moderator.reach(/^Example plan/, 'a');
    await moderator.follow('moderation case', 'a');
    await moderator.reach('Include in the decision');
    const ticked = await moderator.page.evaluate<string>('document.activeElement.value');
    await moderator.page.keyboard.press('Space');
    await moderator.follow(/^Decide$/, 'button');
    await toTheFault(moderator);
    await moderator.page.keyboard.press('Space');
    await moderator.reach('Rule', 'select');
    await moderator.page.keyboard.type('Insult');
    await moderator.type('Public reason', 'It insults somebody.');
    await moderator.follow(/^Decide$/, 'button');
    await moderator.follow('Yes, hide', 'button');
    expect(await moderator.main()).toContain('Done: the decisions are in the public log.');
    await moderator.page.goto(`${here.base}/en/comments/${ticked}`);
    await moderator.unfold('I hid it by mistake');
    await moderator.type(/reason/i, 'It was the wrong one.');
    await moderator.follow('Show it again', 'button');
    expect(await moderator.main()).toContain('Done: it is shown again');
    expect(moderator.faults).toEqual([]);
  }, 240_000);
});
