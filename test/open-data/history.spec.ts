import { dump } from 'js-yaml';
import { OPERATOR } from '../../src/domain/actor.js';
import { encodeId } from '../../src/api/node-id.js';
import { newId } from '../../src/kernel/ids.js';
import { UnitOfWork } from '../../src/kernel/unit-of-work.js';
import { loadJurisdictions } from '../../src/open-data/jurisdictions.js';
import type { PlanDocument } from '../../src/open-data/plan/document.js';
import { exportPlan } from '../../src/open-data/plan/export-plan.js';
import { importPlan, type PlanImport, readPlanDocument } from '../../src/open-data/plan/import-plan.js';
import { testApp, type TestApp } from '../support/app.js';
import type { CoCreation } from '../support/co-creation.js';
import { drafting, es, planWriter, textNow, writer } from '../support/drafting.js';

const ACTION = 'Reparar la red de agua.\n\n- Medir las fugas\n- Cambiar los tubos';

let t: TestApp;
let other: TestApp;
let plan: CoCreation;
let [invented, real] = ['', ''];
let exported: PlanDocument;
beforeAll(async () => {
  t = await testApp();
  plan = await drafting(t);
  [invented, real] = [await plan.citizen(), await plan.citizen()];
  await t.app.get(UnitOfWork).run(OPERATOR, async ({ manager, record }) => {
    await manager.query(`update account set synthetic = true, public_name = 'Inventada Pérez' where handle = $1`, [
      invented,
    ]);
    await manager.query(`update account set public_name = 'Persona Real' where handle = $1`, [real]);
    // An import opens and closes windows at whole minutes.
    await manager.query(
      `update plan_window set opens_at = date_trunc('minute', opens_at), closes_at = date_trunc('minute', closes_at)`,
    );
    record({ verb: 'plan.imported', subject: plan.plan, planId: plan.planId });
  });
  await earlier(t);
  await written();
  await writtenForThePlan();
  exported = await exportPlan(t.db, 'joint');
  other = await testApp();
  await loadJurisdictions(other.app.get(UnitOfWork));
  await earlier(other);
  await importPlan(other.app.get(UnitOfWork), readPlanDocument(JSON.stringify(exported)));
}, 120_000);
afterAll(async () => {
  await other.close();
  await t.close();
});

const by = (who: string) => writer(t, who);

/** A plan before this one, with a commitment that can be carried on; it has ids of its own in each place. */
async function earlier({ app }: TestApp): Promise<void> {
  await app.get(UnitOfWork).run(OPERATOR, async ({ manager, record }) => {
    const [planId, id, title] = [newId(), newId(), JSON.stringify({ original: 'es', es: { text: 'Anterior' } })];
    await manager.query(`insert into plan (id, slug, title, stage) values ($1, 'viejo', $2, 'closed')`, [
      planId,
      title,
    ]);
    await manager.query(
      `insert into commitment (id, plan_id, reference, position, title, state) values ($1, $2, 'VIEJO-01', 0, $3, 'adopted')`,
      [id, planId, title],
    );
    record({ verb: 'plan.imported', subject: encodeId('Plan', planId), planId });
  });
}

/** The text of the plan itself, with suggestions in several states. */
async function writtenForThePlan(): Promise<void> {
  const { plan: text } = await planWriter(t, 'secretariat', plan).write(0, {
    foreword: es('Presentamos este plan.'),
    vision: es('Un gobierno que escucha.\n\n- Datos abiertos\n- Cuentas claras'),
  });
  const clause = (words: string) =>
    text.clauses.nodes.find((one: { text: { text: string } }) => one.text.text === words).id;
  const made = async (input: object, who = real) => {
    const { suggestion, userErrors } = await by(who).suggest({ plan: plan.plan, baseVersion: 1, ...input });
    expect(userErrors).toEqual([]);
    return suggestion.id as string;
  };
  const [vision, data] = [clause('Un gobierno que escucha.'), clause('Datos abiertos')];
  const accepted = await made({ clause: vision, text: es('Un gobierno que escucha y responde.') }, invented);
  await by('drafter').accept(accepted, { reason: 'Responder también cuenta' });
  await by('drafter').decline(await made({ clause: data, text: es('Datos') }));
  await made({ clause: vision, text: es('Un gobierno que oye.') });
  const removed = await made({ kind: 'REMOVE', clause: data, text: undefined });
  await by('drafter').accept(removed);
  await by('society').revert(removed);
}

/** A text with a suggestion of each kind, in each state. */
async function written(): Promise<void> {
  const { commitment } = await by('secretariat').draft(plan.plan, { action: es(ACTION) });
  const clause = (words: string) =>
    commitment.clauses.nodes.find((one: { text: { text: string } }) => one.text.text === words).id;
  const made = async (input: object, who = real) => {
    const { suggestion, userErrors } = await by(who).suggest({ commitment: commitment.id, baseVersion: 1, ...input });
    expect(userErrors).toEqual([]);
    return suggestion.id as string;
  };
  const done = async (answer: Promise<{ userErrors: unknown[] }>) => expect((await answer).userErrors).toEqual([]);
  const [leaks, pipes] = [clause('Medir las fugas'), clause('Cambiar los tubos')];

  const first = await made({ clause: leaks, text: es('Medir las fugas cada mes') }, invented);
  const second = await made({ clause: leaks, text: es('Medir las fugas cada año') });
  const declined = await made({ clause: pipes, text: es('Cambiar algunos tubos') });
  const taken = await made({ clause: pipes, text: es('Cambiar todos los tubos') });
  const hidden = await made({ kind: 'ADD', section: 'ACTION', text: es('canario escondido') });
  await made({ clause: pipes, text: es('Cambiar los tubos viejos'), onBehalfOf: 'colectivo' }, 'society');
  await done(by('drafter').accept(first));
  await done(by('drafter').accept(second, { text: 'Medir las fugas cada seis meses', reason: 'Ni mes ni año' }));
  await done(by('drafter').decline(declined));
  await done(by(real).withdraw(taken));
  await done(by('drafter').accept(hidden));
  await t.gql.as('moderator')(
    'mutation ($id: ID!) { suggestionHide(id: $id, input: { rule: INSULT, reason: "Insulta." }) { userErrors { code } } }',
    { id: hidden },
  );
  const added = await made({ kind: 'ADD', section: 'ACTION', after: leaks, text: es('Publicar lo medido') }, invented);
  await done(by('drafter').accept(added));
  await done(by('drafter').accept(await made({ kind: 'MOVE', clause: pipes, after: null }, 'society')));
  await done(
    by('drafter').accept(
      await made({ kind: 'FIELD', field: 'PERIOD', value: { period: { start: '2027-01-01', end: '2027-12' } } }),
    ),
  );
  const milestone = await made({
    kind: 'ADD_MILESTONE',
    milestoneDraft: { title: es('Primer hito'), planned: { start: '2027-02-01', end: '2027-03-01' } },
  });
  await done(by('drafter').accept(milestone));
  const { milestones } = await textNow(t, commitment.id);
  await made({
    kind: 'FIELD',
    field: 'MILESTONE_PERIOD',
    milestone: milestones.nodes[0].id,
    baseVersion: 8,
    value: { period: { start: '2027-02-01', end: '2027-04-01' } },
  });
  await done(by('drafter').accept(await made({ kind: 'REMOVE_MILESTONE', milestone: milestones.nodes[0].id })));
  const removed = await made({ kind: 'REMOVE', clause: pipes, text: undefined });
  await done(by('drafter').accept(removed));
  await done(by('society').revert(removed));
  for (const [field, value] of [
    ['BUDGET', { budget: { amount: '1500.50', currency: 'MXN' } }],
    ['SDGS', { sdgs: [6, 16] }],
    ['CHALLENGE_AREA', { challengeArea: 'JUSTICE' }],
    [
      'CARRIED_OVER_FROM',
      { carriedOverFrom: (await t.gql('{ commitment(reference: "VIEJO-01") { id } }')).commitment.id },
    ],
  ])
    await done(by('drafter').accept(await made({ kind: 'FIELD', field, value })));
}

it('exports from an empty database that took it over the same clauses, versions and suggestions', async () => {
  const again = await exportPlan(other.db, 'joint');
  expect(again).toEqual(exported);
  const { history } = exported.plan.commitments[0]!;
  expect(history!.suggestions.map(({ state }) => state).toSorted()).toEqual(
    expect.arrayContaining(['accepted', 'accepted_with_changes', 'declined', 'pending', 'reverted', 'withdrawn']),
  );
  expect(new Set(history!.suggestions.map(({ kind }) => kind)).size).toBe(7);
  expect(history!.versions.map(({ number }) => number)).toEqual(history!.versions.map((_, index) => index + 1));
});

it('carries the values of each version, and names an earlier commitment by its reference', () => {
  const { history, carriedOverFrom } = exported.plan.commitments[0]!;
  expect(carriedOverFrom).toBe('VIEJO-01');
  expect(history!.versions[0]!.fields).not.toHaveProperty('budget');
  expect(history!.versions.at(-1)!.fields).toMatchObject({
    budget: { amount: '1500.50', currency: 'MXN' },
    sdgs: [6, 16],
    challengeArea: 'justice',
    carriedOverFrom: 'VIEJO-01',
  });
  expect(history!.suggestions.at(-1)).toMatchObject({ field: 'carried_over_from', value: 'VIEJO-01' });
});

const PLAN_READ = `{ plan(slug: "joint") { textVersion
  clauses(first: 20) { nodes { section kind text { text } changedIn provenance { text sources { kind suggestionNumber version acceptedRole } } } }
  textVersions(first: 20) { nodes { number cause role reason suggestion { number } } }
  textComparison(from: 1, to: 4) { clauses { change pieces { change text } } }
  suggestions(first: 20, filter: { ofPlanText: true }) { nodes { number kind state text reason inConflict madeVersion decisionReason } } } }`;

it('carries the text of the plan itself with its clauses, versions and suggestions', async () => {
  const { text, history } = exported.plan;
  expect(text).toMatchObject({
    vision: { es: 'Un gobierno que escucha y responde.\n\n- Datos abiertos\n- Cuentas claras' },
  });
  expect(history!.suggestions.map(({ state }) => state)).toEqual(['accepted', 'declined', 'pending', 'reverted']);
  const [here, there] = [await t.gql(PLAN_READ), await other.gql(PLAN_READ)];
  expect(there).toEqual(here);
  expect(here.plan.textVersion).toBe(4);
  expect(here.plan.suggestions.nodes).toHaveLength(4);
});

it('takes the text of a plan from a document without a history as one imported version, and a changed one as the next', async () => {
  const { history: _, ...own } = exported.plan;
  const third = await testApp();
  await loadJurisdictions(third.app.get(UnitOfWork));
  const take = (text: object) => {
    const given = { ...exported, plan: { ...own, commitments: [], text }, accounts: [] };
    return importPlan(third.app.get(UnitOfWork), readPlanDocument(JSON.stringify(given)));
  };
  const read = async () => (await third.gql(PLAN_READ)).plan;
  await take({ foreword: 'Presentamos.', vision: 'Uno.\n\nDos.' });
  expect(changed(await take({ foreword: 'Presentamos.' }))).toEqual([]);
  await take({ foreword: 'Presentamos este plan.' });
  const { textVersion, textVersions, clauses } = await read();
  expect(textVersion).toBe(2);
  expect(textVersions.nodes.map(({ cause }: { cause: string }) => cause)).toEqual(['IMPORTED', 'IMPORTED']);
  expect(clauses.nodes.map(({ text }: { text: { text: string } }) => text.text)).toEqual([
    'Presentamos este plan.',
    'Uno.',
    'Dos.',
  ]);
  await third.close();
});

const changed = ({ tables }: PlanImport) =>
  Object.entries(tables).filter(([, { created, updated }]) => created + updated > 0);

it('changes nothing when it is imported again, from YAML or JSON', async () => {
  for (const [app, text] of [
    [t, dump(exported)],
    [other, JSON.stringify(exported)],
  ] as const)
    expect(changed(await importPlan(app.app.get(UnitOfWork), readPlanDocument(text)))).toEqual([]);
});

it('names no person, and takes no words that moderation hides from where they were suggested', () => {
  const text = JSON.stringify(exported);
  expect(text).toContain('Inventada Pérez');
  expect(text).not.toContain('Persona Real');
  expect(text).not.toContain(real);
  expect(JSON.stringify(exported.plan.commitments[0]!.history!.suggestions)).not.toContain('canario');
});

const READ = `{ commitment(reference: "JOINT-01") { version title { text } action { text }
  clauses(first: 20) { nodes { section text { text } changedIn provenance { text sources { kind suggestionNumber version acceptedRole } } } }
  versions(first: 50) { nodes { number cause } } comparison(from: 1, to: 12) { clauses { change } }
  suggestions(first: 50) { nodes { number kind state text reason inConflict finalText madeVersion decisionReason respondBy author { publicName } } } } }`;

it('reads in the other place as here: texts, the sources of words, comparisons and suggestions', async () => {
  const [here, there] = [await t.gql(READ), await other.gql(READ)];
  // Nobody but an invented account is named there, and words of a hidden suggestion come from an import.
  const alike = (given: typeof here) =>
    JSON.parse(JSON.stringify(given), (key, value) =>
      key === 'author' || value?.text === 'canario escondido' ? null : value,
    );
  expect(alike(there)).toEqual(alike(here));
  const nodes = there.commitment;
  expect(new Set(nodes.suggestions.nodes.map((one: { author: object | null }) => JSON.stringify(one.author)))).toEqual(
    new Set([JSON.stringify({ publicName: 'Inventada Pérez' }), 'null']),
  );
});

it('owes the same answers there', async () => {
  const ask = '{ plan(slug: "joint") { suggestionCoverage { owed answered overdue late } } }';
  const here = await t.gql(ask);
  expect(await other.gql(ask)).toEqual(here);
  expect(here.plan.suggestionCoverage.owed).toBeGreaterThan(8);
});

it.each<[string, (given: string) => string, RegExp]>([
  [
    'an institution',
    (given) => given.replaceAll('"onBehalfOf":"', '"onBehalfOf":"no-'),
    /there is no institution "no-/,
  ],
  ['a clause', (given) => given.replace('"clause":"c', '"clause":"c99'), /there is no clause "c99/],
  ['a milestone', (given) => given.replace('"milestone":"x1"', '"milestone":"m9"'), /has no milestone "m9"/],
  ['a version', (given) => given.replace('"madeVersion":2', '"madeVersion":200'), /there is no version 200/],
  [
    'an earlier commitment',
    (given) => given.replaceAll('"carriedOverFrom":"VIEJO-01"', '"carriedOverFrom":"NUEVO-01"'),
    /history of JOINT-\d+: no earlier plan has the commitment "NUEVO-01"/,
  ],
  [
    'a suggestion on the text of the plan',
    (given) => given.replace('"reason":"Se entiende mejor"', '"onBehalfOf":"no-one","reason":"Se entiende mejor"'),
    /history of the plan: there is no institution "no-one"/,
  ],
  ['an account', (given) => given.replace(`"by":"${invented}"`, '"by":"nobody"'), /has no account "nobody"/],
])('refuses %s that leads nowhere, and says where', (_, spoil, sentence) => {
  const given = spoil(JSON.stringify(exported));
  expect(given).not.toBe(JSON.stringify(exported));
  return expect(importPlan(other.app.get(UnitOfWork), readPlanDocument(given))).rejects.toThrow(sentence);
});

it('changes nothing of its own plan when it is imported where it was exported', async () => {
  const { id } = (await by('drafter').draft(plan.plan)).commitment;
  const own = await exportPlan(t.db, 'joint');
  const { version } = await textNow(t, id);
  const { total } = await importPlan(t.app.get(UnitOfWork), readPlanDocument(JSON.stringify(own)));
  expect(total).toMatchObject({ created: 0, updated: 0 });
  expect((await textNow(t, id)).version).toBe(version);
});

it('keeps whether everybody reads the drafts of a plan, also where a document does not say', async () => {
  const work = t.app.get(UnitOfWork);
  const isPublic = async ({ db }: TestApp) =>
    (await db.query(`select drafts_public as public from plan where slug = 'joint'`))[0].public;
  await work.run(OPERATOR, async ({ manager, record }) => {
    await manager.query(`update plan set drafts_public = false where slug = 'joint'`);
    record({ verb: 'plan.imported', subject: plan.plan, planId: plan.planId });
  });
  const own = await exportPlan(t.db, 'joint');
  expect(own.plan.draftsPublic).toBe(false);
  await importPlan(other.app.get(UnitOfWork), readPlanDocument(JSON.stringify(own)));
  expect(await isPublic(other)).toBe(false);
  const { draftsPublic: _, ...silent } = own.plan;
  await importPlan(work, readPlanDocument(JSON.stringify({ ...own, plan: silent })));
  expect(await isPublic(t)).toBe(false);
});
