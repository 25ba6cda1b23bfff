import { encodeId } from '../../src/api/node-id.js';
import { UnitOfWork } from '../../src/kernel/unit-of-work.js';
import { loadJurisdictions } from '../../src/open-data/jurisdictions.js';
import { exportPlan } from '../../src/open-data/plan/export-plan.js';
import { importPlan, readPlanDocument } from '../../src/open-data/plan/import-plan.js';
import { testApp, type TestApp } from '../support/app.js';
import { es } from '../support/drafting.js';
import { mover, reporter, type Reporting, reporting } from '../support/reporting.js';

const QUESTIONS = [
  { code: 'words', kind: 'TEXT', label: [es('¿Qué cambió?')], required: true },
  {
    code: 'change',
    kind: 'CHOICE',
    label: [es('¿Cómo está?')],
    choices: [
      { code: 'same', label: [es('Igual')] },
      { code: 'better', label: [es('Mejor')] },
    ],
  },
];

let t: TestApp;
let other: TestApp;
let at: Reporting;
beforeAll(async () => {
  t = await testApp();
  other = await testApp();
  at = await reporting(t);
  await t.gql.as('secretariat')(
    `mutation ($plan: ID!, $input: QuestionnaireSetInput!) { questionnaireSet(plan: $plan, input: $input) { userErrors { code } } }`,
    { plan: encodeId('Plan', at.planId), input: { voice: 'COUNTERPART', questions: QUESTIONS } },
  );
  const [liaison, municipal, society] = ['liaison', 'municipal', 'society'].map((who) => reporter(t, who));
  const { milestoneReport: sent } = await liaison!.draft(at.milestones[0]!, {
    obstacles: es('Llovió'),
    doneOn: '2023-05-03',
  });
  await liaison!.send(sent.id);
  await municipal!.giveBack(sent.id);
  await liaison!.send(sent.id, { status: 'COMPLETE', narrative: es('Está hecho') });
  await municipal!.check(sent.id, { justification: 'Lo vimos' });
  const { milestoneReport: said } = await society!.draft(at.milestones[0]!, {
    voice: 'COUNTERPART',
    answers: [
      { question: 'words', text: es('Más gente opina') },
      { question: 'change', choices: ['better'] },
    ],
  });
  await society!.publish(said.id);
  await liaison!.draft(at.milestones[1]!);
  const { rebaseline } = await mover(t, 'liaison').propose(at.milestones[2]!, '2023-06-30');
  await mover(t, 'civil-society').object(rebaseline.id);
  await mover(t, 'secretariat').agree(rebaseline.id);
});
afterAll(async () => {
  await t.close();
  await other.close();
});

const reported = ({ plan }: Awaited<ReturnType<typeof exportPlan>>) =>
  plan.commitments.find(({ reference }) => reference === 'JUNTOS-01')!.milestones;

it('carries reports with their steps, and moves of dates, out and in; drafts stay at home', async () => {
  const own = await exportPlan(t.db, 'joint');
  const milestones = reported(own);
  expect(milestones[0]!.reports).toMatchObject([
    {
      obstacles: { es: 'Llovió' },
      doneOn: '2023-05-03',
      checked: { role: 'institution_liaison', institution: 'transparencia', justification: 'Lo vimos' },
      steps: [{ kind: 'sent' }, { kind: 'returned' }, { kind: 'sent' }, { kind: 'checked' }],
    },
    {
      voice: 'counterpart',
      questionnaire: 1,
      answers: [
        { question: 'words', text: { es: 'Más gente opina' } },
        { question: 'change', choices: ['better'] },
      ],
      steps: [{ kind: 'published', answers: [{ question: 'words' }, { question: 'change' }] }],
    },
  ]);
  expect(milestones[1]!.reports).toBeUndefined();
  expect(milestones[2]!.moves).toMatchObject([{ state: 'in_force', objection: { text: 'Es la tercera vez' } }]);
  await loadJurisdictions(other.app.get(UnitOfWork));
  await importPlan(other.app.get(UnitOfWork), readPlanDocument(JSON.stringify(own)));
  const there = await exportPlan(other.db, 'joint');
  expect(own.plan.questionnaires).toMatchObject([
    { voice: 'counterpart', version: 1, questions: [{ code: 'words' }, { code: 'change', choices: [{}, {}] }] },
  ]);
  expect(there.plan.questionnaires).toEqual(own.plan.questionnaires);
  expect(reported(there)).toEqual(milestones);
  expect(there.plan.reporting).toEqual({ months: 4, dueAfterDays: 15, checkDays: 15, objectionDays: 15 });
});

it('changes nothing when it is imported where it was exported', async () => {
  const own = await exportPlan(t.db, 'joint');
  const { tables } = await importPlan(t.app.get(UnitOfWork), readPlanDocument(JSON.stringify(own)));
  for (const table of ['milestone', 'milestone_report', 'milestone_report_step', 'rebaseline', 'rebaseline_agreement'])
    expect({ table, ...tables[table] }).toMatchObject({ table, created: 0, updated: 0 });
});

it('refuses answers that its questionnaires do not ask for, and versions that it does not have', async () => {
  const own = JSON.stringify(await exportPlan(t.db, 'joint'));
  const refused = async (from: string, to: string) =>
    importPlan(other.app.get(UnitOfWork), readPlanDocument(own.replace(from, to))).catch(({ message }) => message);
  expect(await refused('"question":"words"', '"question":"other"')).toContain('does not ask "other"');
  expect(await refused('"choices":["better"]', '"choices":["worse"]')).toContain('does not offer "worse"');
  expect(await refused('"questionnaire":1', '"questionnaire":2')).toContain('no version 2 of the questionnaire');
});

it('refuses an institution that the document does not name', async () => {
  const own = await exportPlan(t.db, 'joint');
  const given = JSON.stringify(own).replace(
    '"role":"institution_liaison","institution":"transparencia"',
    '"role":"institution_liaison","institution":"nadie"',
  );
  await expect(importPlan(other.app.get(UnitOfWork), readPlanDocument(given))).rejects.toThrow('nadie');
});
