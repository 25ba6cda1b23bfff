import { testApp, type TestApp } from '../support/app.js';
import { BOTH, coCreation, type CoCreation, proposer, title } from '../support/co-creation.js';

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
const supports = async (id: string) =>
  (await t.gql(`query ($id: ID!) { node(id: $id) { ... on Proposal { supports { totalCount } } } }`, { id })).node
    .supports.totalCount;
const se = () => proposer(t, 'secretariat');

it('names who answers, one institution of each member, and takes a wrong one from nobody', async () => {
  const proposal = await submitted(0, 'Parques');
  expect(codes(await proposer(t, people[1]!).review(proposal.id, BOTH))).toEqual(['NOT_ALLOWED']);
  const wrong = (jurisdiction: string, institution: string) =>
    se().review(proposal.id, { assignments: [{ jurisdiction, institution }] });
  const at0 = ['input', 'assignments', '0'];
  expect((await wrong('99', 'justicia')).userErrors).toEqual([
    { code: 'JURISDICTION_NOT_A_MEMBER', path: [...at0, 'jurisdiction'] },
  ]);
  const twice = [0, 0].map(() => BOTH.assignments[0]);
  expect((await se().review(proposal.id, { assignments: twice })).userErrors).toEqual([
    { code: 'INPUT_INVALID', path: ['input', 'assignments', '1', 'jurisdiction'] },
  ]);
  expect(codes(await wrong('15104', 'justicia'))).toEqual(['INSTITUTION_OF_ANOTHER_JURISDICTION']);
  expect(codes(await wrong('15', 'nobody'))).toEqual(['INSTITUTION_NOT_FOUND']);
  const { proposal: reviewed } = await se().review(proposal.id, BOTH);
  expect(reviewed.state).toBe('UNDER_REVIEW');
  expect(reviewed.debts.map((debt: { institution: object }) => debt.institution)).toEqual([
    { slug: 'justicia' },
    { slug: 'transparencia' },
  ]);
  const again = await se().review(proposal.id, { assignments: BOTH.assignments.slice(1) });
  expect(again.proposal.debts).toEqual(reviewed.debts);
});

it('merges with links both ways and one support for each account, and undoes it', async () => {
  const [a, b] = [await submitted(0, 'Ciclovía norte'), await submitted(1, 'Ciclovía sur')];
  await proposer(t, people[2]!).support(a.id);
  await proposer(t, people[3]!).support(a.id);
  await proposer(t, people[3]!).support(b.id);
  // The author of the target supports the merged proposal; this must not make them a supporter of their own proposal.
  await proposer(t, people[1]!).support(a.id);
  expect(codes(await proposer(t, people[0]!).merge(a.id, { into: b.id, reason: 'x' }))).toEqual(['NOT_ALLOWED']);
  expect(codes(await se().merge(a.id, { into: b.id, reason: '' }))).toEqual(['TEXT_REQUIRED']);
  const { proposal: merged } = await se().merge(a.id, { into: b.id, reason: 'Dicen lo mismo.' });
  expect(merged).toMatchObject({ state: 'MERGED', reason: 'Dicen lo mismo.', mergedInto: { reference: b.reference } });
  expect(merged.debts.map(({ state }: { state: string }) => state)).toEqual(['RELEASED', 'RELEASED']);
  expect([await supports(a.id), await supports(b.id)]).toEqual([3, 2]);
  expect(codes(await proposer(t, people[3]!).support(a.id))).toEqual(['PROPOSAL_NOT_OPEN']);

  const { proposal: back } = await se().unmerge(a.id, { reason: 'Son distintas.' });
  expect(back).toMatchObject({ state: 'UNDER_REVIEW', mergedInto: null, reason: 'Son distintas.' });
  expect(back.debts.map(({ state }: { state: string }) => state)).toEqual(['OWED', 'OWED']);
  expect([await supports(a.id), await supports(b.id)]).toEqual([3, 1]);
  expect(codes(await se().unmerge(a.id, { reason: 'Otra vez' }))).toEqual(['NOT_MERGED']);
});

it('releases nobody from a response by a merge: the other one is owed it first, or is merged the other way', async () => {
  const ofBoth = await submitted(0, 'Parada sin techo');
  const ofTheState = await proposer(t, people[1]!).submitted(at.plan, { ...title('Paradas'), jurisdictions: ['15'] });
  const into = { into: ofTheState.id, reason: 'Piden lo mismo.' };
  expect(codes(await se().merge(ofBoth.id, into))).toEqual(['MERGE_LOSES_RESPONSE']);
  await se().review(ofTheState.id, {
    assignments: BOTH.assignments.filter(({ jurisdiction }) => jurisdiction !== '15'),
  });
  expect((await se().merge(ofBoth.id, into)).proposal.state).toBe('MERGED');
});

it('keeps a support that came with two merged proposals until both are taken apart', async () => {
  const [a, b, c] = [await submitted(0, 'Uno'), await submitted(0, 'Dos'), await submitted(1, 'Tres')];
  await proposer(t, people[2]!).support(a.id);
  await proposer(t, people[2]!).support(b.id);
  await se().merge(a.id, { into: c.id, reason: 'Igual' });
  await se().merge(b.id, { into: c.id, reason: 'Igual' });
  expect(await supports(c.id)).toBe(1);
  await se().unmerge(a.id, { reason: 'No' });
  expect(await supports(c.id)).toBe(1);
  await se().unmerge(b.id, { reason: 'No' });
  expect(await supports(c.id)).toBe(0);
});

it('merges neither into itself, nor into what is merged or has a response, nor in a circle', async () => {
  const [a, b] = [await submitted(0, 'Este'), await submitted(1, 'Aquel')];
  const into = (from: string, to: string) => se().merge(from, { into: to, reason: 'x' });
  expect(codes(await into(a.id, a.id))).toEqual(['MERGE_INTO_ITSELF']);
  await into(a.id, b.id);
  expect(codes(await into(b.id, a.id))).toEqual(['MERGE_TARGET_NOT_OPEN']);
  const circle = await Promise.all(
    [await submitted(0, 'A'), await submitted(1, 'B')].map((one, i, all) => into(one.id, all[1 - i]!.id)),
  );
  expect(circle.filter((payload) => payload.proposal)).toHaveLength(1);
});

it('splits into parts that are owed answers of their own, and undoes it', async () => {
  const whole = await submitted(0, 'Agua y luz');
  await proposer(t, people[2]!).support(whole.id);
  const es = (words: string) => ({ language: 'ES', text: words });
  const part = (words: string) => ({ title: es(words), problem: es('Falta'), action: es('Poner') });
  expect(codes(await se().split(whole.id, { reason: 'Dos cosas', parts: [part('Agua')] }))).toEqual(['INPUT_INVALID']);
  const parts = [part('Agua'), part('Luz')];
  const before = await se().split(whole.id, { reason: 'Dos cosas', parts, preview: true });
  const foretold = (code: string) =>
    before.consequences.find((each: { code: string }) => each.code === code)?.count as number | undefined;
  // One person supports it, and two members owe a response to each of two parts.
  expect([foretold('SUPPORTS_COPIED'), foretold('PARTS_OWED')]).toEqual([1, 4]);
  const { proposal } = await se().split(whole.id, { reason: 'Dos cosas', parts });
  expect(proposal.state).toBe('SPLIT');
  expect(proposal.splitInto).toHaveLength(2);
  expect(proposal.splitInto[0]).toMatchObject({ state: 'SUBMITTED', supports: { totalCount: 1 } });
  const undone = await se().unmerge(whole.id, { reason: 'Mejor juntas' });
  expect(undone.proposal.state).toBe('UNDER_REVIEW');
  expect(undone.proposal.splitInto.map(({ state }: { state: string }) => state)).toEqual(['WITHDRAWN', 'WITHDRAWN']);
});

it('splits into parts that the same members owe, also one that was named besides', async () => {
  const whole = await proposer(t, people[0]!).submitted(at.plan, { ...title('Agua y luz'), jurisdictions: ['15'] });
  await se().review(whole.id, BOTH);
  const part = (words: string) => ({ ...title(words), problem: title('Falta').title, action: title('Poner').title });
  await se().split(whole.id, { reason: 'Dos cosas', parts: [part('Agua'), part('Luz')] });
  const owed = await t.db.query(
    `select j.code from response_assignment a join proposal p on p.id = a.proposal_id join jurisdiction j on j.id = a.jurisdiction_id
      where a.state = 'owed' and p.split_from_id = (select id from proposal where reference = $1) order by j.code`,
    [whole.reference],
  );
  expect(owed.map(({ code }: { code: string }) => code)).toEqual(['15', '15', '15104', '15104']);
});
