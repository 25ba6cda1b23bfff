import { testApp, type TestApp } from '../support/app.js';
import type { CoCreation } from '../support/co-creation.js';
import { drafting, es, planWriter, writer } from '../support/drafting.js';
import { filling, wentTo } from '../support/filling.js';
import { downloadWord, trackedWord } from '../support/word-files.js';

let t: TestApp;
let plan: CoCreation;
beforeAll(async () => {
  t = await testApp();
  plan = await drafting(t);
});
afterAll(() => t.close());

async function begun() {
  const { commitment } = await writer(t, 'drafter').draft(plan.plan, {
    action: es('Reparar la red de agua.\n\n- Medir las fugas\n- Cambiar los tubos'),
  });
  const at = `/es/compromisos/${commitment.reference}`;
  return { id: commitment.id as string, at, file: await downloadWord(t, commitment.id) };
}

const toPage = (answer: { headers: { location?: unknown } }) => String(answer.headers.location).split('?')[0]!;

it('leads from the text to its Word file and back: what was read, a question, and what became of each change', async () => {
  const { id, at, file } = await begun();
  expect((await filling(t, null).read(`${at}/texto`)).body).toContain(`href="${at}/word"`);
  const page = await filling(t, null).read(`${at}/word`);
  expect(page.body).toContain(`href="/files/word/${id}?language=es"`);
  expect(page.body).toContain('Entrar para devolver un archivo');

  const society = filling(t, 'society');
  const content = trackedWord(file, [{ at: 'Medir las fugas', add: ' cada mes' }, { at: 'Cambiar los tubos' }]);
  const sent = await society.sendFile(`${at}/word`, 'wordFileTake', { content, name: 'texto.docx' });
  const reading = toPage(sent);
  expect(reading).toMatch(/^\/es\/archivos-word\/wrd_/);
  const read = (await society.read(reading)).body;
  expect(read).toContain('<h2>2 cambios</h2>');
  expect(read.split('data-row="WORD_CHANGE"').length - 1).toBe(2);
  expect(read).toMatch(/<ins>.* cada mes.*<\/ins>/);
  expect(read).toContain('Según el archivo, de Lic. Ríos');
  expect((await filling(t, 'drafter').read(reading)).statusCode).toBe(404);

  const asked = await society.ask(reading, 'wordFileTake', { reason: 'Lo revisó el área jurídica' });
  expect(asked.body).toContain('2 cambios del archivo se publican como sugerencias.');
  expect((await filling(t, null).read(`${at}/sugerencias`)).body).not.toContain('data-row');
  const done = await society.say(reading, asked, 'yes');
  expect(wentTo(done)).toEqual([reading, 'wordFileTaken']);
  const told = (await society.read(reading)).body;
  expect(told.match(/href="\/es\/sugerencias\/sug_\w+">Ver la sugerencia/g)).toHaveLength(2);
  expect(told).not.toContain('name="form" value="wordFileTake"');
  const list = (await filling(t, null).read(`${at}/sugerencias`)).body;
  expect(list.match(/data-row/g)).toHaveLength(2);
  expect(list).toContain('Lic. Ríos, según un archivo de Word que trajo society');
});

it('says in a sentence what is wrong with a file, and that it belongs to another text', async () => {
  const [one, other] = [await begun(), await begun()];
  const society = filling(t, 'society');
  const send = (content: Buffer) => society.sendFile(`${one.at}/word`, 'wordFileTake', { content, name: 'texto.docx' });
  const broken = await send(Buffer.from('hola'));
  expect(broken.statusCode).toBe(422);
  expect(broken.body).toContain('no es un documento de Word (.docx)');
  const foreign = await send(other.file);
  expect(foreign.statusCode).toBe(422);
  expect(foreign.body).toContain('salió de otro texto');
  const nothing = await send(one.file);
  const page = await society.read(toPage(nothing));
  expect(page.body).toContain('no trae cambios marcados');
  expect(page.body).not.toContain('name="form" value="wordFileTake"');
});

it('has the same pages for the text of a plan, once it is written', async () => {
  const at = '/es/planes/joint/texto';
  const society = filling(t, 'society');
  expect((await society.read(`${at}/word`)).statusCode).toBe(404);
  await planWriter(t, 'secretariat', plan).write(0, { vision: es('Un gobierno que escucha.') });
  expect((await society.read(at)).body).toContain(`href="${at}/word"`);
  const page = (await society.read(`${at}/word`)).body;
  expect(page).toContain(`href="/files/word/${plan.plan}?language=es"`);
  const send = (content: Buffer) => society.sendFile(`${at}/word`, 'wordFileTake', { content, name: 'texto.docx' });
  expect((await send((await begun()).file)).body).toContain('salió de otro texto');
  const file = await downloadWord(t, plan.plan);
  const reading = toPage(await send(trackedWord(file, [{ at: 'Un gobierno que escucha.', add: ' Y responde.' }])));
  expect((await society.read(reading)).body).toMatch(/<ins>.*Y responde.*<\/ins>/);
  const done = await society.send(reading, 'wordFileTake');
  expect(wentTo(done)).toEqual([reading, 'wordFileTaken']);
  const told = (await society.read(reading)).body;
  for (const link of [at, `${at}/word`, '/es/planes/joint/sugerencias']) expect(told).toContain(`href="${link}"`);
  expect((await society.read('/es/planes/joint/sugerencias')).body).toContain('data-row');
});
