import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { read } from '../../src/drafting/word/read.js';
import { testApp, type TestApp } from '../support/app.js';
import type { CoCreation } from '../support/co-creation.js';
import { drafting, es, writer } from '../support/drafting.js';
import { docx, p, r } from '../support/docx.js';
import { formData } from '../support/files.js';
import { cookieOf } from '../support/sign-in.js';

let t: TestApp;
let plan: CoCreation;
beforeAll(async () => {
  t = await testApp();
  plan = await drafting(t);
});
afterAll(() => t.close());

const begun = async () => {
  const { commitment } = await writer(t, 'drafter').draft(plan.plan, {
    action: es('Reparar la red de agua.\n\n- Medir las fugas\n- Cambiar los tubos'),
  });
  return commitment;
};
const download = (id: string, asked = '') => t.app.inject({ method: 'GET', url: `/files/word/${id}${asked}` });

async function send(who: string, content: Buffer) {
  const form = formData({}, { content, name: 'texto.docx' });
  const headers = { ...form.headers, cookie: await cookieOf(t, who), 'apollo-require-preflight': '1' };
  const answer = await t.app.inject({ method: 'POST', url: '/files/word', headers, payload: form.payload });
  return { status: answer.statusCode, ...answer.json() };
}

/** The file after somebody wrote words behind a run, with changes tracked. */
function edited(file: Buffer, behind: string, words: string): Buffer {
  const parts = unzipSync(file);
  const xml = strFromU8(parts['word/document.xml']!);
  const run = `<w:ins w:id="900" w:author="Lic. Ríos" w:date="2026-01-02T10:00:00Z"><w:r><w:t xml:space="preserve">${words}</w:t></w:r></w:ins>`;
  const after = xml.replace(`${behind}</w:t></w:r>`, `${behind}</w:t></w:r>${run}`);
  expect(after).not.toBe(xml);
  return Buffer.from(zipSync({ ...parts, 'word/document.xml': strToU8(after) }));
}

it('sends each version of a commitment as a Word file with the ids of its clauses', async () => {
  const commitment = await begun();
  const { suggestion } = await writer(t, 'society').suggest({
    commitment: commitment.id,
    baseVersion: 1,
    kind: 'REMOVE',
    clause: commitment.clauses.nodes.at(-1).id,
  });
  await writer(t, 'drafter').accept(suggestion.id);
  const answer = await download(commitment.id, '?language=es');
  expect([answer.statusCode, answer.headers['content-disposition']]).toEqual([
    200,
    expect.stringMatching(/^attachment; filename="[\w-]+-2-es\.docx"$/),
  ]);
  const now = await read(answer.rawPayload);
  expect(now).toMatchObject({ subjectId: commitment.id, version: 2, language: 'es', notPlaced: [] });
  const former = await read((await download(commitment.id, '?language=es&version=1')).rawPayload);
  expect(former.version).toBe(1);
  expect([former.paragraphs.length, now.paragraphs.length]).toEqual([4, 3]);
  for (const asked of ['?version=9', '?version=x', '?version=99999999999'])
    expect((await download(commitment.id, asked)).statusCode).toBe(404);
  expect((await download('com_00000000000070008000000000000000')).statusCode).toBe(404);
});

it('prints the facts of the version in the language of the file, and lists a change of them as without a place', async () => {
  const { commitment } = await writer(t, 'drafter').draft(plan.plan, {
    period: { start: '2022-02', end: '2023-06-30' },
    ogpValues: ['civic_participation'],
    budget: { amount: '2400000.50', currency: 'MXN' },
    sdgs: [6, 16],
    challengeArea: 'JUSTICE',
    developmentPlan: 'Pilar Seguridad, línea 4.1.2',
  });
  await t.gql.as('secretariat')(
    `mutation ($id: ID!) { ownershipInvite(id: $id, input: { institution: "justicia", role: LEAD }) { userErrors { code } } }`,
    { id: commitment.id },
  );
  await t.gql.as('secretariat')(
    `mutation ($id: ID!) { milestoneAdd(commitment: $id, input: { title: { language: ES, text: "Medir" },
      planned: { start: "2022-Q2", end: "2022-Q2" }, institutions: ["justicia"] }) { userErrors { code message path } } }`,
    { id: commitment.id },
  );
  const facts = async (asked: string) => {
    const { rawPayload } = await download(commitment.id, asked);
    const xml = strFromU8(unzipSync(rawPayload)['word/document.xml']!);
    const rows = [...xml.matchAll(/<w:tr>.*?<\/w:tr>/gs)].map(([row]) =>
      [...row.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, text]) => text).join(' | '),
    );
    return { rawPayload, rows };
  };
  const { rawPayload, rows } = await facts('?language=es');
  expect(rows).toEqual([
    'Dato | Valor',
    'Institución que encabeza | Secretaría de Justicia (invitada)',
    'Miembro | 15104',
    'Periodo | febrero de 2022 – 30 de junio de 2023',
    'Valores de OGP | Participación ciudadana',
    'Temas de política | No consta',
    'Presupuesto | 2,400,000.50 MXN',
    'Objetivos de Desarrollo Sostenible | 6; 16',
    'Desafío de Gobierno Abierto | Justicia',
    'Da continuidad a | No consta',
    'Plan de desarrollo | Pilar Seguridad, línea 4.1.2',
    'Eje | No consta',
    'Hito 1: Periodo del hito | trimestre 2, 2022',
    'Hito 1: Responsables del hito | Secretaría de Justicia',
  ]);
  expect((await facts('?language=es&version=1')).rows).not.toContainEqual(expect.stringContaining('Hito 1'));
  expect((await send('society', rawPayload)).notPlaced).toEqual([]);
  const parts = unzipSync(rawPayload);
  const xml = strFromU8(parts['word/document.xml']!).replace('2,400,000.50 MXN', '1 MXN');
  const back = Buffer.from(zipSync({ ...parts, 'word/document.xml': strToU8(xml) }));
  expect(await send('society', back)).toMatchObject({
    suggestions: [],
    notPlaced: [{ reason: 'facts', text: 'Presupuesto: 1 MXN' }],
  });
});

it('says which suggestion each tracked change of a returned file would be, and takes it as one', async () => {
  const commitment = await begun();
  const clause = commitment.clauses.nodes.find(
    (one: { text: { text: string } }) => one.text.text === 'Medir las fugas',
  );
  const file = (await download(commitment.id, '?language=es')).rawPayload;
  const answer = await send('society', edited(file, 'Medir las fugas', ' cada mes'));
  const input = {
    commitment: commitment.id,
    baseVersion: 1,
    kind: 'CHANGE',
    clause: clause.id,
    text: { language: 'ES', text: 'Medir las fugas cada mes' },
  };
  expect(answer).toEqual({
    status: 200,
    commitment: commitment.id,
    plan: null,
    version: 1,
    language: 'es',
    suggestions: [
      { input, section: 'ACTION', before: 'Medir las fugas', authors: ['Lic. Ríos'], date: '2026-01-02T10:00:00.000Z' },
    ],
    comments: [],
    notPlaced: [],
    reading: expect.stringMatching(/^wrd_/),
    expiresAt: expect.any(String),
  });
  expect(await writer(t, 'society').suggest(answer.suggestions[0].input)).toMatchObject({ userErrors: [] });
});

it('refuses a file that is no Word file, or left from nowhere', async () => {
  expect(await send('society', Buffer.from('hola'))).toMatchObject({
    status: 422,
    errors: [{ code: 'WORD_NOT_DOCX' }],
  });
});

it('reads a first draft from a plain document by its headings, and writes nothing', async () => {
  const heading = (text: string) => p(r(text), '<w:outlineLvl w:val="0"/>');
  const plain = docx(
    heading('Título') +
      p(r('Agua para todas')) +
      heading('Acción') +
      p(r('Reparar la red.')) +
      heading('Costo') +
      p(r('10')),
  );
  const form = formData({}, { content: plain, name: 'borrador.docx' });
  const headers = { ...form.headers, cookie: await cookieOf(t, 'society'), 'apollo-require-preflight': '1' };
  const answer = await t.app.inject({ method: 'POST', url: '/files/word/draft', headers, payload: form.payload });
  const { draft, notPlaced } = answer.json();
  expect(notPlaced).toEqual([{ reason: 'heading_unknown', heading: 'Costo', text: '10' }]);
  const { title, ...texts } = draft;
  const { commitment, userErrors } = await writer(t, 'society').draft(plan.plan, { title, ...texts });
  expect([userErrors, commitment.title.text, commitment.action.text]).toEqual([
    [],
    'Agua para todas',
    'Reparar la red.',
  ]);
});
