import { anotherApp, testApp, type TestApp } from '../support/app.js';
import type { CoCreation } from '../support/co-creation.js';
import { drafting, es, planWriter, writer } from '../support/drafting.js';
import { listen, until } from '../support/live.js';

let one: TestApp;
let two: TestApp;
let plan: CoCreation;
let [author, neighbour] = ['', ''];
beforeAll(async () => {
  one = await testApp();
  two = await anotherApp(one.database);
  plan = await drafting(one);
  [author, neighbour] = [await plan.citizen(), await plan.citizen()];
});
afterAll(async () => {
  await two.close();
  await one.close();
});

const by = (who: string) => writer(one, who);

async function begun() {
  const { commitment } = await by('secretariat').draft(plan.plan, { action: es('Medir las fugas de agua') });
  const clause = commitment.clauses.nodes.find((each: { section: string }) => each.section === 'ACTION').id;
  return { id: commitment.id as string, at: { commitment: commitment.id, baseVersion: 1, clause } };
}

const heard = (commitment: string) =>
  `subscription { suggestionChanged(commitment: "${commitment}") { number state inConflict visibility } }`;
const told = (got: unknown[]) =>
  got.map((each) => {
    const { number, state } = (each as { suggestionChanged: { number: number; state: string } }).suggestionChanged;
    return `${number} ${state}`;
  });

it('tells of a suggestion when it is made and when it is decided, on both processes, to those who listen to that text', async () => {
  const [text, other] = [await begun(), await begun()];
  const ears = [await listen(one, heard(text.id)), await listen(two, heard(text.id))];
  await by(author).suggest({ ...other.at, text: es('Contar las fugas de agua') });
  const { suggestion } = await by(author).suggest({ ...text.at, text: es('Medir las fugas de agua cada mes') });
  await until(() => ears.every(({ got }) => got.length === 1));
  await by('drafter').decline(suggestion.id);
  await until(() => ears.every(({ got }) => got.length === 2));
  for (const { got, failed } of ears) {
    expect(told(got)).toEqual(['1 PENDING', '1 DECLINED']);
    expect(failed).toEqual([]);
  }
  await Promise.all(ears.map((ear) => ear.stop()));
});

it('tells of a waiting suggestion that came into conflict by what was accepted', async () => {
  const { id, at } = await begun();
  const first = (await by(author).suggest({ ...at, text: es('Medir las fugas de agua cada mes') })).suggestion.id;
  await by(neighbour).suggest({ ...at, text: es('Medir las fugas de agua cada semana') });
  const ear = await listen(two, heard(id));
  await by('drafter').accept(first);
  await until(() => ear.got.length === 2);
  expect(ear.got).toEqual(
    expect.arrayContaining([
      { suggestionChanged: { number: 1, state: 'ACCEPTED', inConflict: false, visibility: 'VISIBLE' } },
      { suggestionChanged: { number: 2, state: 'PENDING', inConflict: true, visibility: 'VISIBLE' } },
    ]),
  );
  await ear.stop();
});

it('tells of a suggestion on the text of a plan itself, with those that come into conflict, and of no other text there', async () => {
  const { plan: text } = await planWriter(one, 'secretariat', plan).write(0, {
    vision: es('Un gobierno que escucha.'),
  });
  const at = { plan: plan.plan, baseVersion: 1, clause: text.clauses.nodes[0].id };
  const commitment = await begun();
  const ear = await listen(two, `subscription { suggestionChanged(plan: "${plan.plan}") { number state inConflict } }`);
  await by(author).suggest({ ...commitment.at, text: es('Contar las fugas de agua') });
  const { suggestion } = await by(author).suggest({ ...at, text: es('Un gobierno que oye.') });
  await by(neighbour).suggest({ ...at, text: es('Un gobierno que responde.') });
  await until(() => ear.got.length === 2);
  await by('drafter').accept(suggestion.id);
  await until(() => ear.got.length === 4);
  expect(ear.got).toEqual([
    ...[1, 2].map((number) => ({ suggestionChanged: { number, state: 'PENDING', inConflict: false } })),
    { suggestionChanged: { number: 1, state: 'ACCEPTED', inConflict: false } },
    { suggestionChanged: { number: 2, state: 'PENDING', inConflict: true } },
  ]);
  expect(ear.failed).toEqual([]);
  await ear.stop();
});

it('listens to one text only', async () => {
  for (const [given, field] of [
    ['', 'commitment'],
    [`(commitment: "com_00000000000000000000000000000000", plan: "${plan.plan}")`, 'plan'],
  ]) {
    const ear = await listen(one, `subscription { suggestionChanged${given} { number } }`);
    await until(() => ear.failed.length === 1);
    expect(JSON.stringify(ear.failed)).toContain(field);
    await ear.stop();
  }
});

it('tells of no suggestion that moderation hides, and of it again when it is shown again', async () => {
  const { id, at } = await begun();
  const { suggestion } = await by(neighbour).suggest({ ...at, text: es('Medir las fugas de agua cada mes') });
  const ear = await listen(two, heard(id));
  const act = async (call: string) => {
    const { done } = await one.gql.as('moderator')(`mutation { done: ${call} { userErrors { code } } }`);
    expect(done.userErrors).toEqual([]);
  };
  await act(`suggestionHide(id: "${suggestion.id}", input: { rule: INSULT, reason: "Insulta." })`);
  await by(author).suggest({ ...at, text: es('Contar las fugas de agua') });
  await until(() => ear.got.length === 1);
  expect(told(ear.got)).toEqual(['2 PENDING']);
  await act(`hidingTakeBack(id: "${suggestion.id}", input: { reason: "No insulta." })`);
  await until(() => ear.got.length === 2);
  expect(told(ear.got)).toEqual(['2 PENDING', '1 PENDING']);
  await ear.stop();
});

it('says what the id of a commitment looks like when another is given', async () => {
  const ear = await listen(one, heard('prp_00000000000000000000000000000000'));
  await until(() => ear.failed.length === 1);
  expect(JSON.stringify(ear.failed)).toContain('ID_INVALID');
  await ear.stop();
});
