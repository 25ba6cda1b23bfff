import { encodeId } from '../../src/api/node-id.js';
import { addressOf } from '../../src/portal/addresses.js';
import { testApp, type TestApp } from '../support/app.js';
import { browsing } from '../support/browsing.js';
import { es } from '../support/drafting.js';
import { reporter, type Reporting, reporting } from '../support/reporting.js';
import { cookieOf } from '../support/sign-in.js';

let t: TestApp;
let at: Reporting;
beforeAll(async () => {
  t = await testApp();
  at = await reporting(t);
  const questions = [
    { code: 'words', kind: 'TEXT', label: [es('¿Qué era antes?'), { language: 'EN', text: 'What was it before?' }] },
    {
      code: 'persons',
      kind: 'PERSONS',
      label: [es('¿Cuántas personas?')],
      help: [es('De todos los talleres')],
      required: true,
    },
    { code: 'linked', kind: 'YES_NO', label: [es('¿Toca otra iniciativa?')] },
    {
      code: 'sectors',
      kind: 'CHOICES',
      label: [es('¿De qué sectores?')],
      choices: [
        { code: 'public', label: [es('Público')] },
        { code: 'society', label: [es('Sociedad civil')] },
      ],
    },
  ];
  const { userErrors } = (
    await t.gql.as('secretariat')(
      `mutation ($plan: ID!, $input: QuestionnaireSetInput!) { questionnaireSet(plan: $plan, input: $input) { userErrors { code } } }`,
      { plan: encodeId('Plan', at.planId), input: { voice: 'OWNER', questions } },
    )
  ).questionnaireSet;
  expect(userErrors).toEqual([]);
});
afterAll(() => t.close());

async function signedIn(handle: string) {
  const browser = browsing(t);
  const [name, value] = (await cookieOf(t, handle)).split('=');
  browser.cookies.set(name!, value!);
  return browser;
}

const reportPage = (key: string) => addressOf({ language: 'es', page: 'milestoneReport', key });
const QUESTIONS = 'TEXT:words PERSONS:persons YES_NO:linked CHOICES:sectors';
const said = {
  voice: 'OWNER',
  status: 'LIMITED',
  narrative: 'Se abrió',
  narrativeLanguage: 'ES',
  questions: QUESTIONS,
};

it('asks the questions of the voice where a report begins, and keeps what was typed', async () => {
  const browser = await signedIn('liaison');
  const url = addressOf({ language: 'es', page: 'beginReport', key: at.milestones[0]! });
  const { body } = await browser.open(url);
  for (const words of ['¿Qué era antes?', '¿Cuántas personas?', 'De todos los talleres', 'Sociedad civil', QUESTIONS])
    expect(body).toContain(words);
  const wrong = await browser.post(url, { form: 'milestoneReportDraft', ...said, 'answer-1': 'muchas' });
  expect(wrong.status).toBe(422);
  expect(wrong.body).toContain('Escriba un número');
  expect(wrong.body).toContain('value="muchas"');
  const begun = await browser.post(url, {
    form: 'milestoneReportDraft',
    ...said,
    'answer-0': 'Nada',
    'answerLanguage-0': 'ES',
  });
  expect(begun.status).toBe(303);
});

it('names the required question that is open, and shows every answer of a sent report in words', async () => {
  const browser = await signedIn('liaison');
  const { milestoneReport: draft } = await reporter(t, 'liaison').draft(at.milestones[1]!);
  const url = reportPage(draft.id);
  const form = { form: 'milestoneReportWrite', version: '1', ...said };
  const open = await browser.post(url, { ...form, 'answer-2': 'yes' });
  expect(open.status).toBe(422);
  expect(open.body).toMatch(/href="#milestoneReportWrite-answer-1"[^>]*>[^<]*Responda «[^»]*¿Cuántas personas\?/);
  const sent = await browser.post(
    url,
    new URLSearchParams([
      ...Object.entries({
        ...form,
        'answer-0': 'Un cuarto',
        'answerLanguage-0': 'ES',
        'answer-1': '1,200',
        'answer-2': 'no',
      }),
      ['answer-3', 'society'],
      ['answer-3', 'public'],
    ]),
  );
  expect(sent.status).toBe(303);
  const { body } = await browsing(t).open(url);
  for (const words of [
    '4 respuestas más',
    'Un cuarto',
    '1,200',
    '<dd>No</dd>',
    '<li>Público</li><li>Sociedad civil</li>',
  ])
    expect(body).toContain(words);
  const commitment = (await browsing(t).open(addressOf({ language: 'es', page: 'commitment', key: 'JUNTOS-01' }))).body;
  expect(commitment).toMatch(new RegExp(`href="${url}#respuestas">4 preguntas del cuestionario, respondidas`));
  expect(body).toContain('<details id="respuestas"');
  const english = await browsing(t).open(addressOf({ language: 'en', page: 'milestoneReport', key: draft.id }));
  expect(english.body).toContain('What was it before?');
});

it('takes away what was emptied, and keeps it in a draft that is not sent', async () => {
  const browser = await signedIn('liaison');
  const { milestoneReport: draft } = await reporter(t, 'liaison').draft(at.milestones[2]!, {
    answers: [
      { question: 'persons', number: 7 },
      { question: 'linked', yes: true },
    ],
  });
  expect((await browser.open(reportPage(draft.id))).body).toContain('value="7"');
  const kept = { form: 'milestoneReportWrite', version: '1', way: 'keep', ...said, 'answer-1': '8' };
  expect((await browser.post(reportPage(draft.id), kept)).status).toBe(303);
  const { node } = await t.gql.as('liaison')(
    `query ($id: ID!) { node(id: $id) { ... on MilestoneReport { answers { question { code } number } } } }`,
    { id: draft.id },
  );
  expect(node.answers).toEqual([{ question: { code: 'persons' }, number: 8 }]);
});

it('shows everybody what each voice is asked, and lets the secretariat change it on the page', async () => {
  const url = addressOf({ language: 'es', page: 'questionnaires', key: 'joint' });
  const { body } = await browsing(t).open(url);
  for (const words of ['¿Cuántas personas?', 'obligatoria', 'Sociedad civil', 'No se pregunta nada más.'])
    expect(body).toContain(words);
  expect(body).not.toContain('questionnaireSet');
  const browser = await signedIn('secretariat');
  const form = (await browser.open(url)).body;
  expect(form).toContain('value="¿Qué era antes? | What was it before?"');
  const place = `${encodeId('Plan', at.planId)}-COUNTERPART`;
  const sent = { form: 'questionnaireSet', as: 'secretariat', at: place };
  const one = { 'question-0': '¿Cambió algo? | Did anything change?', 'answerKind-0': 'CHOICE', 'mustAnswer-0': 'yes' };
  const lacking = await browser.post(url, { ...sent, ...one, 'offered-0': 'Nada' });
  expect([lacking.status, lacking.body.includes('Dé al menos dos opciones.')]).toEqual([422, true]);
  expect(lacking.body).toContain('¿Cambió algo? | Did anything change?');
  const set = await browser.post(url, { ...sent, ...one, 'offered-0': 'Nada | Nothing\nAlgo | Something' });
  expect(set.status).toBe(303);
  const asked = async () =>
    (
      await t.gql(
        '{ plan(slug: "joint") { questionnaires { voice version questions { code kind required label { text(in: EN) } choices { code label { text(in: EN) } } } } } }',
      )
    ).plan.questionnaires.find(({ voice }: { voice: string }) => voice === 'COUNTERPART');
  const choices = [
    { code: 'nada', label: { text: 'Nothing' } },
    { code: 'algo', label: { text: 'Something' } },
  ];
  expect(await asked()).toEqual({
    voice: 'COUNTERPART',
    version: 1,
    questions: [
      { code: 'cambio_algo', kind: 'CHOICE', required: true, label: { text: 'Did anything change?' }, choices },
    ],
  });
  // A code that programs know stays when the words change.
  const changed = {
    'code-0': 'cambio_algo',
    'codes-0': 'nada=Nada | Nothing\nalgo=Algo | Something',
    'question-0': '¿Qué cambió?',
    'answerKind-0': 'CHOICE',
    'offered-0': 'Algo | Something\nMucho',
  };
  expect((await browser.post(url, { ...sent, ...changed })).status).toBe(303);
  expect(await asked()).toMatchObject({
    version: 2,
    questions: [{ code: 'cambio_algo', required: false, choices: [{ code: 'algo' }, { code: 'mucho' }] }],
  });
});

it('shows what a colleague asks since beside what was typed, whose codes stay with their own words', async () => {
  const url = addressOf({ language: 'es', page: 'questionnaires', key: 'joint' });
  const browser = await signedIn('secretariat');
  const sent = { form: 'questionnaireSet', as: 'secretariat', at: `${encodeId('Plan', at.planId)}-MONITORING_BODY` };
  const asked = (n: number, code: string, words: string) => ({
    [`code-${n}`]: code,
    [`question-${n}`]: words,
    [`answerKind-${n}`]: 'TEXT',
  });
  const first = { ...asked(0, '', '¿Primera?'), ...asked(1, '', '¿Segunda?') };
  expect((await browser.post(url, { ...sent, ...first, version: '0' })).status).toBe(303);
  const colleague = { ...asked(0, 'segunda', '¿Segunda, mejor dicha?'), version: '1' };
  expect((await browser.post(url, { ...sent, ...colleague })).status).toBe(303);
  const mine = { ...asked(0, 'primera', '¿La primera?'), ...asked(1, 'segunda', '¿La segunda?') };
  const { status, body } = await browser.post(url, { ...sent, ...mine, version: '1' });
  expect(status).toBe(422);
  const form = body.slice(body.indexOf(`id="questionnaireSet-${sent.at}"`)).split('</form>')[0]!;
  for (const shown of [
    'Alguien cambió esto después de que usted lo abrió.',
    'value="¿La primera?"',
    'value="¿La segunda?"',
    'name="code-0" value="primera"',
    'name="code-1" value="segunda"',
    'name="version" value="2"',
  ])
    expect(form).toContain(shown);
  expect(body).toContain('¿Segunda, mejor dicha?');
  expect((await browser.post(url, { ...sent, ...mine, version: '2' })).status).toBe(303);
  expect((await browser.open(url)).body).toContain('Versión 3');
});
