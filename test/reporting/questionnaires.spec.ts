import { encodeId } from '../../src/api/node-id.js';
import { testApp, type TestApp } from '../support/app.js';
import { es } from '../support/drafting.js';
import { reporter, type Reporting, reporting } from '../support/reporting.js';

let t: TestApp;
let at: Reporting;
beforeAll(async () => {
  t = await testApp();
  at = await reporting(t);
});
afterAll(() => t.close());

const QUESTIONS = [
  { code: 'persons', kind: 'PERSONS', label: [es('¿Cuántas personas participaron?')], required: true },
  {
    code: 'sectors',
    kind: 'CHOICES',
    label: [es('¿De qué sectores?'), { language: 'EN', text: 'From which sectors?' }],
    help: [es('Elija todos los que estuvieron.')],
    choices: [
      { code: 'public', label: [es('Público')] },
      { code: 'society', label: [es('Sociedad civil')] },
    ],
  },
];

const set = async (
  who: string,
  { version, ...input }: { version?: number; voice: string; questions: object[] },
  plan = encodeId('Plan', at.planId),
) =>
  (
    await t.gql.as(who)(
      `mutation ($plan: ID!, $version: Int, $input: QuestionnaireSetInput!) { questionnaireSet(plan: $plan, expectedVersion: $version, input: $input) {
         questionnaire { voice version questions { code kind required label { text languages } help { text } choices { code label { text } } } } userErrors { code path } } }`,
      { plan, version, input },
    )
  ).questionnaireSet;

const answersOf = async (id: string) =>
  (
    await t.gql(
      `query ($id: ID!) { node(id: $id) { ... on MilestoneReport { questionnaire { version } answers {
         question { code label { text } } text { text language } number yes choices written } } } }`,
      { id },
    )
  ).node;

const asked = async () =>
  (await t.gql('{ plan(slug: "joint") { questionnaires { voice version questions { code } } } }')).plan.questionnaires;

it('asks nothing besides the report until the secretariat says so, and asks each voice by itself', async () => {
  expect(await asked()).toEqual([]);
  expect(await set('liaison', { voice: 'OWNER', questions: QUESTIONS })).toMatchObject({
    userErrors: [{ code: 'NOT_ALLOWED' }],
  });
  expect(await set('secretariat', { voice: 'OWNER', questions: QUESTIONS })).toMatchObject({
    questionnaire: {
      voice: 'OWNER',
      version: 1,
      questions: [
        { code: 'persons', kind: 'PERSONS', required: true, help: null, choices: [] },
        { code: 'sectors', required: false, label: { languages: ['en', 'es'] }, choices: [{ code: 'public' }, {}] },
      ],
    },
    userErrors: [],
  });
  expect(await asked()).toEqual([
    { voice: 'OWNER', version: 1, questions: [{ code: 'persons' }, { code: 'sectors' }] },
  ]);
});

it('refuses a report that leaves a required question open, and keeps what it answers', async () => {
  const liaison = reporter(t, 'liaison');
  const { milestoneReport: draft } = await liaison.draft(at.milestones[0]!);
  expect(await liaison.send(draft.id)).toMatchObject({
    userErrors: [{ code: 'ANSWER_REQUIRED', path: ['input', 'answers', 'persons'] }],
  });
  expect(await liaison.send(draft.id, { answers: [{ question: 'persons', number: 1.5 }] })).toMatchObject({
    userErrors: [{ code: 'ANSWER_COUNTS_PERSONS', path: ['input', 'answers', 'persons'] }],
  });
  const answers = [
    { question: 'persons', number: 31 },
    { question: 'sectors', choices: ['society', 'public'] },
  ];
  expect(await liaison.send(draft.id, { answers })).toMatchObject({
    userErrors: [],
    milestoneReport: { state: 'SENT' },
  });
  expect(await answersOf(draft.id)).toEqual({
    questionnaire: { version: 1 },
    answers: [
      {
        question: { code: 'persons', label: { text: '¿Cuántas personas participaron?' } },
        text: null,
        number: 31,
        yes: null,
        choices: [],
        written: null,
      },
      {
        question: { code: 'sectors', label: { text: '¿De qué sectores?' } },
        text: null,
        number: null,
        yes: null,
        choices: ['public', 'society'],
        written: null,
      },
    ],
  });
  const [{ answers: kept }] = await t.db.query('select answers from milestone_report_step');
  expect(kept).toEqual({ persons: { number: 31 }, sectors: { choices: ['public', 'society'] } });
});

it('asks by the newest version; a report that answers an earlier one keeps it', async () => {
  const words = { code: 'words', kind: 'TEXT', label: [es('¿Qué cambió?')] };
  expect(await set('secretariat', { voice: 'OWNER', questions: [words] })).toMatchObject({
    questionnaire: { version: 2 },
  });
  const liaison = reporter(t, 'liaison');
  const { milestoneReport: draft } = await liaison.draft(at.milestones[1]!, {
    answers: [{ question: 'words', text: es('La gente opina') }],
  });
  expect(await liaison.send(draft.id)).toMatchObject({ userErrors: [] });
  expect(await answersOf(draft.id)).toMatchObject({
    questionnaire: { version: 2 },
    answers: [{ question: { code: 'words' }, text: { text: 'La gente opina', language: 'es' } }],
  });
  expect(await set('secretariat', { voice: 'OWNER', questions: [] })).toMatchObject({
    questionnaire: { version: 3, questions: [] },
  });
  const { milestoneReport: unasked } = await liaison.draft(at.milestones[2]!);
  expect(await answersOf(unasked.id)).toBeNull();
  expect(await liaison.send(unasked.id)).toMatchObject({ userErrors: [] });
  expect(await answersOf(unasked.id)).toEqual({ questionnaire: null, answers: [] });
});

it('lets "no change" stand without answers, because it repeats the last report', async () => {
  await set('secretariat', { voice: 'OWNER', questions: QUESTIONS });
  const liaison = reporter(t, 'liaison');
  const { milestoneReport: draft } = await liaison.draft(at.milestones[0]!, {
    status: null,
    narrative: null,
    unchanged: true,
  });
  expect(await liaison.send(draft.id)).toMatchObject({ userErrors: [], milestoneReport: { status: 'LIMITED' } });
});

it('names the row of a table whose milestone has an open question', async () => {
  const liaison = reporter(t, 'liaison');
  const rows = [{ milestone: at.milestones[1]!, status: 'LIMITED', narrative: es('Se avanzó') }];
  expect(await liaison.save({ rows, send: true })).toMatchObject({
    milestoneReports: [],
    userErrors: [{ code: 'ANSWER_REQUIRED', path: ['input', 'rows', '0', 'answers', 'persons'] }],
  });
  const answered = [{ ...rows[0], answers: [{ question: 'persons', number: 0 }] }];
  expect(await liaison.save({ rows: answered, send: true })).toMatchObject({ userErrors: [] });
});

it('refuses a version of the questions that was begun from an older one than stands now', async () => {
  const question = (code: string) => [{ code, kind: 'TEXT', label: [es(`¿${code}?`)] }];
  const of = (version: number, code: string) => ({ version, voice: 'COUNTERPART', questions: question(code) });
  expect(await set('secretariat', of(1, 'one'))).toMatchObject({ userErrors: [{ code: 'VERSION_OUTDATED' }] });
  const both = await Promise.all([set('secretariat', of(0, 'one')), set('secretariat', of(0, 'other'))]);
  const codes = both.flatMap(({ userErrors }) => userErrors.map(({ code }: { code: string }) => code));
  expect(codes).toEqual(['VERSION_OUTDATED']);
  expect(await set('secretariat', of(1, 'third'))).toMatchObject({ questionnaire: { version: 2 }, userErrors: [] });
});

it('is refused for a plan that nobody has', async () => {
  const unknown = encodeId('Plan', '01900000-0000-7000-8000-000000000000');
  expect(await set('secretariat', { voice: 'OWNER', questions: [] }, unknown)).toMatchObject({
    userErrors: [{ code: 'PLAN_NOT_FOUND', path: ['plan'] }],
  });
});
