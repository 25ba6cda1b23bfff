import { testApp, type TestApp } from '../support/app.js';
import { written } from '../support/below.js';
import { evaluator } from '../support/evaluations.js';
import { png, upload } from '../support/files.js';
import { programmeIn } from '../support/programmes.js';
import { type Reporting, reporting } from '../support/reporting.js';
import { cookieOf } from '../support/sign-in.js';

let t: TestApp;
let at: Reporting;
let programme: string;
beforeAll(async () => {
  t = await testApp();
  at = await reporting(t);
  ({ programme } = await programmeIn(t, at.planId));
  await at.person('council', 'forum_member', 'observatorio');
  await written(t, at.planId, (manager) =>
    manager.query(`update programme set council_ids = array(select id from institution where slug = 'observatorio')`),
  );
});
afterAll(() => t.close());

const codes = ({ userErrors }: { userErrors: { code: string; path: string[] }[] }) =>
  userErrors.map(({ code, path }) => `${code} ${path.join('.')}`.trim());
const words = (text: string) => ({ language: 'ES', text });
const given = {
  title: words('Valoración 2022'),
  evaluated: '2022-06',
  url: 'https://example.org/valoracion.pdf',
  findings: [
    { text: words('Faltan intérpretes'), addressee: 'justicia', answerBy: '2099-01-31' },
    { text: words('El horario ayuda') },
  ],
};

it('is published by the council with its findings, some of which are owed an answer by a day', async () => {
  const { evaluation } = await evaluator(t, 'council').publish(programme, given);
  expect(evaluation).toMatchObject({
    state: 'RECORDED',
    evaluated: { on: '2022-06-01', precision: 'MONTH' },
    url: 'https://example.org/valoracion.pdf',
    file: null,
    saidRole: 'forum_member',
    saidBy: { slug: 'observatorio' },
    availableActions: ['REMOVE'],
    findings: {
      totalCount: 2,
      nodes: [
        { addressee: { slug: 'justicia' }, answerBy: '2099-01-31', owed: true, overdue: false, answer: null },
        { addressee: null, answerBy: null, owed: false, overdue: false },
      ],
    },
  });
  const { body } = await t.app.inject({ method: 'GET', url: '/es/planes/joint/feed.atom' });
  expect(body).toContain('Se publicó una valoración de un programa: Valoración 2022');
  expect(body).toContain(`/es/valoraciones/${evaluation.id}`);
});

it('brings its document as a file, which everybody opens and no clean-up forgets', async () => {
  const cookie = await cookieOf(t, 'council');
  const { id } = await upload(t, { cookie }, png(), 'valoracion.png', 'image/png');
  const { evaluation } = await evaluator(t, 'council').publish(programme, { ...given, url: null, file: id });
  expect(evaluation.file).toMatchObject({ mediaType: 'image/png', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
  const served = await t.app.inject({ method: 'GET', url: evaluation.file.address });
  expect(served.statusCode).toBe(200);
  expect(served.headers['content-disposition']).toContain('attachment');
});

it.each([
  ['without a document', { url: null }, 'EVALUATION_DOCUMENT_MISSING input.file'],
  ['with a date to come', { evaluated: '2999' }, 'EVALUATION_IN_THE_FUTURE input.evaluated'],
  ['with an address of no web page', { url: 'javascript:alert(1)' }, 'ADDRESS_INVALID input.url'],
  [
    'with an addressee and no day',
    { findings: [{ text: words('x'), addressee: 'justicia' }] },
    'ANSWER_DAY_REQUIRED input.findings.0.answerBy',
  ],
  [
    'with an addressee that there is not',
    { findings: [{ text: words('x'), addressee: 'nadie', answerBy: '2099-01-01' }] },
    'INSTITUTION_NOT_FOUND input.findings.0.addressee',
  ],
])('is refused %s', async (_, part, code) => {
  expect(codes(await evaluator(t, 'council').publish(programme, { ...given, ...part }))).toEqual([code]);
});

it.each(['liaison', 'society', 'reader'])('is not published by the %s', async (who) => {
  expect(codes(await evaluator(t, who).publish(programme, given))).toEqual(['NOT_ALLOWED']);
});

it('is answered by the addressee alone, again if need be, and each answer stays readable', async () => {
  const { evaluation } = await evaluator(t, 'council').publish(programme, given);
  const [finding, other] = evaluation.findings.nodes;
  for (const who of ['council', 'municipal', 'society'])
    expect(codes(await evaluator(t, who).answer(finding.id, 1, 'No'))).toEqual(['NOT_ALLOWED']);
  expect(codes(await evaluator(t, 'liaison').answer(other.id, 1, 'Gracias'))).toEqual(['NOT_ALLOWED']);
  const first = await evaluator(t, 'liaison').answer(finding.id, 1, 'Se contratarán dos');
  expect(first.finding).toMatchObject({ owed: false, version: 2, answer: { text: 'Se contratarán dos' } });
  expect(codes(await evaluator(t, 'liaison').answer(finding.id, 1, 'Otra'))).toEqual([
    'VERSION_OUTDATED expectedVersion',
  ]);
  const second = await evaluator(t, 'liaison').answer(finding.id, 2, 'Se contrataron tres');
  expect(second.finding.versions.nodes).toEqual([
    { number: 3, answer: { text: 'Se contrataron tres' } },
    { number: 2, answer: { text: 'Se contratarán dos' } },
    { number: 1, answer: null },
  ]);
});

it('is late from the day after, and nobody owes an answer to one that was taken back', async () => {
  const { evaluation } = await evaluator(t, 'council').publish(programme, {
    ...given,
    findings: [{ ...given.findings[0], answerBy: '2020-01-31' }],
  });
  expect(evaluation.findings.nodes).toMatchObject([{ owed: true, overdue: true }]);
  const count = async (filter: string) =>
    (await t.gql(`{ findings(filter: { ${filter} }) { totalCount } }`)).findings.totalCount;
  expect(await count('overdue: true')).toBe(1);
  const owed = await count('owed: true, addressee: "justicia"');
  expect(codes(await evaluator(t, 'secretariat').remove(evaluation.id, 'No conviene'))).toEqual(['NOT_ALLOWED']);
  const gone = await evaluator(t, 'council').remove(evaluation.id, 'Se publicó dos veces');
  expect(gone.evaluation).toMatchObject({ state: 'TAKEN_BACK', reason: 'Se publicó dos veces', availableActions: [] });
  expect(gone.evaluation.findings.nodes).toMatchObject([{ owed: false, overdue: false, availableActions: [] }]);
  expect(await count('overdue: true')).toBe(0);
  expect(await count('owed: true, addressee: "justicia"')).toBe(owed - 1);
  const [{ id }] = evaluation.findings.nodes;
  expect(codes(await evaluator(t, 'liaison').answer(id, 1, 'Tarde'))).toEqual(['EVALUATION_TAKEN_BACK id']);
});

it('waits on the desk of the addressee with the number of findings that it owes', async () => {
  const { tasks } = await t.gql.as('liaison')(`{ tasks { kind count overdue institution { slug } } }`);
  const desk = tasks.find(({ kind }: { kind: string }) => kind === 'FINDING');
  const { findings } = await t.gql(`{ findings(filter: { owed: true, addressee: "justicia" }) { totalCount } }`);
  expect(desk).toEqual({ kind: 'FINDING', count: findings.totalCount, overdue: 0, institution: { slug: 'justicia' } });
  const municipal = await t.gql.as('municipal')(`{ tasks { kind } }`);
  expect(municipal.tasks.map(({ kind }: { kind: string }) => kind)).not.toContain('FINDING');
});
