import { testApp, type TestApp } from '../support/app.js';
import { BOTH, coCreation, type CoCreation, proposer, title } from '../support/co-creation.js';
import { declined, responder } from '../support/responding.js';

let t: TestApp;
let at: CoCreation;
let people: string[];
beforeAll(async () => {
  t = await testApp();
  at = await coCreation(t);
  people = [await at.citizen(), await at.citizen(), await at.citizen(), await at.citizen()];
});
afterAll(() => t.close());

const codes = (payload: { userErrors: { code: string }[] }) => payload.userErrors.map(({ code }) => code);
const submitted = (who: number, words: string) => proposer(t, people[who]!).submitted(at.plan, title(words));
const se = () => proposer(t, 'secretariat');
const merge = (from: { id: string }, into: { id: string }) => se().merge(from.id, { into: into.id, reason: 'Igual' });
const es = (words: string) => ({ language: 'ES', text: words });
const part = (words: string) => ({ title: es(words), problem: es('Falta'), action: es('Poner') });
const split = async ({ id }: { id: string }): Promise<{ id: string }[]> =>
  (await se().split(id, { reason: 'Dos cosas', parts: [part('Uno'), part('Dos')] })).proposal.splitInto;
const unmerge = ({ id }: { id: string }) => se().unmerge(id, { reason: 'Aparte' });
const THING = `state splitUndone respondBy reason availableActions mergedInto { reference } supports { totalCount }
  debts { state }`;
const read = async ({ id }: { id: string }) =>
  (await t.gql.as('secretariat')(`query ($id: ID!) { node(id: $id) { ... on Proposal { ${THING} } } }`, { id })).node;
const ALONE = { state: 'UNDER_REVIEW', mergedInto: null, debts: [{ state: 'OWED' }, { state: 'OWED' }] };
const owed = async () =>
  (await t.gql(`query ($id: ID!) { node(id: $id) { ... on Plan { responseCoverage { owed } } } }`, { id: at.plan }))
    .node.responseCoverage.owed;

it('owes an answer again to what was merged into a proposal that its author withdraws', async () => {
  const [a, b, c] = [await submitted(0, 'A'), await submitted(0, 'B'), await submitted(1, 'C')];
  await proposer(t, people[2]!).support(a.id);
  const before = await owed();
  await merge(a, b);
  await merge(b, c);
  expect(await owed()).toBe(before - 4);
  await proposer(t, people[1]!).withdraw(c.id);
  expect(await read(b)).toMatchObject({ ...ALONE, reason: null, supports: { totalCount: 1 } });
  expect(await read(a)).toMatchObject({ state: 'MERGED', mergedInto: { reference: b.reference } });
  expect((await read(c)).supports.totalCount).toBe(0);
  expect(await owed()).toBe(before - 4);
  const [entry] = await t.db.query(`select verb, about from log order by seq desc limit 1`);
  expect(entry).toEqual({ verb: 'proposal.withdrawn', about: [b.id] });
  expect((await unmerge(a)).proposal).toMatchObject(ALONE);
});

it('says before it undoes a merge who owes how many responses again', async () => {
  const [a, b] = [await submitted(0, 'A'), await submitted(1, 'B')];
  await merge(a, b);
  const { proposalUnmerge } = await t.gql.as('secretariat')(
    `mutation ($id: ID!) { proposalUnmerge(id: $id, input: { reason: "Aparte", preview: true }) { consequences { code message } } }`,
    { id: a.id },
  );
  const owing = proposalUnmerge.consequences.filter(({ code }: { code: string }) => code === 'DEBTS_BEGIN');
  expect(owing.map(({ message }: { message: string }) => message)).toEqual([
    '15 pasa a deber una respuesta que hoy no debe.',
    '15104 pasa a deber una respuesta que hoy no debe.',
  ]);
  expect((await unmerge(a)).consequences).toEqual([]);
});

it('owes an answer again to what was merged into a part of a split that is undone', async () => {
  const [a, b] = [await submitted(0, 'A'), await submitted(1, 'B')];
  const [first] = await split(a);
  await merge(b, first!);
  expect((await unmerge(a)).proposal.state).toBe('UNDER_REVIEW');
  expect(await read(first!)).toMatchObject({ state: 'WITHDRAWN', splitUndone: true, reason: 'Aparte' });
  expect(await read(b)).toMatchObject(ALONE);
  const [entry] = await t.db.query(`select verb, about from log order by seq desc limit 1`);
  expect(entry).toEqual({ verb: 'proposal.unmerged', about: [b.id] });
});

it('undoes a split also when a part was merged elsewhere or split again', async () => {
  const [a, b] = [await submitted(0, 'A'), await submitted(1, 'B')];
  await proposer(t, people[2]!).support(a.id);
  const [first, second] = await split(a);
  await merge(first!, b);
  expect((await read(b)).supports.totalCount).toBe(1);
  const [deeper] = await split(second!);
  expect((await read(a)).availableActions).toContain('UNMERGE');
  expect((await unmerge(a)).proposal).toMatchObject({ state: 'UNDER_REVIEW' });
  expect((await read(b)).supports.totalCount).toBe(0);
  for (const each of [first!, second!, deeper!]) {
    expect(await read(each)).toMatchObject({ state: 'WITHDRAWN', splitUndone: true, mergedInto: null });
  }
});

it('takes a proposal out of one that was split or merged on, with the supports that came with it', async () => {
  const [a, d] = [await submitted(0, 'A'), await submitted(1, 'D')];
  await proposer(t, people[2]!).support(a.id);
  await merge(a, d);
  const [first] = await split(d);
  expect((await read(first!)).supports.totalCount).toBe(1);
  expect((await read(a)).availableActions).toContain('UNMERGE');
  expect((await unmerge(a)).proposal).toMatchObject(ALONE);
  expect((await read(first!)).supports.totalCount).toBe(0);

  const [x, y, z] = [await submitted(0, 'X'), await submitted(1, 'Y'), await submitted(3, 'Z')];
  await proposer(t, people[2]!).support(x.id);
  await merge(x, y);
  await merge(y, z);
  expect((await unmerge(x)).proposal).toMatchObject(ALONE);
  expect([(await read(y)).supports.totalCount, (await read(z)).supports.totalCount]).toEqual([0, 0]);
});

it('undoes nothing once what it went into has a response, and offers no undoing', async () => {
  const [a, b, c] = [await submitted(0, 'A'), await submitted(0, 'B'), await submitted(1, 'C')];
  await merge(a, b);
  await merge(b, c);
  await se().review(c.id, { assignments: BOTH.assignments.slice(0, 1) });
  await se().release(c.id, { jurisdiction: '15104', reason: 'No le toca.' });
  expect((await read(a)).availableActions).toContain('UNMERGE');
  await responder(t, 'liaison').respond(c.id, '15', declined());
  expect((await read(c)).state).toBe('NOT_ACCEPTED');
  for (const each of [a, b]) {
    expect(codes(await unmerge(each))).toEqual(['ALREADY_RESPONDED']);
    expect((await read(each)).availableActions).not.toContain('UNMERGE');
  }
});

it('owes the answer by the day that the windows say when a merge is undone', async () => {
  const [a, b] = [await submitted(0, 'A'), await submitted(1, 'B')];
  await merge(a, b);
  const { node } = await t.gql(`query ($id: ID!) { node(id: $id) { ... on Plan { windows { id kind } } } }`, {
    id: at.plan,
  });
  const window = node.windows.find(({ kind }: { kind: string }) => kind === 'REASONED_RESPONSE');
  const closesAt = new Date(Date.now() + 40 * 86_400_000).toISOString();
  const moved = await t.gql.as('secretariat')(
    `mutation ($id: ID!, $input: WindowMoveInput!) { windowMove(id: $id, input: $input) { userErrors { code } } }`,
    { id: window.id, input: { closesAt, reason: 'Más tiempo' } },
  );
  expect(moved.windowMove.userErrors).toEqual([]);
  const { respondBy } = await read(b);
  expect(respondBy).not.toBe(a.respondBy);
  expect((await unmerge(a)).proposal).toMatchObject({ ...ALONE, respondBy });
});
