import { testApp, type TestApp } from '../support/app.js';
import { filling, wentTo } from '../support/filling.js';
import { measurer } from '../support/indicators.js';
import { programmeIn } from '../support/programmes.js';
import { type Reporting, reporting } from '../support/reporting.js';

let t: TestApp;
let at: Reporting;
let programme: string;
beforeAll(async () => {
  t = await testApp();
  at = await reporting(t);
  ({ programme } = await programmeIn(t, at.planId));
});
afterAll(() => t.close());

const bodyOf = async (url: string) => (await t.app.inject({ method: 'GET', url })).body;
const words = (text: string) => ({ language: 'ES', text });

it('adds an indicator and a value, corrects both and takes them back without script, and shows each step', async () => {
  const liaison = filling(t, 'liaison');
  const added = await liaison.send(`/es/indicadores/de/${programme}`, 'indicatorAdd', {
    name: 'Municipios visitados',
    unit: 'municipios',
    baselineValue: '0',
    baselineOn: '2019',
    source: 'Carta de 2020',
    sourceUrl: 'https://example.org/carta',
    targetValue: '1,125',
    targetOn: '06/2023',
  });
  const [page, done] = wentTo(added);
  expect(done).toBe('indicatorAdded');
  const shown = await bodyOf(page!);
  for (const part of ['1,125 municipios', 'junio de 2023', 'Carta de 2020', 'Aún no se ha dicho ningún valor'])
    expect(shown).toContain(part);
  expect(shown).not.toContain('<form method="post"');

  const edited = await liaison.send(page!, 'indicatorEdit', { name: 'Municipios visitados', targetValue: '125' });
  expect(wentTo(edited)).toEqual([page, 'indicatorEdited']);
  expect(await bodyOf(page!)).toContain('Lo que se ha dicho de él: 2 versiones');

  const measured = await liaison.send(page!, 'measurementAdd', {
    value: '109',
    qualifier: 'MORE_THAN',
    unit: 'municipios',
    asOf: '2023',
    scope: 'Todo el Estado',
    source: 'Informe final',
  });
  const [value, told] = wentTo(measured);
  expect(told).toBe('measurementAdded');
  const one = await bodyOf(value!);
  for (const part of ['109 municipios', 'Todo el Estado', 'Informe final', 'Lo dice:']) expect(one).toContain(part);
  expect(wentTo(await liaison.send(value!, 'measurementEdit', { value: '110', qualifier: 'ABOUT' }))).toEqual([
    value,
    'measurementEdited',
  ]);
  expect(wentTo(await liaison.send(value!, 'measurementRemove', { reason: 'Se contó dos veces' }))).toEqual([
    value,
    'measurementRemoved',
  ]);
  expect(await bodyOf(value!)).toContain('Este valor se retiró y no se compara. Se contó dos veces');
  expect(await bodyOf(page!)).toContain('1 valor retirado');
  expect((await bodyOf(`${page}?state=TAKEN_BACK`)).split('data-row="VALUE"').length - 1).toBe(1);
  expect(wentTo(await liaison.send(page!, 'indicatorRemove', { reason: 'Ya no se mide' }))).toEqual([
    page,
    'indicatorRemoved',
  ]);
  expect(await bodyOf(`/es/indicadores/de/${programme}?state=TAKEN_BACK`)).toContain('1 indicador retirado');
});

it('gives back what was typed beside what is wrong with it', async () => {
  const back = await filling(t, 'liaison').send(`/es/indicadores/de/${programme}`, 'indicatorAdd', {
    name: 'Familias',
    baselineValue: 'muchas',
    targetOn: '31/02/2022',
    sourceUrl: 'https://example.org',
  });
  expect(back.statusCode).toBe(422);
  for (const part of [
    'value="muchas"',
    'value="31/02/2022"',
    'Escriba un número, por ejemplo 843,000 o 12.5.',
    'Escriba el número, o deje vacías también su fecha y su fuente.',
    'Diga cómo se llama la fuente',
  ])
    expect(back.body).toContain(part);
});

it('says at the field that a target of an adopted commitment needs an amendment', async () => {
  const back = await filling(t, 'liaison').send(`/es/indicadores/de/${at.commitment}`, 'indicatorAdd', {
    name: 'Pozos',
    targetValue: '9',
  });
  expect(back.statusCode).toBe(422);
  expect(back.body).toContain('una meta es una promesa y llega con una modificación');
  expect(back.body).toContain('id="indicatorAdd-targetValue-fault"');
});

it('shows conflicting values side by side on the pages of what they measure, and draws those that can be compared', async () => {
  const liaison = measurer(t, 'liaison');
  const { indicator } = await liaison.add(programme, { name: words('Servicios'), unit: words('servicios') });
  for (const [value, asOf] of [
    [10, '2021'],
    [20, '2022'],
    [35, '2023'],
  ] as const)
    await liaison.measure(indicator.id, { value, asOf });
  const calm = await bodyOf('/es/programas/caravanas');
  expect(calm).toContain('Servicios: 3 valores en el tiempo; la tabla dice lo mismo');
  expect(calm).not.toContain('no coinciden entre sí');
  await measurer(t, 'secretariat').measure(indicator.id, { value: 7, source: { title: words('Prensa') } });
  const conflicting = await bodyOf('/es/programas/caravanas');
  expect(conflicting).toContain('Estos 4 valores no coinciden entre sí.');
  expect(await bodyOf('/en/programmes/caravanas')).toContain('These 4 values do not agree with each other.');
});

it('leads from a commitment and a milestone to as many indicators as it says', async () => {
  const path = '/es/compromisos/JUNTOS-01';
  expect(await bodyOf(path)).not.toContain('indicadores/de');
  await measurer(t, 'liaison').add(at.commitment, { name: words('Pozos'), baseline: { value: 3 } });
  await measurer(t, 'liaison').add(at.milestones[0]!, { name: words('Litros') });
  await measurer(t, 'liaison').add(at.milestones[0]!, { name: words('Bombas') });
  const body = await bodyOf(path);
  const links = [...body.matchAll(/<a href="([^"]*indicadores\/de\/[^"]*)">(\d+) indicador/g)];
  expect(links).toHaveLength(2);
  for (const [, url, count] of links)
    expect((await bodyOf(url!)).split('data-row="INDICATOR"').length - 1).toBe(Number(count));
});

it('draws every form only for those who may send it', async () => {
  for (const who of ['reader', 'society', null]) {
    const { body } = await filling(t, who).read(`/es/indicadores/de/${at.commitment}`);
    expect(body).not.toContain('name="form" value="indicatorAdd"');
  }
  const [{ id }] = (
    await t.gql(`query ($id: ID!) { node(id: $id) { ... on Commitment { indicators(first: 1) { nodes { id } } } } }`, {
      id: at.commitment,
    })
  ).node.indicators.nodes;
  expect((await filling(t, 'society').read(`/es/indicadores/${id}`)).body).toContain('value="measurementAdd"');
  expect((await filling(t, 'reader').read(`/es/indicadores/${id}`)).body).not.toContain('value="measurementAdd"');
});

it('lists what a plan measures, names of each row what it measures, and gives the file of all', async () => {
  const list = `/es/indicadores/de/${at.plan}`;
  expect(await bodyOf('/es/planes/joint')).toContain(`href="${list}"`);
  const body = await bodyOf(list);
  const { plan } = await t.gql('{ plan(slug: "joint") { indicators { totalCount } } }');
  expect(body).toContain(`${plan.indicators.totalCount} indicadores`);
  expect(body.split('data-row="INDICATOR"').length - 1).toBe(plan.indicators.totalCount);
  expect(body).toMatch(/>Litros<.*?JUNTOS-01\.1/);
  expect(body).toContain(`href="/files/indicators/${at.plan}?language=es"`);
  expect(await bodyOf(`/es/indicadores/de/${at.commitment}`)).toContain(`/files/indicators/${at.commitment}`);
  expect(await bodyOf(`/en/indicators/of/${at.plan}?state=TAKEN_BACK`)).not.toContain('/files/indicators');
});

it('is found by the search of the site, with what it measures', async () => {
  const body = await bodyOf('/es/buscar?q=litros&in=INDICATOR');
  expect(body).toMatch(/<a href="\/es\/indicadores\/ind_[0-9a-f]+">Litros</);
  expect(body).toContain('JUNTOS-01.1');
});

describe('two people at once', () => {
  const CHANGED = 'Alguien cambió esto después de que usted lo abrió.';
  const textOf = (html: string) => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
  let colleague: ReturnType<typeof measurer>;
  beforeAll(async () => {
    await at.person('colleague', 'institution_liaison', 'justicia');
    colleague = measurer(t, 'colleague');
  });

  it('who correct one indicator or one value: the second reads what stands now beside what they typed, and decides', async () => {
    const liaison = filling(t, 'liaison');
    const { indicator } = await measurer(t, 'liaison').add(programme, {
      name: words('Brigadas'),
      target: { value: 3 },
    });
    const { measurement } = await measurer(t, 'liaison').measure(indicator.id, { value: 41 });
    await colleague.edit(indicator.id, 1, { target: { value: 77 } });
    await colleague.correct(measurement.id, 1, { value: 42 });
    for (const [url, form, fields, now, typed] of [
      [`/es/indicadores/${indicator.id}`, 'indicatorEdit', { name: 'Brigadas', targetValue: '5' }, 'Meta 77', '5'],
      [`/es/valores/${measurement.id}`, 'measurementEdit', { value: '43' }, '42 unidad no indicada', '43'],
    ] as const) {
      const back = await liaison.send(url, form, { ...fields, version: '1' });
      expect(back.statusCode).toBe(422);
      expect(back.body).toContain(CHANGED);
      expect(textOf(back.body)).toContain(now);
      expect(back.body).toContain(`value="${typed}"`);
      expect(wentTo(await liaison.send(url, form, fields))[0]).toBe(url);
    }
    const { measurements } = await measurer(t, 'liaison').values(indicator.id);
    expect(measurements.nodes).toMatchObject([{ value: 43, version: 3 }]);
  });

  it('of whom one takes back what the other writes on: nothing is written, and the words are given back', async () => {
    const { indicator } = await measurer(t, 'liaison').add(programme, { name: words('Talleres') });
    const { measurement } = await measurer(t, 'liaison').measure(indicator.id, { value: 4 });
    await colleague.takeBack(measurement.id, 'Se contó dos veces');
    await colleague.remove(indicator.id, 'Ya no se mide');
    for (const [url, form, fields, why] of [
      [`/es/valores/${measurement.id}`, 'measurementEdit', { value: '61', version: '1' }, 'Este valor ya se retiró.'],
      [`/es/indicadores/${indicator.id}`, 'measurementAdd', { value: '62' }, 'Este indicador ya se retiró.'],
      [
        `/es/indicadores/${indicator.id}`,
        'indicatorEdit',
        { name: 'Talleres 63', version: '1' },
        'Este indicador ya se retiró.',
      ],
    ] as const) {
      const back = await filling(t, 'liaison').post(url, form, fields);
      expect(back.statusCode).toBe(409);
      for (const part of [why, 'Lo que escribió', /\d{2}/.exec(JSON.stringify(fields))![0]])
        expect(back.body).toContain(part);
    }
    const { measurements } = await measurer(t, 'liaison').values(indicator.id);
    expect(measurements.totalCount).toBe(0);
  });

  it('who state a value in one moment: both stand, in one order', async () => {
    const { indicator } = await measurer(t, 'liaison').add(programme, { name: words('Mesas de paz') });
    await Promise.all([
      measurer(t, 'liaison').measure(indicator.id, { value: 1 }),
      colleague.measure(indicator.id, { value: 2 }),
      measurer(t, 'secretariat').measure(indicator.id, { value: 3 }),
    ]);
    const { measurements, conflicting } = await measurer(t, 'liaison').values(indicator.id);
    expect(measurements.nodes.map(({ value }: { value: number }) => value).toSorted()).toEqual([1, 2, 3]);
    expect(conflicting).toBe(3);
    const places = await t.db.query(
      'select distinct position from measurement m where m.indicator_id = (select id from indicator where code = $1)',
      ['mesas_de_paz'],
    );
    expect(places).toHaveLength(3);
  });

  it('who correct it in one moment: one does, the other is told', async () => {
    const { indicator } = await measurer(t, 'liaison').add(programme, { name: words('Patrullas') });
    const done = await Promise.all([
      measurer(t, 'liaison').edit(indicator.id, 1, { target: { value: 1 } }),
      colleague.edit(indicator.id, 1, { target: { value: 2 } }),
    ]);
    const told = done.flatMap(({ userErrors }) => userErrors.map(({ code }: { code: string }) => code));
    expect(told).toEqual(['VERSION_OUTDATED']);
  });
});
