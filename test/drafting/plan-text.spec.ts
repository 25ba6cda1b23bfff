import { OPERATOR } from '../../src/domain/actor.js';
import { UnitOfWork } from '../../src/kernel/unit-of-work.js';
import { testApp, type TestApp } from '../support/app.js';
import type { CoCreation } from '../support/co-creation.js';
import { drafting, es, planWriter, writer } from '../support/drafting.js';

let t: TestApp;
let plan: CoCreation;
beforeAll(async () => {
  t = await testApp();
  plan = await drafting(t);
});
afterAll(() => t.close());

/** Changes the row of the plan as its operator does. */
const setPlan = (changes: string) =>
  t.app.get(UnitOfWork).run(OPERATOR, async ({ manager, record }) => {
    await manager.query(`update plan set ${changes} where id = $1`, [plan.planId]);
    record({ verb: 'plan.imported', subject: plan.plan, planId: plan.planId });
  });

const by = (who: string) => ({ ...writer(t, who), ...planWriter(t, who, plan) });
const VISION = 'Un gobierno que escucha.\n\n- Datos abiertos\n- Cuentas claras';

type Named = { id: string; text: { text: string } };
const idOf = (clauses: { nodes: Named[] }, words: string): string =>
  clauses.nodes.find(({ text }) => text.text === words)!.id;

/** The text as a visitor reads it. */
const read = () => by('visitor').read();

describe('the text of a plan', () => {
  it('is written by the secretariat and read by everybody while drafting is open', async () => {
    expect((await read()).textVersion).toBe(0);
    const { plan: written, userErrors } = await by('secretariat').write(0, {
      foreword: es('Presentamos este plan.'),
      vision: es(VISION),
    });
    expect(userErrors).toEqual([]);
    expect(written.textVersion).toBe(1);
    const seen = await read();
    expect(seen.clauses.nodes.map(({ section, kind }: Record<string, string>) => [section, kind])).toEqual([
      ['FOREWORD', 'PARAGRAPH'],
      ['VISION', 'PARAGRAPH'],
      ['VISION', 'ITEM'],
      ['VISION', 'ITEM'],
    ]);
    expect(seen.textVersions.nodes).toEqual([{ number: 1, cause: 'BEGUN', role: 'secretariat' }]);
  });

  it('keeps the ids of its clauses when a drafter of the whole plan writes it anew', async () => {
    const before = (await read()).clauses.nodes.map(({ id }: Named) => id);
    const written = await by('drafter').write(1, {
      vision: es(VISION.replace('que escucha', 'que escucha y responde')),
    });
    expect(written).toMatchObject({ plan: { textVersion: 2 }, userErrors: [] });
    const seen = await read();
    expect(seen.clauses.nodes.map(({ id }: Named) => id)).toEqual(before);
    expect(seen.textVersions.nodes.map(({ cause }: { cause: string }) => cause)).toEqual(['BEGUN', 'WRITTEN']);
  });

  it('is written by nobody else, and never over what somebody wrote meanwhile', async () => {
    const input = { foreword: es('Otro prólogo.') };
    for (const who of ['member', 'liaison', await plan.citizen()])
      expect([who, await by(who).write(2, input)]).toMatchObject([who, { userErrors: [{ code: 'NOT_ALLOWED' }] }]);
    expect(await by('secretariat').write(1, input)).toMatchObject({ userErrors: [{ code: 'VERSION_OUTDATED' }] });
  });

  it('takes suggestions of everybody, which a drafter accepts, declines and takes back', async () => {
    const { clauses } = await read();
    const citizen = await plan.citizen();
    const at = { plan: plan.plan, baseVersion: 2 };
    const change = await by(citizen).suggest({
      ...at,
      clause: idOf(clauses, 'Datos abiertos'),
      text: es('Datos abiertos cada mes'),
    });
    expect(change).toMatchObject({ suggestion: { number: 1, state: 'PENDING' }, userErrors: [] });
    expect(await by('secretariat').write(2, { foreword: es('Otro.') })).toMatchObject({
      userErrors: [{ code: 'TEXT_IS_SHARED', path: ['id'] }],
    });
    const added = await by(citizen).suggest({
      ...at,
      kind: 'ADD',
      section: 'CHALLENGES',
      text: es('Falta personal.'),
    });
    const removed = await by(citizen).suggest({ ...at, kind: 'REMOVE', clause: idOf(clauses, 'Cuentas claras') });
    const moved = await by(citizen).suggest({ ...at, kind: 'MOVE', clause: idOf(clauses, 'Cuentas claras') });
    const declined = await by(citizen).suggest({
      ...at,
      clause: idOf(clauses, 'Presentamos este plan.'),
      text: es('Hola.'),
    });
    const withdrawn = await by(citizen).suggest({
      ...at,
      clause: idOf(clauses, 'Presentamos este plan.'),
      text: es('Adiós.'),
    });
    expect(await by(citizen).withdraw(withdrawn.suggestion.id)).toMatchObject({ suggestion: { state: 'WITHDRAWN' } });
    expect(await by('drafter').decline(declined.suggestion.id)).toMatchObject({ suggestion: { state: 'DECLINED' } });
    for (const [made, version] of [
      [change, 3],
      [added, 4],
      [moved, 5],
      [removed, 6],
    ])
      expect(await by('drafter').accept(made.suggestion.id)).toMatchObject({
        suggestion: { state: 'ACCEPTED', madeVersion: version },
        userErrors: [],
      });
    const now = await read();
    expect(now.clauses.nodes.map(({ text }: Named) => text.text)).toEqual([
      'Presentamos este plan.',
      'Un gobierno que escucha y responde.',
      'Datos abiertos cada mes',
      'Falta personal.',
    ]);
    expect(await by('society').revert(removed.suggestion.id)).toMatchObject({ suggestion: { state: 'REVERTED' } });
    expect((await read()).clauses.nodes.map(({ text }: Named) => text.text)).toContain('Cuentas claras');
    expect((await read()).textVersions.nodes.map(({ number }: { number: number }) => number)).toEqual([
      1, 2, 3, 4, 5, 6, 7,
    ]);
  });

  it('lists the suggestions on it apart from those on its commitments', async () => {
    const own = await by('visitor').suggestions({ ofPlanText: true });
    expect(own.nodes.map(({ number }: { number: number }) => number)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(own.nodes[0]).toMatchObject({ commitment: null, plan: { id: plan.plan } });
    expect((await by('visitor').suggestions({ ofPlanText: false })).nodes).toEqual([]);
  });

  it('has no fields and no milestones to suggest', async () => {
    const { userErrors } = await by('society').suggest({
      plan: plan.plan,
      baseVersion: 7,
      kind: 'FIELD',
      field: 'PERIOD',
      value: { period: { start: '2026' } },
    });
    expect(userErrors).toEqual([{ code: 'PLAN_TEXT_IS_CLAUSES', path: ['input', 'kind'] }]);
  });

  it('merges what two people change in one clause, and asks where they change the same words', async () => {
    const { clauses, textVersion } = await read();
    const at = { plan: plan.plan, baseVersion: textVersion, clause: idOf(clauses, 'Falta personal.') };
    const one = await by('member').suggest({ ...at, text: es('Falta personal capacitado.') });
    const two = await by(await plan.citizen()).suggest({ ...at, text: es('Todavía falta personal.') });
    const three = await by('member').suggest({ ...at, text: es('Falta personal suficiente.') });
    await by('drafter').accept(one.suggestion.id);
    expect(await by('drafter').accept(two.suggestion.id)).toMatchObject({ userErrors: [] });
    expect(await by('drafter').accept(three.suggestion.id)).toMatchObject({
      userErrors: [{ code: 'SUGGESTION_IN_CONFLICT' }],
    });
    expect((await read()).clauses.nodes.at(-1).text.text).toBe('Todavía falta personal capacitado.');
  });

  it('shows any two versions, and each of them for ever', async () => {
    const seen = await by('visitor').ask(
      `textAt(version: 2) { number clauses { section text { text } } }
       textComparison(from: 2, to: 3) { from to clauses { section change } }`,
    );
    expect(seen.textAt).toMatchObject({ number: 2, clauses: { length: 4 } });
    expect(seen.textComparison.clauses).toEqual([
      { section: 'FOREWORD', change: 'KEPT' },
      { section: 'VISION', change: 'KEPT' },
      { section: 'VISION', change: 'CHANGED' },
      { section: 'VISION', change: 'KEPT' },
    ]);
  });

  it('says which suggestion brought a sentence, and where the words of a suggestion stand', async () => {
    const { clauses } = await by('visitor').ask(
      `clauses(first: 20) { nodes { id text { text } provenance { text sources { kind suggestionNumber acceptedRole version } } } }`,
    );
    expect(clauses.nodes.at(-1).provenance[0].sources).toEqual(
      expect.arrayContaining([2, 7, 8].map((suggestionNumber) => expect.objectContaining({ suggestionNumber }))),
    );
    const { nodes } = await by('visitor').suggestions(
      { ofPlanText: true },
      `wordsInTexts { planId commitmentId clauseId section words }`,
      2,
    );
    expect(nodes[1].wordsInTexts).toEqual([
      {
        planId: plan.plan,
        commitmentId: null,
        clauseId: clauses.nodes.at(-1).id,
        section: 'CHALLENGES',
        words: expect.arrayContaining([expect.stringContaining('personal')]),
      },
    ]);
  });

  it('counts its suggestions among the answers that the plan owes', async () => {
    const { suggestionCoverage } = await by('visitor').ask(`suggestionCoverage { owed answered }`);
    expect(suggestionCoverage).toEqual({ owed: 8, answered: 7 });
  });

  it('takes nothing any more once the plan is submitted, and stays readable', async () => {
    const { textVersion, clauses } = await read();
    await setPlan(`stage = 'submitted', submitted_on = '2026-01-01'`);
    const { userErrors } = await by('society').suggest({
      plan: plan.plan,
      baseVersion: textVersion,
      clause: clauses.nodes[0].id,
      text: es('Tarde.'),
    });
    expect(userErrors).toEqual([{ code: 'TEXT_NOT_OPEN', path: ['input', 'plan'] }]);
    expect((await read()).clauses.nodes.length).toBe(clauses.nodes.length);
    await setPlan(`stage = 'co_creation', submitted_on = null`);
  });

  it('is read by nobody outside the plan before drafting opens', async () => {
    await setPlan('drafts_public = false');
    expect((await read()).clauses.nodes).toEqual([]);
    expect((await by('visitor').suggestions({ ofPlanText: true })).nodes).toEqual([]);
    const citizen = await plan.citizen();
    expect(await by(citizen).suggest({ plan: plan.plan, baseVersion: 1, clause: 'x', text: es('Algo') })).toMatchObject(
      {
        userErrors: [{ code: 'PLAN_NOT_FOUND', path: ['input', 'plan'] }],
      },
    );
    expect((await by('drafter').read()).clauses.nodes.length).toBeGreaterThan(3);
  });
});
