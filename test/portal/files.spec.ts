import { FILE_BYTES } from '../../src/domain/attachment.js';
import { testApp, type TestApp } from '../support/app.js';
import { type CoCreation, coCreation, proposer } from '../support/co-creation.js';
import { formData, jpeg, pdf, png } from '../support/files.js';
import { cameBack, filling, wentTo } from '../support/filling.js';
import { cookieOf, FROM_HERE } from '../support/sign-in.js';

let t: TestApp;
let at: CoCreation;
let [author, id, page] = ['', '', ''];
beforeAll(async () => {
  t = await testApp();
  at = await coCreation(t);
  author = await at.citizen();
  id = (await proposer(t, author).draft(at.plan)).proposal.id;
  page = `/es/proponer/${id}`;
});
afterAll(() => t.close());
beforeEach(() => t.db.query('delete from rate_count'));

let once = 0;
async function send(
  fields: Record<string, string>,
  content?: Buffer,
  { handle = author, origin = '' }: { handle?: string | null; origin?: string } = {},
) {
  const file = content && { content, name: 'DSC_0001.JPG', type: 'image/jpeg' };
  const form = formData({ form: 'proposalAttach', at: id, once: String(++once), ...fields }, file);
  const own = { ...FROM_HERE, ...(handle && { cookie: await cookieOf(t, handle) }) };
  const headers = { ...own, ...(origin && { origin }), ...form.headers };
  const answer = await t.app.inject({ method: 'POST', url: `${page}?step=files`, headers, payload: form.payload });
  return cameBack(t, answer, own);
}
const description = 'La parada sin techo';

it('attaches a file with what it shows, shows it with type and size, and takes it away again', async () => {
  const sent = await send({ description }, jpeg());
  expect([sent.statusCode, ...wentTo(sent)]).toEqual([303, `${page}?step=files`, 'attached']);
  const files = await filling(t, author).read(`${page}?step=files`);
  expect(files.body).toContain(description);
  expect(files.body).toContain('foto JPEG');
  expect((await filling(t, author).read(page)).body).toContain(description);
  const attachment = /name="at" value="(att_\w+)"/.exec(files.body)![1]!;
  const removed = await filling(t, author).send(`${page}?step=files`, 'proposalDetach', { at: attachment });
  expect(wentTo(removed)).toEqual([`${page}?step=files`, 'detached']);
  expect((await filling(t, author).read(page)).body).not.toContain(description);
});

it('brings back what was written when the file cannot be taken, and says why', async () => {
  for (const [content, words] of [
    [pdf({ size: FILE_BYTES }), 'pasa de 10 MB'],
    [Buffer.from('<svg onload="alert(1)"/>'), 'es de otro tipo'],
    [Buffer.alloc(0), 'está vacío'],
    [undefined, 'No llegó ningún archivo'],
  ] as const) {
    const { statusCode, body } = await send({ description: 'Lo que escribí' }, content);
    expect([statusCode, body.includes('value="Lo que escribí"')]).toEqual([422, true]);
    expect(body).toContain(words);
    expect(body).toContain(`<a href="#proposalAttach-${id}-file">`);
  }
});

it('does not ask again for a file that arrived when only its words were missing', async () => {
  const refused = await send({}, png());
  expect(refused.statusCode).toBe(422);
  const upload = /name="upload" value="(upl_\w+)"/.exec(refused.body)![1]!;
  const sent = await send({ description, upload });
  expect(sent.statusCode).toBe(303);
});

it('takes nothing from a visitor, from another site, nor for somebody else’s draft', async () => {
  const visitor = await send({ description }, png(), { handle: null });
  expect([visitor.statusCode, visitor.body.includes(description)]).toEqual([401, true]);
  expect(visitor.body).toContain('href="/es/entrar?returnTo=');
  expect((await send({ description }, png(), { origin: 'https://evil.example' })).statusCode).toBe(403);
  expect((await send({ description }, png(), { handle: await at.citizen() })).statusCode).toBe(404);
});

it('answers a body that breaks off instead of failing', async () => {
  const form = formData({ form: 'proposalAttach', at: id, description });
  for (const payload of [form.payload.subarray(0, 60), Buffer.alloc(0), Buffer.from('nothing')]) {
    const own = { ...FROM_HERE, cookie: await cookieOf(t, author) };
    const headers = { ...own, ...form.headers };
    const answer = await t.app.inject({ method: 'POST', url: `${page}?step=files`, headers, payload });
    expect([404, 422]).toContain((await cameBack(t, answer, own)).statusCode);
  }
});

it('answers a body whose boundary is longer than any may be', async () => {
  const headers = {
    'sec-fetch-site': 'same-origin',
    'content-type': `multipart/form-data; boundary=${'x'.repeat(300)}`,
  };
  for (const [url, status] of [
    ['/files', 401],
    ['/es/proponer', 303],
  ] as const)
    expect((await t.app.inject({ method: 'POST', url, headers, payload: '--x' })).statusCode).toBe(status);
});

it('shows the files of a proposal that was sent to everybody', async () => {
  const sent = await filling(t, author).send(page, 'proposalSubmit');
  const { body } = await filling(t, null).read(String(sent.headers.location).split('?')[0]!);
  expect(body).toMatch(new RegExp(`<a href="/files/att_\\w+" download[^>]*>${description}</a>`));
});
