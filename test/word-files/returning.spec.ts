import { decodeId, encodeId } from '../../src/api/node-id.js';
import { OPERATOR } from '../../src/domain/actor.js';
import { UnitOfWork } from '../../src/kernel/unit-of-work.js';
import { testApp, type TestApp } from '../support/app.js';
import type { CoCreation } from '../support/co-creation.js';
import { drafting, es, planWriter, writer } from '../support/drafting.js';
import { commentedWord, downloadWord, readingOf, returnWord, takeWord, trackedWord } from '../support/word-files.js';

let t: TestApp;
let plan: CoCreation;
beforeAll(async () => {
  t = await testApp();
  plan = await drafting(t);
});
afterAll(() => t.close());

interface Clause {
  id: string;
  text: { text: string };
}

async function begun() {
  const { commitment } = await writer(t, 'drafter').draft(plan.plan, {
    action: es('Reparar la red de agua.\n\n- Medir las fugas\n- Cambiar los tubos'),
  });
  const clause = (text: string): string => commitment.clauses.nodes.find((each: Clause) => each.text.text === text).id;
  return { id: commitment.id as string, clause, file: await downloadWord(t, commitment.id) };
}

const onCommitment = async (id: string) =>
  (
    await t.gql(
      `query ($id: ID!) { node(id: $id) { ... on Commitment { suggestions(first: 20) { nodes {
        id kind text reason state inConflict authorNamed author { publicName } } } } } }`,
      { id },
    )
  ).node.suggestions.nodes;
const onClause = async (id: string) =>
  (
    await t.gql(
      `query ($id: ID!) { node(id: $id) { ... on Clause { comments(first: 9) { nodes { body authorNamed author { publicName } } } } } }`,
      { id },
    )
  ).node.comments.nodes;

it('makes of each tracked change a suggestion in the name of who is said to have made it, and of a comment one on its clause', async () => {
  const { id, clause, file } = await begun();
  const edited = commentedWord(
    trackedWord(file, [
      { at: 'Medir las fugas', add: ' cada mes' },
      { at: 'Cambiar los tubos', author: 'Mtra. Sosa' },
    ]),
    'Reparar la red de agua.',
    '¿Toda la red?',
  );
  const { reading } = await returnWord(t, 'society', edited);
  expect(await onCommitment(id)).toEqual([]);
  expect(await takeWord(t, 'society', reading, { preview: true })).toMatchObject({
    reading: null,
    consequences: [
      { code: 'SUGGESTED_CHANGES', count: 2 },
      { code: 'SAID_IN_COMMENTS', count: 1 },
    ],
    userErrors: [],
  });
  expect(await onCommitment(id)).toEqual([]);
  const { reading: taken } = await takeWord(t, 'society', reading, { reason: 'Lo revisó el área jurídica' });
  expect(taken.changes.map((one: { taken: object }) => one.taken)).toEqual([
    { id: expect.stringMatching(/^sug_/), wasThere: false, problem: null, message: null },
    { id: expect.stringMatching(/^sug_/), wasThere: false, problem: null, message: null },
  ]);
  expect(await onCommitment(id)).toMatchObject([
    {
      kind: 'CHANGE',
      text: 'Medir las fugas cada mes',
      reason: 'Lo revisó el área jurídica',
      authorNamed: 'Lic. Ríos',
      author: { publicName: 'society' },
    },
    { kind: 'REMOVE', text: null, authorNamed: 'Mtra. Sosa' },
  ]);
  expect(await onClause(clause('Reparar la red de agua.'))).toEqual([
    { body: '¿Toda la red?', authorNamed: 'Ana', author: { publicName: 'society' } },
  ]);
});

it('makes nothing twice of the same file, whoever sends it, and takes then what was left', async () => {
  const { id, file } = await begun();
  const edited = commentedWord(
    trackedWord(file, [{ at: 'Medir las fugas', add: ' cada mes' }]),
    'Cambiar los tubos',
    'Sí',
  );
  const first = await returnWord(t, 'society', edited);
  await takeWord(t, 'society', first.reading);
  const [suggestion] = await onCommitment(id);
  for (const who of ['society', 'drafter']) {
    const again = await returnWord(t, who, edited);
    const { reading } = await takeWord(t, who, again.reading);
    expect(reading.changes[0].taken).toMatchObject({ id: suggestion.id, wasThere: true });
    expect(reading.comments[0].taken).toMatchObject({ wasThere: true });
  }
  expect(await takeWord(t, 'society', first.reading)).toMatchObject({
    reading: { changes: [{ taken: { id: suggestion.id, wasThere: false } }] },
  });
  expect(await onCommitment(id)).toHaveLength(1);
});

it('marks a conflict with what was accepted since the file left, and says of a clause that is gone that it is gone', async () => {
  const { id, clause, file } = await begun();
  const accept = async (input: object) => {
    const { suggestion } = await writer(t, 'society').suggest({ commitment: id, baseVersion: 1, ...input });
    await writer(t, 'drafter').accept(suggestion.id);
  };
  await accept({ clause: clause('Medir las fugas'), text: es('Medir las tomas') });
  await accept({ clause: clause('Cambiar los tubos'), kind: 'REMOVE' });
  const edited = trackedWord(file, [
    { at: 'Medir las fugas', by: 'Medir las cisternas' },
    { at: 'Cambiar los tubos', add: ' rotos' },
  ]);
  const { reading } = await returnWord(t, 'society', edited);
  const { reading: taken } = await takeWord(t, 'society', reading);
  expect(taken.baseVersion).toBe(1);
  expect(taken.changes[1].taken).toMatchObject({ id: null, problem: 'CLAUSE_REMOVED', message: expect.any(String) });
  const pending = (await onCommitment(id)).filter(({ state }: { state: string }) => state === 'PENDING');
  expect(pending).toMatchObject([{ text: 'Medir las cisternas', inConflict: true }]);
});

it('shows what was read to the account that sent it and to nobody else, and lets nobody else take it', async () => {
  const { id, file } = await begun();
  const { reading } = await returnWord(t, 'society', trackedWord(file, [{ at: 'Medir las fugas', add: ' ya' }]));
  expect(await readingOf(t, 'society', reading)).toMatchObject({
    takenAt: null,
    changes: [{ before: 'Medir las fugas', text: 'Medir las fugas ya', author: 'Lic. Ríos', taken: null }],
  });
  for (const who of ['drafter', null]) expect(await readingOf(t, who, reading)).toBeNull();
  expect(await takeWord(t, 'drafter', reading)).toMatchObject({ userErrors: [{ code: 'WORD_READING_NOT_FOUND' }] });
  expect(await onCommitment(id)).toEqual([]);
});

it('takes no character that cannot be kept, and writes texts as they come from anywhere else', async () => {
  const { id, clause, file } = await begun();
  const author = `${'Aña'.normalize('NFD')}\u202e${'a'.repeat(196)}😀`;
  const edited = commentedWord(
    trackedWord(file, [{ at: 'Medir las fugas', add: ' del cafe\u0301\u0085\u{1fffe}', author }]),
    'Cambiar los tubos',
    'De\u007f verdad, cafe\u0301',
    author,
  );
  const { status, reading } = await returnWord(t, 'society', edited);
  expect(status).toBe(200);
  await takeWord(t, 'society', reading);
  const named = `Aña${'a'.repeat(196)}`;
  expect(await onCommitment(id)).toMatchObject([{ text: 'Medir las fugas del café��', authorNamed: named }]);
  expect(await onClause(clause('Cambiar los tubos'))).toMatchObject([{ body: 'De� verdad, café', authorNamed: named }]);
});

it('takes no more than two hundred changes of a file at once', async () => {
  const { commitment } = await writer(t, 'drafter').draft(plan.plan, {
    action: es(Array.from({ length: 201 }, (_, n) => `- Medida número ${n} de todas`).join('\n')),
  });
  const edits = Array.from({ length: 201 }, (_, n) => ({ at: `Medida número ${n} de todas`, add: ' más' }));
  const answer = await returnWord(t, 'society', trackedWord(await downloadWord(t, commitment.id), edits));
  expect(answer).toMatchObject({ status: 422, errors: [{ code: 'WORD_TOO_MANY_CHANGES' }] });
});

it('forgets the name that a file gave with the text beside which it stood', async () => {
  const { id, clause, file } = await begun();
  const citizen = await plan.citizen();
  const edited = trackedWord(file, [{ at: 'Medir las fugas', add: ' ya' }]);
  const { reading } = await returnWord(t, citizen, commentedWord(edited, 'Cambiar los tubos', 'Sí'));
  const { reading: taken } = await takeWord(t, citizen, reading);
  const uuids = [taken.changes[0].taken.id, taken.comments[0].taken.id].map((one: string) => decodeId(one)!.uuid);
  await t.app.get(UnitOfWork).run(OPERATOR, async ({ manager, record }) => {
    await manager.query('select erase_suggestions(author_account_id) from suggestion where id = $1', [uuids[0]]);
    await manager.query('select erase_comments(array[$1::uuid])', [uuids[1]]);
    record({ verb: 'plan.imported', subject: encodeId('Plan', plan.planId), planId: plan.planId });
  });
  expect(await onCommitment(id)).toMatchObject([{ state: 'WITHDRAWN', authorNamed: null, text: null }]);
  const kept = await t.db.query(
    `select count(*)::int as n from (select author_named from suggestion where id = $1
       union all select author_named from history.suggestion where id = $1
       union all select author_named from comment where id = $2) all_ where author_named is not null`,
    uuids,
  );
  expect(kept).toEqual([{ n: 0 }]);
  expect(await onClause(clause('Cambiar los tubos'))).toMatchObject([{ body: null, authorNamed: null }]);
});

it('takes a file of a citizen too while a window is open', async () => {
  const { file } = await begun();
  const citizen = await plan.citizen();
  let edited = trackedWord(file, [{ at: 'Medir las fugas', add: ' ya' }]);
  edited = commentedWord(edited, 'Cambiar los tubos', 'Sí');
  const { reading } = await returnWord(t, citizen, edited);
  const { reading: taken } = await takeWord(t, citizen, reading);
  expect(taken.changes[0].taken.id).toMatch(/^sug_/);
  expect(taken.comments[0].taken.id).toMatch(/^cmt_/);
});

it('takes the text of a plan itself there and back, and never for the text of a commitment', async () => {
  const { plan: text } = await planWriter(t, 'secretariat', plan).write(0, {
    foreword: es('Presentamos este plan.'),
    vision: es('Un gobierno que escucha.\n\n- Datos abiertos'),
  });
  const foreword = text.clauses.nodes[0].id;
  const file = await downloadWord(t, plan.plan);
  const edited = commentedWord(
    trackedWord(file, [
      { at: 'Un gobierno que escucha.', by: 'Un gobierno que responde.' },
      { at: 'Datos abiertos', add: ' y útiles' },
    ]),
    'Presentamos este plan.',
    '¿Quiénes?',
  );
  const { reading, commitment, plan: of, notPlaced, suggestions } = await returnWord(t, 'society', edited);
  expect([commitment, of, notPlaced]).toEqual([null, plan.plan, []]);
  expect(suggestions.map((one: { section: string; input: object }) => [one.section, one.input])).toMatchObject([
    ['VISION', { plan: plan.plan, baseVersion: 1, kind: 'CHANGE' }],
    ['VISION', { plan: plan.plan, text: { text: 'Datos abiertos y útiles' } }],
  ]);
  const { reading: taken } = await takeWord(t, 'society', reading);
  expect(taken.changes.map((one: { taken: { id: string } }) => one.taken.id)).toEqual([
    expect.stringMatching(/^sug_/),
    expect.stringMatching(/^sug_/),
  ]);
  const made = await planWriter(t, 'drafter', plan).suggestions({ ofPlanText: true }, 'text authorNamed');
  expect(made.nodes).toMatchObject([
    {
      number: 1,
      commitment: null,
      plan: { id: plan.plan },
      text: 'Un gobierno que responde.',
      authorNamed: 'Lic. Ríos',
    },
    { number: 2, text: 'Datos abiertos y útiles' },
  ]);
  expect(await onClause(foreword)).toMatchObject([{ body: '¿Quiénes?', authorNamed: 'Ana' }]);
  const again = await returnWord(t, 'drafter', edited);
  expect((await takeWord(t, 'drafter', again.reading)).reading.changes[0].taken).toMatchObject({ wasThere: true });
  expect((await planWriter(t, 'drafter', plan).suggestions({ ofPlanText: true })).nodes).toHaveLength(2);
});
