import { UnitOfWork } from '../../src/kernel/unit-of-work.js';
import { exportPlan } from '../../src/open-data/plan/export-plan.js';
import { importPlan, readPlanDocument } from '../../src/open-data/plan/import-plan.js';
import { testApp, type TestApp } from '../support/app.js';
import { written } from '../support/below.js';
import { EVALUATION, evaluator } from '../support/evaluations.js';
import { exif, jpeg, pdf, png, SECRET_PLACE, upload } from '../support/files.js';
import { linkedServer, type LinkedServer } from '../support/linked-server.js';
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

describe('the address of an evaluation', () => {
  let linked: LinkedServer;
  beforeAll(async () => {
    linked = await linkedServer(t);
    // Nobody waits for the addresses of the tests before.
    await written(t, at.planId, (manager) => manager.query('update evaluation set synthetic = true'));
  });
  afterAll(() => {
    linked.later(0);
    linked.close();
  });
  const read = async (id: string) =>
    (await t.gql(`query ($id: ID!) { node(id: $id) { ... on Evaluation { ${EVALUATION} } } }`, { id })).node;
  const entries = async (): Promise<string[]> =>
    (await t.db.query(`select verb from log where verb like 'evaluation.%' order by seq`)).map(
      ({ verb }: { verb: string }) => verb,
    );
  const published = async (path: string, more: object = {}) =>
    (await evaluator(t, 'council').publish(programme, { ...given, url: `${linked.here}${path}`, ...more })).evaluation;

  it('is copied once, after the write, as an upload is stored, and everybody opens the copy', async () => {
    linked.answers((_, answer) => void answer.end(jpeg({ before: [exif(6)] })));
    const { id, copy, notCopied } = await published('/valoracion.jpg');
    expect([copy, notCopied]).toEqual([null, null]);
    await linked.run();
    const seen = await read(id);
    expect(seen).toMatchObject({
      file: null,
      notCopied: null,
      notOpeningSince: null,
      version: 1,
      copy: { mediaType: 'image/jpeg' },
    });
    expect(seen.copiedAt).not.toBeNull();
    const { rawPayload, headers } = await t.app.inject({ method: 'GET', url: seen.copy.address });
    expect(rawPayload.includes(SECRET_PLACE)).toBe(false);
    expect(headers['content-disposition']).toMatch(/^attachment; filename="evaluation-[0-9a-f]{8}\.jpg"$/);
    expect((await entries()).at(-1)).toBe('evaluation.copied');
    linked.answers((_, answer) => void answer.end(png()));
    linked.later(40);
    await linked.checks();
    linked.later(0);
    expect([(await read(id)).copy, (await entries()).at(-1)]).toEqual([seen.copy, 'evaluation.copied']);
    const { body } = await t.app.inject({ method: 'GET', url: `/es/valoraciones/${id}` });
    for (const part of [seen.copy.address, 'Guardar la copia', 'Copiada por este sitio el'])
      expect(body).toContain(part);
  });

  it('is looked at again each month, and its page says since when it does not open', async () => {
    linked.answers((_, answer) => void answer.end(pdf({ text: 'Valoración' })));
    const { id } = await published('/otra.pdf');
    await linked.run();
    linked.answers((_, answer) => void answer.writeHead(404).end());
    linked.later(31);
    await linked.checks();
    const { notOpeningSince, copy, notCopied } = await read(id);
    expect([notOpeningSince === null, copy === null, notCopied]).toEqual([false, false, null]);
    expect((await t.app.inject({ method: 'GET', url: `/en/evaluations/${id}` })).body).toContain(
      'The address has not opened since',
    );
    linked.answers((_, answer) => void answer.end(pdf()));
    linked.later(33);
    await linked.checks();
    expect((await read(id)).notOpeningSince).toBeNull();
    linked.later(0);
  });

  it('that is no document is not copied, and its page says why', async () => {
    linked.answers((_, answer) => void answer.end('<html><script>alert(1)</script>'));
    const { id } = await published('/pagina');
    await linked.run();
    expect(await read(id)).toMatchObject({ copy: null, notCopied: 'TYPE_NOT_KEPT', notOpeningSince: null });
    expect((await t.app.inject({ method: 'GET', url: `/es/valoraciones/${id}` })).body).toContain(
      'No se copió porque no es un PDF ni una imagen',
    );
    const inside = (await evaluator(t, 'council').publish(programme, { ...given, url: 'http://169.254.169.254/' }))
      .evaluation;
    await linked.run();
    expect((await read(inside.id)).notCopied).toBe('NOT_PUBLIC');
  });

  it('beside a file is looked at and not copied, because the file is the document', async () => {
    linked.answers((_, answer) => void answer.end(pdf({ text: 'Otra cosa' })));
    const { id: file } = await upload(t, { cookie: await cookieOf(t, 'council') }, png(), 'v.png', 'image/png');
    const { id } = await published('/con-archivo.pdf', { file });
    await linked.run();
    expect(await read(id)).toMatchObject({ file: { mediaType: 'image/png' }, copy: null, notCopied: null });
  });

  it('leaves with its copy in the document of the plan, by the hash, and comes back unchanged', async () => {
    const exported = await exportPlan(t.db, 'joint');
    const copies = exported.programmes[0]!.evaluations.flatMap(({ copy }) => copy ?? []);
    expect(copies).toHaveLength(2);
    expect(exported.programmes[0]!.evaluations.map(({ notCopied }) => notCopied)).toContain('type_not_kept');
    const { tables } = await importPlan(t.app.get(UnitOfWork), readPlanDocument(JSON.stringify(exported)));
    expect(tables['evaluation']).toMatchObject({ created: 0, updated: 0 });
  });
});
