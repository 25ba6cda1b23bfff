import { testApp, type TestApp } from '../support/app.js';
import { written } from '../support/below.js';
import { png } from '../support/files.js';
import { filling, wentTo } from '../support/filling.js';
import { programmeIn } from '../support/programmes.js';
import { type Reporting, reporting } from '../support/reporting.js';

let t: TestApp;
let at: Reporting;
beforeAll(async () => {
  t = await testApp();
  at = await reporting(t);
  await programmeIn(t, at.planId);
  await at.person('council', 'forum_member', 'observatorio');
  await written(t, at.planId, (manager) =>
    manager.query(`update programme set council_ids = array(select id from institution where slug = 'observatorio')`),
  );
});
afterAll(() => t.close());

const PUBLISH = '/es/programas/caravanas/nueva-valoracion';
const bodyOf = async (url: string) => (await t.app.inject({ method: 'GET', url })).body;

it('is published, answered and taken back without script, and each step shows', async () => {
  const council = filling(t, 'council');
  const published = await council.send(PUBLISH, 'evaluationLink', {
    title: 'Valoración 2022',
    url: 'https://example.org/valoracion.pdf',
    evaluated: '06/2022',
    'finding-0': 'Faltan intérpretes',
    'addressee-0': 'justicia',
    'answerBy-0': '31/01/2020',
    'finding-3': 'El horario ayuda',
  });
  const [page, done] = wentTo(published);
  expect(done).toBe('evaluationPublished');
  const shown = await bodyOf(page!);
  for (const part of [
    'junio de 2022',
    '2 hallazgos',
    'Faltan intérpretes',
    'La respuesta está atrasada',
    'Observatorio',
  ])
    expect(shown).toContain(part);
  expect(await bodyOf('/es/programas/caravanas')).toContain('Valoración 2022');
  expect((await bodyOf('/es/hallazgos')).split('data-row="FINDING"').length - 1).toBe(1);

  const answered = await filling(t, 'liaison').send(page!, 'findingAnswer', { answer: 'Se contratarán dos' });
  expect(wentTo(answered)[1]).toBe('findingAnswered');
  expect(await bodyOf(page!)).toContain('Se contratarán dos');
  expect(wentTo(await council.send(page!, 'evaluationRemove', { reason: 'Se publicó dos veces' }))[1]).toBe(
    'evaluationRemoved',
  );
  expect(await bodyOf(page!)).toContain('Se publicó dos veces');
});

it('keeps a file that arrived, and gives back what was typed beside what is wrong with it', async () => {
  const council = filling(t, 'council');
  const arrived = await council.sendFile(PUBLISH, 'evaluationFile', { content: png(), name: 'valoracion.png' });
  expect(arrived.statusCode).toBe(422);
  expect(arrived.body).toMatch(/name="upload" value="upl_[0-9a-f]+"/);
  const back = await council.send(PUBLISH, 'evaluationLink', {
    title: 'x',
    url: 'https://example.org',
    'addressee-1': 'justicia',
    'answerBy-0': '31/02/2022',
    'finding-0': 'y',
  });
  expect(back.statusCode).toBe(422);
  for (const part of ['value="31/02/2022"', 'Escriba el hallazgo']) expect(back.body).toContain(part);
});

it('draws every form only for those who may send it', async () => {
  for (const who of ['reader', 'society', null]) {
    const { body } = await filling(t, who).read(PUBLISH);
    expect(body).not.toContain('value="evaluationLink"');
  }
});

describe('two people at once', () => {
  it('who answer one finding: the second reads the answer of the first beside their own, and both stay readable', async () => {
    await at.person('colleague', 'institution_liaison', 'justicia');
    const published = await filling(t, 'council').send(PUBLISH, 'evaluationLink', {
      title: 'Valoración 2024',
      url: 'https://example.org/2024.pdf',
      'finding-0': 'Faltan rampas',
      'addressee-0': 'justicia',
      'answerBy-0': '31/01/2099',
    });
    const page = wentTo(published)[0]!;
    expect(wentTo(await filling(t, 'colleague').send(page, 'findingAnswer', { answer: 'Se hará una rampa' }))[1]).toBe(
      'findingAnswered',
    );
    const late = await filling(t, 'liaison').send(page, 'findingAnswer', {
      answer: 'Se harán dos rampas',
      version: '1',
    });
    expect(late.statusCode).toBe(422);
    for (const part of [
      'Alguien cambió esto después de que usted lo abrió.',
      'Se hará una rampa',
      'Se harán dos rampas',
    ])
      expect(late.body).toContain(part);
    await filling(t, 'liaison').send(page, 'findingAnswer', { answer: 'Se harán dos rampas' });
    const body = await bodyOf(page);
    for (const part of ['Se harán dos rampas', '1 respuesta anterior', 'Se hará una rampa'])
      expect(body).toContain(part);

    await filling(t, 'council').send(page, 'evaluationRemove', { reason: 'Era un borrador' });
    const [, finding] = /name="at" value="(fin_\w+)"/.exec(late.body)!;
    const gone = await filling(t, 'liaison').post(page, 'findingAnswer', {
      at: finding!,
      version: '3',
      answer: 'Ya están hechas',
    });
    expect(gone.statusCode).toBe(409);
    for (const part of ['Lo que escribió', 'Ya están hechas', 'Esta valoración se retiró'])
      expect(gone.body).toContain(part);
  });
});
