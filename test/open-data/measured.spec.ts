import { UnitOfWork } from '../../src/kernel/unit-of-work.js';
import { exportPlan } from '../../src/open-data/plan/export-plan.js';
import { importPlan, readPlanDocument } from '../../src/open-data/plan/import-plan.js';
import { loadJurisdictions } from '../../src/open-data/jurisdictions.js';
import { testApp, type TestApp } from '../support/app.js';
import { written } from '../support/below.js';
import { evaluator } from '../support/evaluations.js';
import { measurer } from '../support/indicators.js';
import { programmeIn } from '../support/programmes.js';
import { type Reporting, reporting } from '../support/reporting.js';

let t: TestApp;
let at: Reporting;
let programme: string;
const words = (text: string) => ({ language: 'ES', text });
beforeAll(async () => {
  t = await testApp();
  at = await reporting(t);
  ({ programme } = await programmeIn(t, at.planId));
  const liaison = measurer(t, 'liaison');
  await written(t, at.planId, (manager) =>
    manager.query(`update commitment set state = 'in_consultation' where id = $1`, [at.commitmentId]),
  );
  await liaison.add(at.milestones[0]!, {
    name: words('Litros'),
    unit: words('litros'),
    baseline: { value: 0, asOf: '2020', source: { title: words('Acta') } },
    target: { value: 9.5, by: '2023-06' },
  });
  await written(t, at.planId, (manager) =>
    manager.query(`update commitment set state = 'adopted' where id = $1`, [at.commitmentId]),
  );
  const { indicator } = await liaison.add(at.commitment, { name: words('Pozos') });
  await liaison.measure(indicator.id, { value: 3, asOf: '2022-Q1', qualifier: 'ABOUT' });
  const { measurement } = await measurer(t, 'society').measure(indicator.id, { value: 2, scope: words('Norte') });
  await measurer(t, 'society').takeBack(measurement.id, 'Se contó dos veces');
  await liaison.add(programme, { name: words('Municipios'), unit: words('municipios') });
  const { evaluation } = await evaluator(t, 'secretariat').publish(programme, {
    title: words('Valoración'),
    url: 'https://example.org/valoracion.pdf',
    findings: [
      { text: words('Faltan intérpretes'), addressee: 'justicia', answerBy: '2099-01-31' },
      { text: words('El horario ayuda') },
    ],
  });
  await evaluator(t, 'liaison').answer(evaluation.findings.nodes[0].id, 1, 'Se contratarán dos');
});
afterAll(() => t.close());

it('carries indicators, values and evaluations out and in, and an own export changes nothing', async () => {
  const exported = await exportPlan(t.db, 'joint');
  const [commitment] = exported.plan.commitments.filter(({ reference }) => reference === 'JUNTOS-01');
  expect(commitment).toMatchObject({
    indicators: [{ code: 'pozos', addedLater: true }],
    measurements: [
      { indicator: 'pozos', value: 3, qualifier: 'about', asOf: '2022-Q1', said: { role: 'institution_liaison' } },
      {
        value: 2,
        takenBack: true,
        reason: 'Se contó dos veces',
        said: { role: 'counterpart', institution: 'colectivo' },
      },
    ],
    milestones: [
      { indicators: [{ code: 'litros', baseline: { value: 0, asOf: '2020' }, target: { value: 9.5, by: '2023-06' } }] },
      {},
      {},
    ],
  });
  expect(exported.programmes[0]!.evaluations).toMatchObject([
    { findings: [{ addressee: 'justicia', answer: { text: { es: 'Se contratarán dos' } } }, {}] },
  ]);
  const work = t.app.get(UnitOfWork);
  const { tables } = await importPlan(work, readPlanDocument(JSON.stringify(exported)));
  for (const table of ['indicator', 'measurement', 'evaluation', 'finding'])
    expect(tables[table]).toMatchObject({ created: 0, updated: 0 });
});

it('exports from a second database what it imported there', async () => {
  const exported = await exportPlan(t.db, 'joint');
  const other = await testApp();
  try {
    await loadJurisdictions(other.app.get(UnitOfWork));
    await importPlan(other.app.get(UnitOfWork), readPlanDocument(JSON.stringify(exported)));
    const { programmes, plan } = await exportPlan(other.db, 'joint');
    expect(programmes).toEqual(exported.programmes);
    const measured = (commitments: typeof plan.commitments) =>
      commitments.map(({ indicators, measurements, milestones }) => ({
        indicators,
        measurements,
        milestones: milestones.map((one) => one.indicators),
      }));
    expect(measured(plan.commitments)).toEqual(measured(exported.plan.commitments));
  } finally {
    await other.close();
  }
});
