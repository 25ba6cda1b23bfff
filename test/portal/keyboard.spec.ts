import type { Page } from 'playwright-core';
import { inBrowser } from '../support/in-browser.js';
import { lastMailTo } from '../support/mail.js';
import { cookieOf } from '../support/sign-in.js';
import type { TestApp } from '../support/app.js';

const PLAN = 'edomex-tlalnepantla-ejemplo';
const PROPOSAL = 'EDOMEX-TLALNEPANTLA-EJEMPLO-P-001';

/** Name of the element with the focus, if a person sees where it is, and if it stands after the one before. */
const FOCUSED = `(() => {
  const before = window.__before, el = document.activeElement;
  window.__before = el;
  const style = getComputedStyle(el), box = el.getBoundingClientRect();
  const label = el.labels?.[0]?.textContent ?? '';
  return {
    name: (label || el.getAttribute('aria-label') || el.textContent || '').replace(/\\s+/g, ' ').trim(),
    tag: el.tagName.toLowerCase(),
    seen: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2
      && box.height > 0 && box.bottom > 0 && box.top < innerHeight && box.left < innerWidth,
    later: !before || before === el || (before.compareDocumentPosition(el) & 4) > 0,
  };
})()`;
const SKIP = /^(Ir al contenido|Skip to content)/;
interface Focused {
  name: string;
  tag: string;
  seen: boolean;
  later: boolean;
}

/** A person with a keyboard and no mouse. Each step of the focus must be visible and in the order of the page. */
class Typist {
  readonly faults: string[] = [];
  constructor(readonly page: Page) {}

  /** Moves on with the Tab key to what has this name. */
  async reach(name: string | RegExp, tag?: string): Promise<void> {
    const passed: string[] = [];
    for (let i = 0; i < 200; i++) {
      await this.page.keyboard.press('Tab');
      const focused = await this.page.evaluate<Focused>(FOCUSED);
      if (focused.tag === 'body') continue;
      const where = `${focused.tag} “${focused.name.slice(0, 60)}” on ${new URL(this.page.url()).pathname}`;
      if (!focused.seen) this.faults.push(`not seen: ${where}`);
      if (!focused.later && !SKIP.test(focused.name)) this.faults.push(`out of order: ${where}`);
      passed.push(focused.name.slice(0, 40));
      const fits = typeof name === 'string' ? focused.name.startsWith(name) : name.test(focused.name);
      if (fits && (!tag || tag === focused.tag)) return;
    }
    throw new Error(
      `no key leads to ${String(name)} on ${this.page.url()}, only to ${passed.slice(0, 80).join(' | ')}`,
    );
  }

  async follow(name: string | RegExp, tag?: string): Promise<void> {
    await this.reach(name, tag);
    await this.enter();
  }

  /** Presses Enter and waits for the next page. */
  async enter(): Promise<void> {
    await Promise.all([this.page.waitForNavigation({ waitUntil: 'load' }), this.page.keyboard.press('Enter')]);
  }

  async type(name: string | RegExp, text: string): Promise<void> {
    await this.reach(name);
    await this.page.keyboard.type(text);
  }

  /** Opens what is folded. */
  async unfold(name: string | RegExp): Promise<void> {
    await this.reach(name, 'summary');
    await this.page.keyboard.press('Enter');
  }

  main = async () => (await this.page.textContent('main'))!;
}

/** The first thing in the list of faults leads to its field, and the list itself has the focus. */
async function toTheFault(who: Typist): Promise<void> {
  expect(await who.page.evaluate('document.activeElement.className')).toBe('faults');
  await who.page.keyboard.press('Tab');
  await who.page.keyboard.press('Enter');
  expect(await who.page.evaluate('document.activeElement.matches("input, textarea, select, fieldset")')).toBe(true);
}

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
