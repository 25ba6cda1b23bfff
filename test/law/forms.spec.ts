import { readdirSync, readFileSync } from 'node:fs';
import { addressOf, PAGE_NAMES } from '../../src/portal/addresses.js';
import { Secrets } from '../../src/accounts/secrets.js';
import { OPERATOR } from '../../src/domain/actor.js';
import { UnitOfWork } from '../../src/kernel/unit-of-work.js';
import { AS } from '../../src/portal/frame/form.js';
import { pageOf } from '../../src/portal/pages.js';
import { WORDING } from '../../src/portal/frame/wording.js';
import { testApp, type TestApp } from '../support/app.js';
import { BOTH, coCreation, type CoCreation, proposer } from '../support/co-creation.js';
import { declined, responder } from '../support/responding.js';
import { browsing, signedIn } from '../support/browsing.js';
import { lastMailTo } from '../support/mail.js';
import { cookieOf } from '../support/sign-in.js';

const PORTAL = new URL('../../src/portal/', import.meta.url);
const NAMES = WORDING.es('form.written', { returnObjects: true }) as unknown as Record<string, string>;
/** A distinct value for every editable field of every form. */
const WRITTEN = Object.fromEntries(Object.keys(NAMES).map((name) => [name, `Lo escrito en ${name} & aquí`]));
const SHOWN = Object.values(WRITTEN).map((text) => text.replace('&', '&amp;'));

const FORMS = PAGE_NAMES.flatMap((page) => Object.keys(pageOf(page).forms ?? {}).map((form) => [page, form] as const));

let t: TestApp;
let at: CoCreation;
let citizen: string;
let keys: Partial<Record<(typeof PAGE_NAMES)[number], string>>;
beforeAll(async () => {
  t = await testApp();
  at = await coCreation(t);
  citizen = await at.citizen();
  await t.app.get(UnitOfWork).run(OPERATOR, async ({ manager, record }) => {
    const name = JSON.stringify({ original: 'es', es: { text: 'Estado de México' } });
    await manager.query(`update jurisdiction set name = $1 where code = '15'`, [name]);
    record({ verb: 'plan.imported', subject: at.plan, planId: at.planId });
  });
  const { id, reference } = await proposer(t, await at.citizen()).submitted(at.plan);
  const plans = [
    'plan',
    'transcribe',
    'review',
    'windows',
    'owedResponses',
    'templates',
    'moderation',
    'planAppointments',
  ];
  keys = {
    ...Object.fromEntries(plans.map((page) => [page, 'joint'])),
    ...Object.fromEntries(['proposal', 'reviewOne', 'respond'].map((page) => [page, reference])),
    draft: id,
    institution: 'justicia',
    institutionAppointments: 'justicia',
  };
});
afterAll(() => t.close());
beforeEach(() => t.db.query('delete from rate_count'));

const url = (page: (typeof PAGE_NAMES)[number], key = '') => addressOf({ language: 'es', page, key });

interface Answer {
  status: number;
  to?: string | undefined;
  body: string;
}

/** Typed values that are missing in the answer to a rejected form. */
function lacking({ status, to, body }: Answer): string[] {
  if (status === 303 && to) return [];
  return [
    ...(status >= 401 && status <= 422 ? [] : [`answers ${status}`]),
    ...SHOWN.filter((text) => !body.includes(text)).map((text) => `without «${text}»`),
    ...(/<div class="faults" role="alert"[^]*?<li>[^]*?[a-záéíóúñ]{3}/.test(body) ? [] : ['without a reason']),
    ...(/<main[^]*?(<a (class="button" )?href="\/es|type="submit")/.test(body) ? [] : ['without a way on']),
  ];
}

it('finds forms to send', () => expect(FORMS.length).toBeGreaterThan(50));

it('gives every form that comes after its session ended back, with the reason and the way in', async () => {
  const wrong: string[] = [];
  for (const [page, form] of FORMS) {
    const answer = await browsing(t).post(url(page, keys[page] ?? 'nothing'), { form, [AS]: citizen, ...WRITTEN });
    // A page that draws the same form for visitors gives it back filled (422).
    const lacks = [...lacking(answer), ...([401, 422].includes(answer.status) ? [] : [`answers ${answer.status}`])];
    const way = answer.body.includes(`href="/es/entrar?returnTo=`) ? [] : ['does not lead in'];
    const elsewhere = answer.body.includes('Esto ya está en otra página') ? ['says that its page is another one'] : [];
    wrong.push(...[...lacks, ...way, ...elsewhere].map((what) => `${page} ${form} ${what}`));
  }
  expect(wrong).toEqual([]);
}, 120_000);

it('gives every form back to whoever has no role for it any more, or wrote it from another account', async () => {
  const wrong: string[] = [];
  for (const [page, form] of FORMS) {
    for (const writer of [citizen, 'somebody-else']) {
      const browser = await signedIn(t, citizen);
      const answer = await browser.post(url(page, keys[page] ?? 'nothing'), { form, [AS]: writer, ...WRITTEN });
      // A person may follow, and may set their own name, so these are done.
      if (writer === citizen && answer.status === 200) continue;
      wrong.push(...lacking(answer).map((what) => `${page} ${form} as ${writer} ${what}`));
    }
  }
  expect(wrong).toEqual([]);
}, 120_000);

it('gives every form back whose thing is gone', async () => {
  const wrong: string[] = [];
  const browser = await signedIn(t, 'secretariat');
  for (const [page, form] of FORMS) {
    if (url(page, 'x') === url(page, 'y')) continue;
    const gone = { form, at: `prp_${'0'.repeat(32)}`, [AS]: 'secretariat', ...WRITTEN };
    const answer = await browser.post(url(page, 'nothing'), gone);
    wrong.push(...lacking(answer).map((what) => `${page} ${form} ${what}`));
  }
  expect(wrong).toEqual([]);
}, 120_000);

it('lists the faults of every form in the order of its fields', async () => {
  const found: string[] = [];
  const several = new Set<string>();
  for (const who of ['secretariat', 'liaison', citizen]) {
    const browser = await signedIn(t, who);
    for (const [page, form] of FORMS) {
      const sent = new URLSearchParams({ form, [AS]: who, opensDay: '31/02/2030', closesDay: '31/02/2030' });
      for (const end of ['opens', 'closes']) sent.append('asked', end);
      const { body } = await browser.post(url(page, keys[page] ?? 'nothing'), sent);
      const [faults = ''] = /<div class="faults"[^]*?<\/ul>/.exec(body) ?? [];
      const ids = [...faults.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id!);
      if (ids.length > 1) several.add(form);
      const places = ids.map((id) => body.indexOf(` id="${id}"`));
      if (places.join() !== places.toSorted((a, b) => a - b).join()) found.push(`${page} ${form}: ${ids.join(' ')}`);
    }
  }
  expect(found).toEqual([]);
  expect(several.size).toBeGreaterThan(5);
  expect([...several]).toContain('windowOpen');
}, 120_000);

it('knows what every field is called that texts are written in', () => {
  const sources = readdirSync(PORTAL, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.tsx'));
  const named = sources.flatMap((file) =>
    [
      ...readFileSync(new URL(file, PORTAL), 'utf8').matchAll(/<(?:TextField|TextArea|DayField)[^>]*?\bname="(\w+)"/g),
    ].map(([, name]) => name!),
  );
  expect(named.length).toBeGreaterThan(20);
  expect([...new Set(named)].filter((name) => !(name in NAMES) && name !== 'code')).toEqual([]);
});

/** Ids, which nobody could read; and choices about one's own account, whose page always draws its forms. */
const UNREAD = ['notice', 'plan', 'session', 'template', 'after', 'language', 'scopes', 'days', 'together'];

it('knows what every choice is called, and shows what was chosen in words where its form is not drawn', async () => {
  const sources = readdirSync(PORTAL, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.tsx'));
  const named = sources.flatMap((file) =>
    [...readFileSync(new URL(file, PORTAL), 'utf8').matchAll(/<(?:Select|Choices|Tick)\b[^>]*?\bname="(\w+)"/g)].map(
      ([, name]) => name!,
    ),
  );
  expect(named.length).toBeGreaterThan(20);
  const choices = WORDING.es('form.chosen', { returnObjects: true }) as unknown as Record<string, string>;
  const known = [...Object.keys(choices), ...Object.keys(NAMES), ...UNREAD];
  expect([...new Set(named)].filter((name) => !known.includes(name))).toEqual([]);

  // A colleague responded first: the form is gone, but everything chosen and written is still there.
  const { reference, id } = await proposer(t, citizen).submitted(at.plan);
  await proposer(t, 'secretariat').review(id, BOTH);
  const browser = await signedIn(t, 'liaison');
  await responder(t, 'liaison').respond(id, '15', declined());
  const sent = { outcome: 'ACCEPTED_IN_PART', category: 'NO_RESOURCES', commitments: 'JOINT-01', jurisdiction: '15' };
  const { body } = await browser.post(url('respond', reference), {
    form: 'proposalRespond',
    at: id,
    [AS]: 'liaison',
    text: 'Con lo que hay',
    ...sent,
  });
  for (const line of [
    'Resultado de la respuesta: <strong>Aceptada en parte</strong>',
    'Razón principal: <strong>Sin recursos</strong>',
    'Compromiso: <strong>JOINT-01</strong>',
    'readonly',
    'Con lo que hay',
  ])
    expect(body).toContain(line);
  const late = await browser.post(url('reviewOne', reference), {
    form: 'proposalReview',
    at: id,
    'institution-15': 'justicia',
    outcome: 'constructor',
  });
  expect(late.body).toContain('Institución que responde (Estado de México): <strong>Secretaría de Justicia</strong>');
  expect(late.body).toContain('<strong>constructor</strong>');
});

it('leads whoever signs in again to the filled form, in either language, until it is sent or discarded', async () => {
  const page = url('proposal', keys.proposal);
  const browser = browsing(t);
  const { node } = await t.gql('query ($id: ID!) { node(id: $id) { id } }', { id: keys.draft });
  const written = { form: 'commentCreate', subject: node.id, language: 'es', body: 'Falta <luz>\ny agua' };
  const out = await browser.post(page, { ...written, [AS]: citizen });
  expect([out.status, out.body.includes('Falta &lt;luz>\ny agua')]).toEqual([401, true]);

  const [name, value] = (await cookieOf(t, citizen)).split('=');
  browser.cookies.set(name!, value!);
  for (const [address, reason] of [
    [page, 'Ya entró otra vez'],
    [addressOf({ language: 'en', page: 'proposal', key: keys.proposal! }), 'You are signed in again'],
  ] as const) {
    const { status, body } = await browser.open(address);
    expect([status, /<textarea[^>]*name="body"[^>]*>Falta &lt;luz>\ny agua</.test(body)]).toEqual([422, true]);
    expect(body).toContain(reason);
  }
  const other = browsing(t);
  const [, others] = (await cookieOf(t, 'secretariat')).split('=');
  other.cookies.set('tequio', others!).set('tequio-returned', browser.cookies.get('tequio-returned')!);
  expect((await other.open(page)).body).not.toContain('Falta &lt;luz');
  expect(JSON.stringify(await t.db.query('select * from returned_form'))).not.toContain('luz');

  const sent = await browser.send(page, { ...written, [AS]: citizen, once: 'sent-again' });
  expect(sent).toMatchObject({ status: 303, done: 'commented' });
  expect((await browser.open(page)).body).not.toContain('class="faults"');

  expect((await browser.post(page, { ...written, body: '', [AS]: citizen })).status).toBe(422);
  expect(await browser.send(page, { form: 'commentCreate', way: 'discard' })).toMatchObject({ status: 303, to: page });
  expect((await browser.open(page)).status).toBe(200);
});

describe('the doors, whose forms are sent to another address than their page', () => {
  /**
   * The page, the form, the wrong input, and the part of it that is shown again. A sign-in code is never shown again.
   */
  const DOORS: [page: string, door: string, typed: Record<string, string>, shown: string[]][] = [
    ['/es/entrar', '/sign-in/request', { email: 'no es correo' }, ['value="no es correo"']],
    ['/es/entrar/codigo', '/sign-in/confirm', { code: '000000' }, ['ana@example.org']],
    ['/es/entrar/confirmar', '/sign-in/confirm', { token: 'x'.repeat(43) }, []],
    ['/es/entrar/bienvenida', '/sign-in/confirm', { publicName: 'Contraloría' }, ['value="Contraloría"']],
    ['/es/entrar/segundo-paso', '/sign-in/second-factor', { code: '000000' }, []],
  ];
  /** Nothing is typed in these forms. */
  const BUTTONS = ['/sign-out', '/sign-out/everywhere', '/dev/sign-in/'];

  it('are all walked through', () => {
    const sources = readdirSync(PORTAL, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.tsx'));
    const found = sources.flatMap((file) =>
      [...readFileSync(new URL(file, PORTAL), 'utf8').matchAll(/<Door to=["{`]*([^"`${]+)/g)].map(([, to]) => to!),
    );
    expect([...new Set(found)].toSorted()).toEqual([...new Set(DOORS.map(([, door]) => door)), ...BUTTONS].toSorted());
  });

  async function atTheDoor(page: string) {
    if (page.endsWith('segundo-paso')) {
      const browser = browsing(t);
      const [name, value] = (await cookieOf(t, citizen, { secondFactor: false })).split('=');
      browser.cookies.set(name!, value!);
      await t.db.query(
        `insert into second_factor (account_id, secret_sealed, created_at, confirmed_at)
         select id, $2, now(), now() from account where handle = $1 on conflict do nothing`,
        [citizen, t.app.get(Secrets).seal('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ', `totp ${await idOf(citizen)}`)],
      );
      return browser;
    }
    const browser = browsing(t);
    await browser.send('/sign-in/request', { email: 'ana@example.org', language: 'es', returnTo: '/es/planes' });
    if (page.endsWith('bienvenida')) {
      const { link } = await lastMailTo(t, 'ana@example.org');
      await browser.send('/sign-in/confirm', { token: new URL(link).searchParams.get('t')!, language: 'es' });
    }
    return browser;
  }
  const idOf = async (handle: string) =>
    (await t.db.query('select id from account where handle = $1', [handle]))[0].id as string;

  it.each(DOORS)(
    '%s, sent to %s, gives back what was typed with the reason and a way on',
    async (page, door, typed, shown) => {
      const browser = await atTheDoor(page);
      const { status, to } = await browser.send(door, { ...typed, language: 'es', returnTo: '/es/planes' });
      expect([status, to?.split('?')[0]]).toEqual([303, page]);
      const { body, status: opened } = await browser.open(to!);
      expect(opened).toBe(200);
      expect(body).toMatch(/<div class="faults" role="alert"[^]*?[a-záéíóúñ]{3}/);
      expect(body).toMatch(/<main[^]*?(<a (class="button" )?href="\/es|type="submit")/);
      for (const text of shown) expect(body).toContain(text);
      for (const secret of ['000000', 'x'.repeat(43)])
        expect(body.split('<main')[1]).not.toContain(`value="${secret}"`);
      // The form has this value itself, or the sent letter has it.
      if (/request|second/.test(door)) expect(body).toContain('name="returnTo" value="/es/planes"');
    },
  );
});
