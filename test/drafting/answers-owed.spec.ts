import { OPERATOR } from '../../src/domain/actor.js';
import { UnitOfWork } from '../../src/kernel/unit-of-work.js';
import { testApp, type TestApp } from '../support/app.js';
import type { CoCreation } from '../support/co-creation.js';
import { drafting, es, writer } from '../support/drafting.js';

let t: TestApp;
let plan: CoCreation;
beforeAll(async () => {
  t = await testApp();
  plan = await drafting(t);
});
afterAll(() => t.close());

const by = (who: string) => writer(t, who);
const FIGURES = 'owed answered overdue late medianDays';
const NONE = { owed: 0, answered: 0, overdue: 0, late: 0, medianDays: null };

async function begun() {
  const { commitment } = await by('secretariat').draft(plan.plan, { action: es('Medir las fugas de agua') });
  const clause = commitment.clauses.nodes.find((one: { section: string }) => one.section === 'ACTION').id;
  return { ...commitment, at: { commitment: commitment.id, baseVersion: 1, clause } };
}

const covered = async (id: string, asOf?: string) =>
  (
    await t.gql(`query ($id: ID!) { node(id: $id) { ... on Commitment { suggestionCoverage { ${FIGURES} } } } }`, {
      id: asOf ? `${id}@${asOf}` : id,
    })
  ).node.suggestionCoverage;

const listed = async (commitment: string, filter: object = {}) =>
  (
    await t.gql(
      `query ($filter: SuggestionFilter) { suggestions(first: 50, filter: $filter) { totalCount nodes { id number respondBy overdue updatedAt } } }`,
      { filter: { commitment, ...filter } },
    )
  ).suggestions;

/** Moves the day by which a suggestion is to be answered. */
const dueOn = (id: string, day: string) =>
  t.app.get(UnitOfWork).run(OPERATOR, async ({ manager, record }) => {
    await manager.query('update suggestion set respond_by = $2 where id = $1', [uuidOf(id), day]);
    record({ verb: 'plan.imported', subject: plan.plan, planId: plan.planId });
  });
const uuidOf = (id: string) => id.slice(4);

it('owes each suggestion an answer until the window for responses ends', async () => {
  const { id, at } = await begun();
  const author = await plan.citizen();
  await by(author).suggest({ ...at, text: es('Medir las fugas de agua cada mes') });
  const [{ respondBy }] = (await listed(id)).nodes;
  const [{ last }] = await t.db.query(
    `select ((closes_at - interval '1 millisecond') at time zone 'America/Mexico_City')::date::text as last
       from plan_window where kind = 'reasoned_response'`,
  );
  expect(respondBy).toBe(last);
  expect(await covered(id)).toEqual({ ...NONE, owed: 1 });
});

it('counts an answer as given whether it was accepted, changed or declined, and a revert takes none back', async () => {
  const { id, at } = await begun();
  const author = await plan.citizen();
  const make = async (words: string) => (await by(author).suggest({ ...at, text: es(words) })).suggestion.id;
  const [first, second] = [
    await make('Medir las fugas de agua cada mes'),
    await make('Medir muy bien las fugas de agua'),
  ];
  await by('drafter').accept(first);
  await by('drafter').decline(second);
  expect(await covered(id)).toEqual({ ...NONE, owed: 2, answered: 2, medianDays: 0 });
  await by('society').revert(first);
  expect(await covered(id)).toMatchObject({ owed: 2, answered: 2 });
});

it('owes nothing to a suggestion that was withdrawn, or that moderation hides', async () => {
  const { id, at } = await begun();
  const author = await plan.citizen();
  const make = async (words: string) => (await by(author).suggest({ ...at, text: es(words) })).suggestion.id;
  const [taken, hidden] = [
    await make('Medir las fugas de agua cada mes'),
    await make('Medir muy bien las fugas de agua'),
  ];
  await by(author).withdraw(taken);
  expect(await covered(id)).toEqual({ ...NONE, owed: 1 });
  await t.gql.as('moderator')(
    'mutation ($id: ID!) { suggestionHide(id: $id, input: { rule: INSULT, reason: "Insulta." }) { userErrors { code } } }',
    { id: hidden },
  );
  expect(await covered(id)).toEqual(NONE);
  expect((await listed(id, { unanswered: true })).totalCount).toBe(0);
});

it('says which answers are late today, and which were given late, and lists the same ones', async () => {
  const { id, at } = await begun();
  const author = await plan.citizen();
  const make = async (words: string) => (await by(author).suggest({ ...at, text: es(words) })).suggestion.id;
  const [waiting, late, answered] = [
    await make('Medir las fugas de agua cada mes'),
    await make('Medir muy bien las fugas de agua'),
    await make('Contar las fugas de agua'),
  ];
  await dueOn(late, '2020-01-01');
  await dueOn(answered, '2020-01-01');
  await by('drafter').decline(answered);
  expect(await covered(id)).toEqual({ owed: 3, answered: 1, overdue: 1, late: 1, medianDays: 0 });
  const ids = async (filter: object) => (await listed(id, filter)).nodes.map((one: { id: string }) => one.id);
  expect(await ids({ unanswered: true })).toEqual([waiting, late]);
  expect(await ids({ overdue: true })).toEqual([late]);
});

it('tells the past as it was: an answer of today is none of an earlier instant', async () => {
  const { at } = await begun();
  const author = await plan.citizen();
  const { suggestion } = await by(author).suggest({ ...at, text: es('Medir las fugas de agua cada mes') });
  await new Promise((done) => setTimeout(done, 20));
  const between = new Date().toISOString();
  await new Promise((done) => setTimeout(done, 20));
  await by('drafter').decline(suggestion.id);
  t.setNow(new Date(Date.now() + 60_000).toISOString());
  const asked = await t.gql(
    `query ($asOf: DateTime) { plan(slug: "joint", asOf: $asOf) { suggestionCoverage { ${FIGURES} } } }`,
    { asOf: between },
  );
  const now = await t.gql(`{ plan(slug: "joint") { suggestionCoverage { ${FIGURES} } } }`);
  expect(now.plan.suggestionCoverage.answered).toBe(asked.plan.suggestionCoverage.answered + 1);
  expect(now.plan.suggestionCoverage.owed).toBe(asked.plan.suggestionCoverage.owed);
  t.setNow(new Date().toISOString());
});

it('has the answers owed by the institution that leads, and divides the plan without losing one', async () => {
  const { id, at } = await begun();
  await by(await plan.citizen()).suggest({ ...at, text: es('Medir las fugas de agua cada mes') });
  const { ownershipInvite } = await t.gql.as('secretariat')(
    `mutation ($id: ID!) { ownershipInvite(id: $id, input: { institution: "justicia", role: LEAD }) { commitment { owners { id } } userErrors { code } } }`,
    { id },
  );
  const ofJusticia = async () =>
    (await t.gql(`{ institution(slug: "justicia") { suggestionCoverage(plan: "joint") { owed } } }`)).institution
      .suggestionCoverage.owed;
  expect(await ofJusticia()).toBe(0);
  await t.gql.as('liaison')(
    'mutation ($id: ID!) { ownershipRespond(id: $id, input: { accept: true }) { userErrors { code } } }',
    { id: ownershipInvite.commitment.owners[0].id },
  );
  expect(await ofJusticia()).toBe(1);
  const { suggestions } = await t.gql('{ suggestions(filter: { institution: "justicia" }) { totalCount } }');
  expect(suggestions.totalCount).toBe(1);

  const { plan: given } = await t.gql(`{ plan(slug: "joint") { suggestionCoverage { ${FIGURES} }
    suggestionCoverageByTheme { coverage { ${FIGURES} } } suggestionCoverageByInstitution { institution { slug } coverage { ${FIGURES} } } } }`);
  for (const parts of [given.suggestionCoverageByTheme, given.suggestionCoverageByInstitution])
    for (const name of ['owed', 'answered', 'overdue', 'late'])
      expect([
        name,
        parts.reduce((sum: number, { coverage }: { coverage: Record<string, number> }) => sum + coverage[name]!, 0),
      ]).toEqual([name, given.suggestionCoverage[name]]);
  expect(given.suggestionCoverageByInstitution.map((one: { institution: unknown }) => one.institution)).toEqual(
    expect.arrayContaining([null, { slug: 'justicia' }]),
  );
});

it('counts no suggestion on a draft that the reader may not see', async () => {
  const before = (await t.gql('{ plan(slug: "joint") { suggestionCoverage { owed } } }')).plan.suggestionCoverage.owed;
  expect(before).toBeGreaterThan(0);
  const keep = (open: boolean) =>
    t.app.get(UnitOfWork).run(OPERATOR, async ({ manager, record }) => {
      await manager.query('update plan set drafts_public = $1', [open]);
      record({ verb: 'plan.imported', subject: plan.plan, planId: plan.planId });
    });
  await keep(false);
  const ask = '{ plan(slug: "joint") { suggestionCoverage { owed } suggestionCoverageByTheme { coverage { owed } } } }';
  expect((await t.gql(ask)).plan).toEqual({ suggestionCoverage: { owed: 0 }, suggestionCoverageByTheme: [] });
  expect((await t.gql.as('drafter')(ask)).plan.suggestionCoverage.owed).toBe(before);
  await keep(true);
});

it('moves the days of waiting suggestions with the window for responses, and says so before', async () => {
  const { windows } = (await t.gql('{ plan(slug: "joint") { windows { id kind } } }')).plan;
  const to = new Date(Date.now() + 100 * 86_400_000);
  const { id } = windows.find(({ kind }: { kind: string }) => kind === 'REASONED_RESPONSE');
  const move = (more: string) =>
    t.gql.as('secretariat')(
      `mutation ($id: ID!, $to: DateTime!) { windowMove(id: $id, input: { closesAt: $to, reason: "Hay más tiempo"${more} }) {
         consequences { code count } userErrors { code path } } }`,
      { id, to: to.toISOString() },
    );
  const waiting = async () =>
    (await t.gql('{ suggestions(first: 50, filter: { unanswered: true }) { totalCount nodes { respondBy } } }'))
      .suggestions;
  const { windowMove: asked } = await move(', preview: true');
  expect(asked.userErrors).toEqual([]);
  const told = (code: string) =>
    asked.consequences
      .filter((one: { code: string }) => one.code === code)
      .reduce((sum: number, { count }: { count: number }) => sum + count, 0);
  const before = await waiting();
  expect(before.totalCount).toBeGreaterThan(2);
  expect([told('ANSWER_DAYS_MOVED'), told('ANSWERS_NO_LONGER_LATE')]).toEqual([before.totalCount, 1]);
  expect((await move('')).windowMove.userErrors).toEqual([]);
  const days = (await waiting()).nodes.map(({ respondBy }: { respondBy: string }) => respondBy);
  expect([...new Set(days)]).toEqual([to.toLocaleDateString('sv', { timeZone: 'America/Mexico_City' })]);
});
