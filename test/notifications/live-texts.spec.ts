import { OPERATOR } from '../../src/domain/actor.js';
import { UnitOfWork } from '../../src/kernel/unit-of-work.js';
import { anotherApp, testApp, type TestApp } from '../support/app.js';
import type { CoCreation } from '../support/co-creation.js';
import { drafting, es, planWriter, writer } from '../support/drafting.js';
import { listen, until } from '../support/live.js';
import { cookieOf } from '../support/sign-in.js';

let one: TestApp;
let two: TestApp;
let plan: CoCreation;
let author = '';
beforeAll(async () => {
  one = await testApp();
  two = await anotherApp(one.database);
  plan = await drafting(one);
  author = await plan.citizen();
});
afterAll(async () => {
  await two.close();
  await one.close();
});

const by = (who: string) => writer(one, who);

async function begun() {
  const { commitment } = await by('drafter').draft(plan.plan, { action: es('Medir las fugas de agua') });
  const clause = commitment.clauses.nodes.find((each: { section: string }) => each.section === 'ACTION').id;
  return { id: commitment.id as string, at: { commitment: commitment.id, baseVersion: 1, clause } };
}

const versions = (got: unknown[]) =>
  got.map((each) => (each as { commitmentChanged: { version: number } }).commitmentChanged.version);
const heard = (id: string) => `subscription { commitmentChanged(id: "${id}") { version } }`;

it('tells the version of a text at once, and each later one, on both processes', async () => {
  const [text, other] = [await begun(), await begun()];
  const ears = [await listen(one, heard(text.id)), await listen(two, heard(text.id))];
  await until(() => ears.every(({ got }) => got.length === 1));
  const { suggestion } = await by(author).suggest({ ...text.at, text: es('Medir las fugas de agua cada mes') });
  await by(author).suggest({ ...other.at, text: es('Contar las fugas de agua') });
  await until(() => ears.every(({ got }) => got.length === 2));
  await by('society').accept(suggestion.id);
  await until(() => ears.every(({ got }) => versions(got).at(-1) === 2));
  for (const { got, failed } of ears) {
    expect(versions(got)).toEqual([1, 1, 2]);
    expect(failed).toEqual([]);
  }
  await Promise.all(ears.map((ear) => ear.stop()));
});

it('tells what was written before the listener came', async () => {
  const { id, at } = await begun();
  const { suggestion } = await by(author).suggest({ ...at, text: es('Medir las fugas de agua cada mes') });
  await by('society').accept(suggestion.id);
  const ear = await listen(two, heard(id));
  await until(() => ear.got.length === 1);
  expect(versions(ear.got)).toEqual([2]);
  await ear.stop();
});

it('tells nothing of a draft that the listener may not see, and all of it from when they may', async () => {
  const keep = (areKept: boolean) =>
    one.app.get(UnitOfWork).run(OPERATOR, async ({ manager, record }) => {
      await manager.query('update plan set drafts_public = $2 where id = $1', [plan.planId, !areKept]);
      record({ verb: 'plan.imported', subject: plan.plan, planId: plan.planId });
    });
  const { id, at } = await begun();
  await keep(true);
  const ear = await listen(two, heard(id));
  const member = await listen(two, heard(id), { headers: { cookie: await cookieOf(one, 'society') } });
  await by('society').suggest({ ...at, text: es('Medir las fugas de agua cada mes') });
  await until(() => member.got.length === 2);
  expect(ear.got).toEqual([]);
  await keep(false);
  const { suggestion } = await by(author).suggest({ ...at, text: es('Contar las fugas de agua') });
  await by('drafter').decline(suggestion.id);
  await until(() => ear.got.length > 0);
  expect(ear.failed).toEqual([]);
  await Promise.all([ear.stop(), member.stop()]);
});

it('tells how the text of a plan and its suggestions stand, at once and whenever they change', async () => {
  const ear = await listen<{ draftingChanged: { textVersion: number; waiting: { totalCount: number } } }>(
    two,
    `subscription { draftingChanged(plan: "${plan.plan}") {
       textVersion waiting: suggestions(first: 1, filter: { ofPlanText: true, state: [PENDING] }) { totalCount } } }`,
  );
  const stands = () =>
    ear.got.map(({ draftingChanged: { textVersion, waiting } }) => `${textVersion}, ${waiting.totalCount} waiting`);
  await until(() => ear.got.length === 1);
  const { plan: written } = await planWriter(one, 'secretariat', plan).write(0, { vision: es('Un gobierno que oye.') });
  await until(() => ear.got.length === 2);
  const { id: clause } = written.clauses.nodes[0];
  const asked = { plan: plan.plan, baseVersion: 1, clause, text: es('Un gobierno que escucha.') };
  const { suggestion } = await by('society').suggest(asked);
  await until(() => ear.got.length === 3);
  await by('drafter').accept(suggestion.id);
  await until(() => ear.got.length === 4);
  expect(stands()).toEqual(['0, 0 waiting', '1, 0 waiting', '1, 1 waiting', '2, 0 waiting']);
  await ear.stop();
});

it.each([
  ['commitmentChanged(id: "prp_00000000000000000000000000000000") { version }'],
  ['draftingChanged(plan: "com_00000000000000000000000000000000") { textVersion }'],
])('says what an id looks like when another is given: %s', async (asked) => {
  const ear = await listen(one, `subscription { ${asked} }`);
  await until(() => ear.failed.length === 1);
  expect(JSON.stringify(ear.failed)).toContain('ID_INVALID');
  await ear.stop();
});
