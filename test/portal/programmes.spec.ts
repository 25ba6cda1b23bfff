import { testApp, type TestApp } from '../support/app.js';
import { coCreation, type CoCreation } from '../support/co-creation.js';
import { filling, wentTo } from '../support/filling.js';
import { programmeIn, recorder } from '../support/programmes.js';

let t: TestApp;
let at: CoCreation;
let programme: string;
beforeAll(async () => {
  t = await testApp();
  at = await coCreation(t);
  ({ programme } = await programmeIn(t, at.planId));
});
afterAll(() => t.close());

const LIST = '/es/programas/caravanas/visitas';
const bodyOf = async (url: string) => (await t.app.inject({ method: 'GET', url })).body;

it('records, corrects and takes back a visit without script, and shows each step', async () => {
  const liaison = filling(t, 'liaison');
  const added = await liaison.send(LIST, 'programmeVisitAdd', {
    municipality: '15106',
    visited: '03/2022',
    place: 'Plaza de los Mártires',
    services: 'Actas de nacimiento',
    attended: '40',
    women: '25',
    spokenOto: '6',
    source: 'Informe de la caravana',
    sourceUrl: 'https://example.org/informe',
  });
  const [page, done] = wentTo(added);
  expect(done).toBe('visitAdded');
  const shown = await bodyOf(page!);
  for (const words of ['marzo de 2022', 'Plaza de los Mártires', '40', 'Otomí: 6', 'Informe de la caravana'])
    expect(shown).toContain(words);
  expect(shown).toContain('No consta en el registro público: hombres.');
  expect(shown).not.toContain('<form method="post"');

  const corrected = await liaison.send(page!, 'programmeVisitEdit', { municipality: '15106', attended: '42' });
  expect(wentTo(corrected)).toEqual([page, 'visitEdited']);
  const removed = await liaison.send(page!, 'programmeVisitRemove', { reason: 'Fue otra caravana' });
  expect(wentTo(removed)).toEqual([page, 'visitRemoved']);
  const after = await bodyOf(page!);
  expect(after).toContain('Esta visita se retiró y no se cuenta.');
  expect(after).toContain('Lo que se ha dicho de ella: 3 versiones');
  expect(after).toContain('Actas de nacimiento');
  expect(await bodyOf(`${LIST}?state=TAKEN_BACK`)).toContain('1 visita retirada');
});

it('gives back what was typed beside what is wrong with it', async () => {
  const back = await filling(t, 'liaison').send(LIST, 'programmeVisitAdd', {
    municipality: '15110',
    visited: '31/02/2022',
    attended: 'muchas',
    sourceUrl: 'https://example.org',
  });
  expect(back.statusCode).toBe(422);
  for (const words of [
    'value="31/02/2022"',
    'value="muchas"',
    'Escriba un número entero',
    'Diga cómo se llama la fuente',
  ])
    expect(back.body).toContain(words);
});

it('draws every form only for those who may send it', async () => {
  for (const who of ['municipal', 'reader', null]) {
    const { body } = await filling(t, who).read(LIST);
    expect(body).not.toContain('name="form" value="programmeVisit');
  }
  expect((await filling(t, 'secretariat').read(LIST)).body).toContain('value="programmeVisitsImport"');
});

it('shows of a file what each row would do, and does it once that was read', async () => {
  const liaison = filling(t, 'liaison');
  const csv = 'municipality,day,attended\r\n15106,2023-04-05,12\r\n15104,2023-05,7\r\n';
  const asked = await liaison.sendFile(LIST, 'programmeVisitsImport', { content: Buffer.from(csv), name: 'v.csv' });
  expect(asked.body).toContain('Se registran 2 visitas.');
  expect(asked.body).toContain('2 · Toluca · 2023-04-05');
  const said = await liaison.say(LIST, asked, 'yes');
  expect(wentTo(said)).toEqual([LIST, 'visitsImported']);
  expect(await bodyOf(`${LIST}?municipality=15106&q=`)).toContain('1 visita registrada');

  const wrong = await liaison.sendFile(LIST, 'programmeVisitsImport', {
    content: Buffer.from('municipality,day\r\n15106,ayer\r\n15999,2022\r\n'),
    name: 'v.csv',
  });
  expect(wrong.statusCode).toBe(422);
  expect(wrong.body).toContain('Fila 2, columna «day»: «ayer» no se puede tomar.');
  expect(wrong.body).toContain('Fila 3, columna «municipality»');
});

it('draws the grid with a table beside it, and each number leads to as many visits', async () => {
  await recorder(t, 'liaison').add(programme, { municipality: '15106', visited: '2024' });
  const body = await bodyOf('/es/programas/caravanas');
  expect(body).toContain('Es una cuadrícula, no un mapa');
  expect(body).toContain('2 de 3 municipios con visita en el registro');
  expect([...body.matchAll(/<rect class="visited"[^>]*rx="2"/g)].length).toBeGreaterThanOrEqual(2);
  const links = [...body.matchAll(/<a href="([^"]*visitas\?municipality=\d+)">(\d+) visita/g)];
  expect(links).toHaveLength(2);
  for (const [, url, count] of links)
    expect((await bodyOf(url!.replaceAll('&amp;', '&'))).split('data-row="VISIT"').length - 1).toBe(Number(count));
  expect(body).toContain('1 municipio sin visita en el registro');
  expect(body.split('data-row="NEVER"').length - 1).toBe(1);
  expect(await bodyOf('/en/programmes/caravanas')).toContain('This is a grid, not a map');
});

describe('two people at once', () => {
  it('who record one visit in one moment: it stands once, and the other is told', async () => {
    const visit = { municipality: '15106', visited: '2021-09', place: 'Atrio de la iglesia' };
    const done = await Promise.all([
      recorder(t, 'liaison').add(programme, visit),
      recorder(t, 'secretariat').add(programme, visit),
    ]);
    expect(done.flatMap(({ userErrors }) => userErrors.map(({ code }: { code: string }) => code))).toEqual([
      'VISIT_THERE_ALREADY',
    ]);
  });

  it('who correct one visit: the second reads what stands now beside what they typed', async () => {
    const { visit } = await recorder(t, 'liaison').add(programme, {
      municipality: '15110',
      visited: '2020-02',
      place: 'Quiosco',
    });
    await recorder(t, 'secretariat').edit(visit.id, 1, { personsAttended: 55 });
    const page = `/es/visitas/${visit.id}`;
    const fields = { municipality: '15110', visited: '02/2020', place: 'Quiosco municipal', attended: '44' };
    const late = await filling(t, 'liaison').send(page, 'programmeVisitEdit', { ...fields, version: '1' });
    expect(late.statusCode).toBe(422);
    for (const part of [
      'Alguien cambió esto después de que usted lo abrió.',
      '55',
      'value="Quiosco municipal"',
      'value="44"',
    ])
      expect(late.body).toContain(part);
    await recorder(t, 'secretariat').remove(visit.id, 'Fue otra caravana');
    const gone = await filling(t, 'liaison').post(page, 'programmeVisitEdit', { ...fields, version: '2' });
    expect(gone.statusCode).toBe(409);
    for (const part of ['Lo que escribió', 'Quiosco municipal', 'Esta visita se retiró'])
      expect(gone.body).toContain(part);
  });
});
