import { testApp, type TestApp } from '../support/app.js';
import type { CoCreation } from '../support/co-creation.js';
import { docx, p, r } from '../support/docx.js';
import { drafting, textNow, writer } from '../support/drafting.js';
import { filling, wentTo } from '../support/filling.js';

let t: TestApp;
let plan: CoCreation;
beforeAll(async () => {
  t = await testApp();
  plan = await drafting(t);
});
afterAll(() => t.close());

const AT = '/es/planes/joint/nuevo-compromiso';
const heading = (text: string) => p(r(text), '<w:outlineLvl w:val="0"/>');
const DOCUMENT = docx(
  heading('Nombre del compromiso') +
    p(r('Agua para todas')) +
    heading('Problemática') +
    p(r('Se pierde agua.')) +
    heading('Antecedentes') +
    p(r('Hoy nadie mide.')) +
    heading('Costo') +
    p(r('Un millón de pesos')),
);
const MEMBERS = { jurisdiction: ['15', '15104'], origin: 'CO_CREATED' };

const send = (who: string, content: Buffer) =>
  filling(t, who).sendFile(`${AT}/word`, 'commitmentFromWord', { content, name: 'borrador.docx' });
async function read(who = 'drafter') {
  const at = String((await send(who, DOCUMENT)).headers.location).split('?')[0]!;
  expect(at).toMatch(/^\/es\/borradores-word\/wdr_/);
  return at;
}
const many = async () => {
  const [{ n }] = await t.db.query('select count(*)::int as n from commitment');
  return n as number;
};

it('is reached from the desk and from the page that begins a commitment, and says which headings are known', async () => {
  const drafter = filling(t, 'drafter');
  for (const url of [AT, '/es/planes/joint/redaccion'])
    expect((await drafter.read(url)).body).toContain(`href="${AT}/word"`);
  const page = (await drafter.read(`${AT}/word`)).body;
  for (const part of ['Problema', 'Acción', 'Documento de Word (.docx)']) expect(page).toContain(part);
});

it('shows first what goes where and what had no place, and begins the commitment with exactly that', async () => {
  const before = await many();
  const at = await read();
  const drafter = filling(t, 'drafter');
  const shown = (await drafter.read(at)).body;
  for (const text of ['Agua para todas', 'Se pierde agua.', 'Hoy nadie mide.']) expect(shown).toContain(text);
  expect(shown.match(/data-row="DRAFT_TEXT"/g)).toHaveLength(3);
  expect(shown).toMatch(/1 parte sin lugar[^]*Título desconocido[^]*Costo[^]*Un millón de pesos/);
  expect(await many()).toBe(before);
  expect((await drafter.read(`${AT}/word`)).body).toContain(`href="${at}"`);

  const done = await drafter.send(at, 'commitmentFromWord', { ...MEMBERS, title: 'Agua para todos' });
  const [where, told] = wentTo(done);
  expect([told, await many()]).toEqual(['commitmentBegun', before + 1]);
  const reference = where!.split('/').at(-2)!;
  const [{ id }] = await t.db.query(
    `select 'com_' || replace(id::text, '-', '') as id from commitment where reference = $1`,
    [reference],
  );
  expect(await textNow(t, id)).toMatchObject({
    title: { text: 'Agua para todos' },
    problem: { text: 'Se pierde agua.' },
    action: null,
    versions: { nodes: [{ number: 1, cause: 'BEGUN' }] },
  });
  const [{ status }] = await t.db.query('select status_quo as status from commitment where reference = $1', [
    reference,
  ]);
  expect(status.es.text).toBe('Hoy nadie mide.');
  const after = (await drafter.read(at)).body;
  expect(after).toContain(`href="/es/compromisos/${reference}/texto"`);
  expect(after).not.toContain('name="form" value="commitmentFromWord"');
  expect((await drafter.read(`${AT}/word`)).body).not.toContain(`href="${at}"`);
});

it('marks the language of a name that waits, for a page in another language', async () => {
  const at = await read();
  const link = async (page: string) =>
    new RegExp(`<a href="/[^"]*${at.split('/').at(-1)}">(.*?)</a>`).exec(
      (await filling(t, 'drafter').read(page)).body,
    )?.[1];
  expect(await link(`${AT}/word`)).toBe('Agua para todas');
  expect(await link('/en/plans/joint/new-commitment/word')).toBe('<span lang="es">Agua para todas</span>');
});

it('says in a sentence what is wrong with a document', async () => {
  const refused = async (content: Buffer, sentence: string) => {
    const answer = await send('drafter', content);
    expect([answer.statusCode, answer.body.includes(sentence)]).toEqual([422, true]);
  };
  await refused(Buffer.from('hola'), 'no es un documento de Word (.docx)');
  await refused(docx(p(r('Sin títulos'))), 'no trae ninguno de los títulos que se reconocen');
  const nothing = await filling(t, 'drafter').send(`${AT}/word`, 'commitmentFromWord', {});
  expect(nothing.statusCode).toBe(422);
  expect(nothing.body).toMatch(/class="faults" role="alert"/);
});

it('keeps what was typed when something is missing', async () => {
  const at = await read();
  const answer = await filling(t, 'drafter').send(at, 'commitmentFromWord', {
    title: 'Agua y datos',
    origin: 'PROACTIVE',
  });
  expect(answer.statusCode).toBe(422);
  expect(answer.body).toContain('value="Agua y datos"');
  expect(answer.body).toMatch(/value="PROACTIVE" checked/);
  expect(answer.body).toContain('Se pierde agua.');
});

it('is for who may begin a commitment, and what was read for who sent it', async () => {
  const citizen = await plan.citizen();
  expect((await filling(t, citizen).read(`${AT}/word`)).body).not.toContain('type="file"');
  const at = await read();
  const id = at.split('/').at(-1)!;
  for (const who of ['society', citizen]) expect((await filling(t, who).read(at)).statusCode).toBe(404);
  expect(await writer(t, 'society').draft(plan.plan, { wordDraft: id })).toMatchObject({
    commitment: null,
    userErrors: [{ code: 'WORD_READING_NOT_FOUND', path: ['input', 'wordDraft'] }],
  });
  const own = await t.gql.as('society')(
    `query ($id: ID!) { node(id: $id) { ... on Plan { wordDrafts { totalCount } } } }`,
    { id: plan.plan },
  );
  expect(own.node.wordDrafts.totalCount).toBe(0);
});

it('begins one commitment, however often it is sent, and says so to who comes late', async () => {
  const before = await many();
  const drafter = filling(t, 'drafter');
  const at = await read();
  const twice = await drafter.sendTwice(at, 'commitmentFromWord', { ...MEMBERS, title: 'Una vez' });
  expect(new Set(twice.map(({ headers }) => headers.location)).size).toBe(1);
  expect(await many()).toBe(before + 1);

  const other = await read();
  const sent = {
    plan: plan.plan,
    upload: other.split('/').at(-1)!,
    language: 'ES',
    ...MEMBERS,
    title: 'De otra ventana',
  };
  const [first, second] = await Promise.all([1, 2].map(() => drafter.post(other, 'commitmentFromWord', sent)));
  const [late] = [first!, second!].filter(({ statusCode }) => statusCode !== 303);
  expect(await many()).toBe(before + 2);
  expect(late!.body).toContain('Con este documento ya empezó un compromiso');
  expect(late!.body).toContain('value="De otra ventana"');
});

it('is gone after a day, and says so', async () => {
  const at = await read();
  const id = at.split('/').at(-1)!;
  await t.db.query(`update word_draft set expires_at = now() where 'wdr_' || replace(id::text, '-', '') = $1`, [id]);
  expect((await filling(t, 'drafter').read(at)).statusCode).toBe(404);
  const late = await filling(t, 'drafter').post(`${AT}/word`, 'commitmentFromWord', {
    plan: plan.plan,
    upload: id,
    language: 'ES',
    ...MEMBERS,
    title: 'Tarde',
  });
  expect(late.statusCode).toBe(422);
  expect(late.body).toContain('Lo que se leyó de ese archivo ya no está');
});
