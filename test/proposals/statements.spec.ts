import { testApp, type TestApp } from '../support/app.js';
import { BOTH, coCreation, type CoCreation, proposer, title } from '../support/co-creation.js';
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

const se = () => proposer(t, 'secretariat');
const submitted = (words: string) => proposer(t, author).submitted(at.plan, title(words));
/** Counts the statements of a decision. A refusal fails the test, because it would send fewer. */
async function counted(work: () => Promise<{ userErrors: object[] }>): Promise<number> {
  let answer: { userErrors: object[] } | null = null;
  const sent = await t.statements(async () => {
    answer = await work();
  });
  expect(answer!.userErrors).toEqual([]);
  return sent.length;
}
const es = (words: string) => ({ language: 'ES', text: words });
const part = (words: string) => ({ title: es(words), problem: es('Falta'), action: es('Poner') });

it('names two who answer in as many statements as one', async () => {
  const [a, b] = [await submitted('Uno'), await submitted('Dos')];
  const one = await counted(() => se().review(a.id, { assignments: BOTH.assignments.slice(0, 1) }));
  expect(await counted(() => se().review(b.id, BOTH))).toBe(one);
});

it('splits into six parts in as many statements as into two, and takes them apart alike', async () => {
  const [a, b] = [await submitted('Tres'), await submitted('Cuatro')];
  const parts = (many: number) => Array.from({ length: many }, (_, index) => part(`Parte ${index}`));
  const two = await counted(() => se().split(a.id, { reason: 'Dos cosas', parts: parts(2) }));
  expect(await counted(() => se().split(b.id, { reason: 'Seis cosas', parts: parts(6) }))).toBe(two);
  const undone = await counted(() => se().unmerge(a.id, { reason: 'Mejor juntas' }));
  expect(await counted(() => se().unmerge(b.id, { reason: 'Mejor juntas' }))).toBe(undone);
});

it('answers five from a template in as many statements as one', async () => {
  const ids: string[] = [];
  for (let i = 0; i < 6; i++) {
    const { id } = await submitted(`Parque ${i}`);
    await se().review(id, BOTH);
    ids.push(id);
  }
  const { template } = await responder(t, 'liaison').saveTemplate(at.plan, {
    name: 'Sin dinero',
    institution: 'justicia',
    ...declined(),
  });
  const answer = (proposals: string[]) =>
    responder(t, 'liaison').respondToMany({ plan: at.plan, jurisdiction: '15', template: template.id, proposals });
  const one = await counted(() => answer(ids.slice(0, 1)));
  expect(await counted(() => answer(ids.slice(1)))).toBe(one);
});

it('merges into what people call by its reference', async () => {
  const [a, b] = [await submitted('Ciclovía'), await submitted('Ciclovía larga')];
  const { proposal } = await se().merge(a.id, { into: b.reference.toLowerCase(), reason: 'Dicen lo mismo.' });
  expect(proposal.mergedInto).toEqual({ reference: b.reference });
  const unknown = await se().merge(b.id, { into: 'JOINT-P-999', reason: 'x' });
  expect(unknown.userErrors).toEqual([{ code: 'PROPOSAL_NOT_FOUND', path: ['input', 'into'] }]);
});
