import { testApp, type TestApp } from '../support/app.js';
import { chunk, formData, pdf, png } from '../support/files.js';
import { cameBack, filling, wentTo } from '../support/filling.js';
import { type Reported, reported } from '../support/reported.js';
import { FROM_HERE } from '../support/sign-in.js';

let t: TestApp;
let at: Reported;
let [report, page] = ['', ''];
beforeAll(async () => {
  t = await testApp();
  at = await reported(t);
  report = await at.draft();
  page = `/es/informes/${report}/pruebas`;
});
afterAll(() => t.close());
beforeEach(() => t.db.query('delete from rate_count'));

let once = 0;
async function send(form: string, fields: Record<string, string>, content?: Buffer, handle = 'liaison', url = page) {
  const file = content && { content, name: 'DSC_0001.JPG', type: 'image/jpeg' };
  const body = formData({ form, at: report, once: String(++once), language: 'ES', ...fields }, file);
  const own = { ...FROM_HERE, cookie: await at.cookieOf(handle) };
  const headers = { ...own, ...body.headers };
  return cameBack(t, await t.app.inject({ method: 'POST', url, headers, payload: body.payload }), own);
}
const title = 'Acta firmada';
let drawn = 0;
const fresh = () => png({ before: [chunk('tRNS', Buffer.from([2, ++drawn]))] });

it('offers a form for a photo, a file, an address and a reserved file, one at a time, to who writes the report', async () => {
  for (const [way, form] of [
    ['photo', 'evidencePhoto'],
    ['file', 'evidenceFile'],
    ['link', 'evidenceLink'],
    ['reserved', 'evidenceReserved'],
  ]) {
    const { statusCode, body } = await filling(t, 'liaison').read(`${page}?way=${way}`);
    expect([statusCode, body.includes(`name="form" value="${form}"`)]).toEqual([200, true]);
    expect([way, body.includes('capture="environment"')]).toEqual([way, way === 'photo']);
  }
  expect((await filling(t, 'municipal').read(page)).statusCode).toBe(404);
});

it('adds what is sent, shows it, and takes it away from the draft again', async () => {
  const sent = await send('evidencePhoto', { title, dated: '2026-03', proves: 'El portal abre' }, fresh());
  expect([sent.statusCode, ...wentTo(sent)]).toEqual([303, page, 'evidenceAdded']);
  expect((await send('evidenceLink', { title: 'El portal', url: 'https://a.example/' })).statusCode).toBe(303);
  const reserved = { title: 'Lista de asistencia', legalGround: 'Ley de Datos, artículo 65' };
  expect((await send('evidenceReserved', reserved, pdf())).statusCode).toBe(303);
  const { body } = await filling(t, 'liaison').read(page);
  for (const words of [title, 'El portal abre', 'Ley de Datos, artículo 65', 'Este sitio la copia en un momento'])
    expect(body).toContain(words);
  expect(body.match(/<a href="\/files\/evf_/g)).toHaveLength(1);
  const id = /name="at" value="(evi_\w+)"/.exec(body)![1]!;
  const removed = await filling(t, 'liaison').send(page, 'evidenceRemove', { at: id });
  expect(wentTo(removed)).toEqual([page, 'evidenceRemoved']);
  expect((await filling(t, 'liaison').read(page)).body).not.toContain('El portal abre');
});

it('takes a public version of a reserved file after the report was sent', async () => {
  const own = await at.draft();
  await at.add(own, { reservedFile: await at.uploaded(pdf({ text: 'Lista' })), legalGround: 'Ley' });
  await at.send(own);
  const url = `/es/informes/${own}/pruebas`;
  const { body } = await filling(t, 'liaison').read(url);
  expect(body).toContain('Todo el mundo la lee desde ahora, y se queda.');
  const id = /name="at" value="(evi_\w+)"/.exec(body)![1]!;
  const sent = await send('evidencePublicVersion', { at: id }, fresh(), 'liaison', url);
  expect([sent.statusCode, ...wentTo(sent)]).toEqual([303, url, 'evidenceAdded']);
  const after = await filling(t, 'liaison').read(url);
  expect(after.body).toContain('Guardar la versión pública');
  expect(after.body).not.toContain('evidencePublicVersion');
});

it('brings back what was written when something is wrong, and keeps a file that arrived', async () => {
  const wrong = await send('evidenceLink', { title, url: 'portal.example' });
  expect([wrong.statusCode, wrong.body.includes('value="portal.example"')]).toEqual([422, true]);
  expect(wrong.body).toContain('empieza con https://');
  const refused = await send('evidenceReserved', { title }, pdf({ text: 'Otra lista' }));
  expect([refused.statusCode, refused.body.includes(`value="${title}"`)]).toEqual([422, true]);
  const upload = /name="upload" value="(upl_\w+)"/.exec(refused.body)![1]!;
  const again = await send('evidenceReserved', { title, legalGround: 'Ley', upload });
  expect(again.statusCode).toBe(303);
  const hostile = await send('evidenceFile', { title }, Buffer.from('<svg onload="alert(1)"/>'));
  expect([hostile.statusCode, hostile.body.includes('es de otro tipo')]).toEqual([422, true]);
});

it('shows everybody the evidence of a sent report, and the original of a reserved file to those who may read it', async () => {
  await at.send(report);
  const visitor = await t.app.inject({
    method: 'GET',
    url: page.replace('/es/informes', '/en/reports').replace('pruebas', 'evidence'),
  });
  expect([visitor.statusCode, visitor.body.includes('Ley de Datos')]).toEqual([200, true]);
  expect(visitor.body).not.toContain('name="form" value="evidence');
  expect(visitor.body).not.toContain('href="/files/evf_');
  expect((await filling(t, 'monitor').read(page)).body).toContain('href="/files/evf_');
});

it('says of a file that is known by its hash only where its content is, and asks nobody to save it', async () => {
  const own = await at.draft();
  await at.add(own, {
    reservedFile: await at.uploaded(pdf({ text: 'Minuta' })),
    file: await at.uploaded(fresh()),
    legalGround: 'Ley',
  });
  await at.send(own);
  const url = `/es/informes/${own}/pruebas`;
  const here = (await filling(t, null).read(url)).body;
  expect(here).toContain('Guardar la versión pública');
  expect(here).not.toContain('tiene solo su huella');
  const imported = (synthetic: boolean) =>
    at.write(async (manager) => {
      await manager.query('update evidence_file set file_id = null');
      await manager.query('update evidence set synthetic = $1', [synthetic]);
    });
  await imported(false);
  for (const who of [null, 'liaison']) {
    const { body } = await filling(t, who).read(url);
    expect(body.match(/Este sitio tiene solo su huella/g)).toHaveLength(2);
    for (const save of ['Guardar la versión pública', 'Guardar el original', '/files/evf_'])
      expect(body).not.toContain(save);
  }
  await imported(true);
  const { body } = await filling(t, null).read(
    url.replace('/es/informes', '/en/reports').replace('pruebas', 'evidence'),
  );
  expect(body.match(/this file does not exist anywhere/g)).toHaveLength(2);
});
