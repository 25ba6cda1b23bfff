import { testApp, type TestApp } from '../support/app.js';
import { BOTH, coCreation, type CoCreation, proposer, title } from '../support/co-creation.js';
import { filling } from '../support/filling.js';
import { declined, responder } from '../support/responding.js';

let t: TestApp;
let at: CoCreation;
let author: string;
beforeAll(async () => {
  t = await testApp();
  at = await coCreation(t);
  author = await at.citizen();
});
afterAll(() => t.close());
beforeEach(() => t.db.query('delete from rate_count'));

const REVIEW = (reference: string, query = '') => `/es/propuestas/${reference}/revision${query}`;
const WINDOWS = '/es/planes/joint/etapas';
const TEMPLATES = '/es/planes/joint/plantillas';
const submitted = (words: string) => proposer(t, author).submitted(at.plan, title(words));
const verbs = async () =>
  (await t.db.query('select verb from log order by seq')).map(({ verb }: { verb: string }) => verb);

/** Sends one form twice: both answers lead to the same place, and the log has one entry. */
async function once(who: string, url: string, name: string, fields: Record<string, string>): Promise<string[]> {
  const before = (await verbs()).length;
  const [first, second] = await filling(t, who).sendTwice(url, name, fields);
  expect([first.statusCode, second.statusCode]).toEqual([303, 303]);
  expect(second.headers.location).toBe(first.headers.location);
  return (await verbs()).slice(before);
}

it('merges and parts again once', async () => {
  const [a, b] = [await submitted('Ciclovía por el río'), await submitted('Ciclovía junto al río')];
  await proposer(t, await at.citizen()).support(a.id);
  const chosen = REVIEW(a.reference, `?into=${b.reference}`);
  expect(await once('secretariat', chosen, 'proposalMerge', { reason: 'Dicen lo mismo.' })).toEqual([
    'proposal.merged',
  ]);
  const undone = await once('secretariat', REVIEW(a.reference), 'proposalUnmerge', { reason: 'Son distintas.' });
  expect(undone).toEqual(['proposal.unmerged']);
});

it('splits once, into as many as were asked for', async () => {
  const { id, reference } = await submitted('Agua y luz');
  const parts = {
    'title-0': 'Agua',
    'problem-0': 'Falta agua',
    'action-0': 'Reparar',
    'title-1': 'Luz',
    'problem-1': 'Falta luz',
    'action-1': 'Cambiar focos',
    reason: 'Son dos cosas.',
  };
  expect(await once('secretariat', REVIEW(reference, '?parts=2'), 'proposalSplit', parts)).toEqual(['proposal.split']);
  const { node } = await t.gql(`query ($id: ID!) { node(id: $id) { ... on Proposal { splitInto { id } } } }`, { id });
  expect(node.splitInto).toHaveLength(2);
});

it('moves a window once', async () => {
  const closesDay = new Intl.DateTimeFormat('en-GB', { timeZone: 'America/Mexico_City' }).format(
    Date.now() + 40 * 86_400_000,
  );
  const later = { asked: 'closes', closesDay, closesTime: '18:00', reason: 'Hace falta tiempo' };
  expect(await once('secretariat', WINDOWS, 'windowMove', later)).toEqual(['window.moved']);
});

it('keeps a template once', async () => {
  const kept = {
    name: 'Sin dinero',
    outcome: 'NOT_ACCEPTED',
    category: 'NO_RESOURCES',
    text: 'Este año no.',
    translation: 'Not this year.',
  };
  await once('liaison', TEMPLATES, 'responseTemplateSave', kept);
  const { plan } = await t.gql.as('liaison')('{ plan(slug: "joint") { responseTemplates { name } } }');
  expect(plan.responseTemplates).toEqual([{ name: 'Sin dinero' }]);
});

it('revises an answer once, and decides a contest once', async () => {
  const { id, reference } = await submitted('Alumbrado');
  await proposer(t, 'secretariat').review(id, BOTH);
  await responder(t, 'liaison').respond(id, '15', declined());
  const revised = {
    outcome: 'NOT_ACCEPTED',
    category: 'NO_RESOURCES',
    text: 'Tampoco.',
    language: 'ES',
    reason: 'Dato',
  };
  const url = `/es/propuestas/${reference}/responder`;
  expect(await once('liaison', url, 'responseRevise', revised)).toEqual(['response.revised']);

  const { node } = await t.gql(`query ($id: ID!) { node(id: $id) { ... on Proposal { responses { id } } } }`, { id });
  await responder(t, author).contest(node.responses[0].id, { reason: 'Sí había dinero.' }, 2);
  const decided = { uphold: 'no', decision: 'Se revisó la cuenta.' };
  expect(await once('municipal', url, 'contestDecide', decided)).toEqual(['response.contest_rejected']);
});

it('closes a window once', async () => {
  expect(await once('secretariat', WINDOWS, 'windowClose', { reason: 'Ya respondieron todos' })).toEqual([
    'window.closed',
  ]);
});
