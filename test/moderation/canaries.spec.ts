import { GraphQLSchemaHost } from '@nestjs/graphql';
import type { GraphQLInterfaceType } from 'graphql';
import { Actors } from '../../src/accounts/actors.js';
import { Execute } from '../../src/api/execute.js';
import { encodeId } from '../../src/api/node-id.js';
import { type Actor, OPERATOR, VISITOR } from '../../src/domain/actor.js';
import { newId } from '../../src/kernel/ids.js';
import { UnitOfWork } from '../../src/kernel/unit-of-work.js';
import { exportPlan } from '../../src/open-data/plan/export-plan.js';
import { anotherApp, type TestApp } from '../support/app.js';
import { proposer } from '../support/co-creation.js';
import { asSuperuser, testDatabase } from '../support/databases.js';
import { type Discussion, discussion } from '../support/discussion.js';
import { writer } from '../support/drafting.js';
import { filling } from '../support/filling.js';
import { declined, responder } from '../support/responding.js';
import {
  documentOf,
  joined,
  leavesOf,
  typeOfNode,
  type Way,
  waysOf,
  withoutLimitOfComputations,
} from '../support/schema-walk.js';

let t: TestApp;
let d: Discussion;
let hiddenReference: string;
const ids: string[] = [];
const proposalIds: string[] = [];
const suggestionIds: string[] = [];
let limits: ReturnType<typeof withoutLimitOfComputations>;
beforeAll(async () => {
  limits = withoutLimitOfComputations();
  const database = await testDatabase();
  // The plan of a statement is made once, whoever asks.
  await asSuperuser(
    (client) => client.query(`alter database ${database.name} set plan_cache_mode = force_generic_plan`),
    'postgres',
  );
  t = await anotherApp(database);
  d = await discussion(t);
  await t.app.get(UnitOfWork).run(OPERATOR, async ({ manager, record }) => {
    for (const [handle, role] of [
      ['canary-reporter', null],
      ['administrator', 'administrator'],
      ['drafter', 'drafter'],
    ] as const) {
      const account = newId();
      await manager.query(`insert into account (id, handle, public_name) values ($1, $2, $2)`, [account, handle]);
      if (role)
        await manager.query(
          `insert into appointment (id, account_id, role, plan_id, from_on) values ($1, $2, $3, $4, '2020-01-01')`,
          [newId(), account, role, role === 'drafter' ? d.planId : null],
        );
    }
    await manager.query('update plan set hold_first_comments = 5 where id = $1', [d.planId]);
    await manager.query(
      `insert into plan_window (id, plan_id, kind, opens_at, closes_at)
       values ($1, $2, 'call_for_proposals', now() - interval '1 day', now() + interval '1 day')`,
      [newId(), d.planId],
    );
    record({ verb: 'plan.imported', subject: 'pln_test', planId: d.planId });
  });
  const run = async (as: string, document: string, variables: object) => {
    const answer = Object.values(await t.gql.as(as)(document, variables as Record<string, unknown>))[0] as {
      userErrors: unknown[];
    };
    expect(answer.userErrors).toEqual([]);
  };
  const hide = (id: string) =>
    run(
      'moderator',
      `mutation ($id: ID!) { commentHide(id: $id, input: { rule: INSULT, reason: "Insulta." }) { userErrors { code } } }`,
      { id },
    );
  const threads = {
    hidden: await d.say('beto', 'canario-version'),
    withdrawn: await d.say('beto', 'canario-retirado'),
  };
  await run(
    'beto',
    `mutation ($id: ID!) { commentEdit(id: $id, expectedVersion: 1, input: { body: "canario-oculto" }) { userErrors { code } } }`,
    { id: threads.hidden.id },
  );
  const below = [
    await d.say('carla', 'respuesta', { replyTo: threads.hidden.id }),
    await d.say('carla', 'respuesta', { replyTo: threads.withdrawn.id }),
    await d.say('beto', 'canario-oculto abajo', { subject: d.milestone }),
  ];
  const held = await d.say('newcomer', 'canario-espera');
  for (const id of [threads.hidden.id, below[2]!.id])
    await run(
      'canary-reporter',
      `mutation ($id: ID!) { commentReport(id: $id, input: { rule: INSULT, reason: "canario-aviso" }) { userErrors { code } } }`,
      { id },
    );
  await hide(threads.hidden.id);
  await hide(below[2]!.id);
  await run('beto', `mutation ($id: ID!) { commentWithdraw(id: $id) { userErrors { code } } }`, {
    id: threads.withdrawn.id,
  });
  await run(
    'beto',
    `mutation ($id: ID!) { commentAppeal(id: $id, input: { argument: "canario-argumento" }) { userErrors { code } } }`,
    { id: threads.hidden.id },
  );
  proposalIds.push(...(await hiddenProposal(run)));
  suggestionIds.push(...(await hiddenSuggestions(run)));
  const decisions = await t.db.query('select id from moderation_decision');
  const appeals = await t.db.query('select id from moderation_appeal');
  const reports = await t.db.query('select id from moderation_report');
  ids.push(
    encodeId('Plan', d.planId),
    d.commitment,
    d.milestone,
    threads.hidden.id,
    threads.withdrawn.id,
    held.id,
    ...below.map(({ id }) => id),
    ...decisions.map(({ id }: { id: string }) => encodeId('ModerationDecision', id)),
    ...appeals.map(({ id }: { id: string }) => encodeId('ModerationAppeal', id)),
    ...reports.map(({ id }: { id: string }) => encodeId('ModerationReport', id)),
  );
  // The test reads as of an hour after its writes, and asks a day later.
  t.setNow(new Date(Date.now() + 86_400_000).toISOString());
});
afterAll(async () => {
  await t.close();
  limits.restore();
  await t.database.drop();
});

/** Hides a proposal with everything that belongs to one; returns all ids, its own first. */
async function hiddenProposal(run: (as: string, document: string, variables: object) => Promise<void>) {
  const es = (text: string) => ({ language: 'ES', text });
  const { id, reference } = await proposer(t, 'carla').submitted(encodeId('Plan', d.planId), {
    title: es('canario-titulo'),
    problem: es('canario-problema'),
    affected: es('canario-problema'),
  });
  hiddenReference = reference;
  const said = await d.say('ana', 'canario-abajo', { subject: id });
  const { response } = await responder(t, 'secretariat').respond(id, '15', declined({ text: es('canario-respuesta') }));
  const asked = await d.say('ana', 'canario-abajo', { subject: response.id });
  await run(
    'carla',
    `mutation ($id: ID!) { responseContest(id: $id, expectedVersion: 1, input: { reason: "canario-respuesta" }) { userErrors { code } } }`,
    { id: response.id },
  );
  await run(
    'moderator',
    `mutation ($id: ID!) { proposalHide(id: $id, input: { rule: SPAM, reason: "Es un anuncio." }) { userErrors { code } } }`,
    { id },
  );
  return [id, response.id, said.id, asked.id];
}

/** Hides one suggestion that waits, one that was declined and one that was accepted; returns their ids. */
async function hiddenSuggestions(run: (as: string, document: string, variables: object) => Promise<void>) {
  const made: string[] = [];
  const act = (id: string, call: string, as = 'drafter') =>
    run(as, `mutation ($id: ID!) { ${call} { userErrors { code } } }`, { id });
  for (const decide of [
    null,
    'suggestionDecline(id: $id, input: { reason: "canario-decidido" })',
    'suggestionAccept(id: $id, input: { text: "Otras palabras", reason: "canario-decidido" })',
  ]) {
    const { suggestion, userErrors } = await writer(t, 'carla').suggest({
      commitment: d.commitment,
      baseVersion: 1,
      kind: 'ADD',
      section: 'ACTION',
      text: { language: 'ES', text: 'canario-sugerido' },
      reason: 'canario-motivo',
    });
    expect(userErrors).toEqual([]);
    if (decide) await act(suggestion.id, decide);
    await act(suggestion.id, 'suggestionHide(id: $id, input: { rule: INSULT, reason: "Insulta." })', 'moderator');
    made.push(suggestion.id);
  }
  return made;
}

const SUGGESTION = ['canario-sugerido', 'canario-motivo'];
const PROPOSAL = ['canario-titulo', 'canario-problema', 'canario-abajo', 'canario-respuesta'];
const HIDDEN = ['canario-version', 'canario-oculto', 'canario-retirado', 'canario-espera', 'canario-aviso'];
const CANARIES = [...HIDDEN, ...PROPOSAL, ...SUGGESTION, 'canario-argumento', 'canary-reporter'];
/** Canary words that each reader may see; every other one is a leak. */
const MAY_MEET: Record<string, string[]> = {
  visitor: [],
  ana: [],
  liaison: [],
  'canary-reporter': [],
  administrator: [],
  // Authors see their own texts, so that they know what waits and can argue.
  newcomer: ['canario-espera'],
  beto: ['canario-oculto', 'canario-retirado', 'canario-argumento'],
  // Another moderator decides the appeal, so they need not see the text.
  secretariat: [],
  'civil-society': [],
};

type Met = Map<string, Set<string>>;

/**
 * Gives what each person met. Every document is made, checked and planned once, and then asked for all of them in turn,
 * because that takes longer than to answer it.
 */
async function metBy(all: string[], ways: Way[]): Promise<Met> {
  const actors = new Map<string, Actor>();
  for (const as of all) actors.set(as, as === 'visitor' ? VISITOR : (await t.app.get(Actors).byHandle(as))!);
  const met: Met = new Map(all.map((as) => [as, new Set()]));
  for (const document of joined(ways, WAYS_A_DOCUMENT))
    for (const [as, actor] of actors) {
      const answer = await t.app.get(Execute).run(document, { actor, language: 'es', prepared: true });
      expect(answer.errors).toBeUndefined();
      const text = JSON.stringify(answer.data);
      for (const canary of CANARIES) if (text.includes(canary)) met.get(as)!.add(canary);
    }
  // Theirs is a public name to themselves.
  met.get('canary-reporter')?.delete('canary-reporter');
  return met;
}

/** Selects ways of which a step or a value has such a name. */
const through = (names: RegExp) => (way: Way) => names.test(documentOf(way));

/** Ways in one document: as many as its limits permit. */
const WAYS_A_DOCUMENT = 7;

function waysToComments(): Way[] {
  const past = `asOf: "${new Date(Date.now() + 3_600_000).toISOString()}"`;
  const roots = [
    ...ids.map((id) => `node(id: "${id}")`),
    ...ids.filter((id) => id.startsWith('cmt')).map((id) => `comment(id: "${id}")`),
    'plan(slug: "joint")',
    `plan(slug: "joint", ${past})`,
    'plans',
    'commitments',
    `commitments(${past})`,
    'commitment(reference: "JOINT-01")',
    `commitment(reference: "JOINT-01", ${past})`,
    'institution(slug: "justicia")',
    'moderationQueue(plan: "joint")',
    'moderationLog(plan: "joint")',
  ];
  const { schema } = t.app.get(GraphQLSchemaHost);
  const kinds = new Set<string>();
  const all = [
    // Only the first thing of each kind is explored far: others of its kind hold other data, but lead the same ways, and
    // so does `node`, from which a thing and what lies beside it are read.
    ...roots.flatMap((root) => {
      const kind = root.replace(/_[^"]+/, '');
      const far = !kinds.has(kind) && typeOfNode(root) === null;
      kinds.add(kind);
      return waysOf(schema, [root], far ? 4 : 2).ways;
    }),
    ...waysOf(schema, ['plan(slug: "joint")', `comment(id: "${ids.find((id) => id.startsWith('cmt'))}")`], 6).ways,
  ];
  // Ways that can't hold hidden data are left out to save time; every way to a comment or to moderation stays.
  return all.filter(through(/omment|oderation|eport|ppeal|thing|subject|Decision/));
}

it.each(['visitor', 'moderator'])('tells %s nothing of another type than that of an id', async (as) => {
  const { schema } = t.app.get(GraphQLSchemaHost);
  const nodes = schema.getPossibleTypes(schema.getType('Node') as GraphQLInterfaceType);
  for (const id of [...ids, ...proposalIds, ...suggestionIds]) {
    const root = `node(id: "${id}")`;
    const others = nodes.filter(({ name }) => name !== typeOfNode(root));
    const ways = others.map((type) => ({ path: [root, `... on ${type.name}`], leaves: leavesOf(type) }));
    for (const document of joined(ways, WAYS_A_DOCUMENT)) {
      const { node } = as === 'visitor' ? await t.gql(document) : await t.gql.as(as)(document);
      expect([id, node ?? {}]).toEqual([id, {}]);
    }
  }
});

describe('on any way through the schema to comments', () => {
  let met: Met;
  beforeAll(async () => {
    const all = waysToComments();
    expect(all.length).toBeGreaterThan(200);
    met = await metBy([...Object.keys(MAY_MEET), 'moderator'], all);
  }, 240_000);

  it.each(Object.keys(MAY_MEET))('lets %s meet no hidden, withdrawn or held text, and no reporter', (as) => {
    expect([...met.get(as)!].toSorted()).toEqual(MAY_MEET[as]!.toSorted());
  });

  it('lets moderators meet the originals, so that the walk is known to pass by them', () => {
    const found = met.get('moderator')!;
    expect([...found]).toEqual(
      expect.arrayContaining(['canario-oculto', 'canario-retirado', 'canario-espera', 'canario-aviso']),
    );
    expect(found).not.toContain('canary-reporter');
  });
});

/** Every way to a proposal, its responses and the comments on either. */
function waysToProposals(): Way[] {
  const past = `asOf: "${new Date(Date.now() + 3_600_000).toISOString()}"`;
  const { schema } = t.app.get(GraphQLSchemaHost);
  const roots = [
    ...proposalIds.map((id) => `node(id: "${id}")`),
    ...proposalIds.filter((id) => id.startsWith('cmt')).map((id) => `comment(id: "${id}")`),
    'proposals',
    `proposals(${past})`,
    `proposal(reference: "${hiddenReference}")`,
    `proposal(reference: "${hiddenReference}", ${past})`,
    `hiddenProposal(reference: "${hiddenReference}")`,
    'moderationLog(plan: "joint")',
    'owed',
    'search(text: "canario")',
    'plan(slug: "joint")',
  ];
  return waysOf(schema, roots, 3).ways.filter(through(/roposal|esponse|debts|owed|search|omments|thing|subject/));
}

describe('on any way through the schema to proposals', () => {
  const MAY: Record<string, string[]> = {
    visitor: [],
    ana: [],
    secretariat: [],
    administrator: [],
    carla: PROPOSAL,
    moderator: PROPOSAL,
  };
  let met: Met;
  beforeAll(async () => {
    met = await metBy(Object.keys(MAY), waysToProposals());
  }, 240_000);

  it.each(Object.keys(MAY))(
    'lets %s meet of a hidden proposal, and of what hangs on it, what is theirs to see',
    (as) => {
      const found = [...met.get(as)!].filter((canary) => PROPOSAL.includes(canary));
      expect(found.toSorted()).toEqual(MAY[as]!.toSorted());
    },
  );
});

/** Every way to a suggestion, the clauses and versions that it made, and the search. */
function waysToSuggestions(): Way[] {
  const past = `asOf: "${new Date(Date.now() + 3_600_000).toISOString()}"`;
  const { schema } = t.app.get(GraphQLSchemaHost);
  const roots = [
    ...suggestionIds.map((id) => `node(id: "${id}")`),
    `node(id: "${d.commitment}")`,
    'suggestions',
    `suggestions(${past})`,
    'commitment(reference: "JOINT-01")',
    `commitment(reference: "JOINT-01", ${past})`,
    'moderationLog(plan: "joint")',
    'search(text: "canario")',
    'plan(slug: "joint")',
  ];
  return waysOf(schema, roots, 3).ways.filter(through(/uggest|lause|rovenance|ersion|search|thing|words/));
}

describe('on any way through the schema to suggestions', () => {
  const MAY: Record<string, string[]> = {
    visitor: [],
    ana: [],
    drafter: [],
    secretariat: [],
    administrator: [],
    carla: SUGGESTION,
    moderator: SUGGESTION,
  };
  let met: Met;
  beforeAll(async () => {
    met = await metBy(Object.keys(MAY), waysToSuggestions());
  }, 240_000);

  it.each(Object.keys(MAY))(
    'lets %s meet of hidden suggestions, waiting, declined and accepted, what is theirs to see',
    (as) => {
      const found = [...met.get(as)!].filter((canary) => SUGGESTION.includes(canary));
      expect(found.toSorted()).toEqual(MAY[as]!.toSorted());
    },
  );
});

/** Addresses of pages and feeds to read as each reader, in both languages. */
const PATHS = () => [
  '/es/planes/joint',
  '/es/propuestas',
  '/es/propuestas?q=canario',
  `/es/propuestas/${hiddenReference}`,
  `/en/proposals/${hiddenReference}`,
  ...[...ids, ...proposalIds].filter((id) => id.startsWith('cmt')).map((id) => `/es/comentarios/${id}`),
  '/es/compromisos/JOINT-01',
  '/es/compromisos/JOINT-01/texto',
  '/es/compromisos/JOINT-01/sugerencias',
  ...suggestionIds.map((id) => `/es/sugerencias/${id}`),
  '/es/buscar?q=canario',
  '/es/respuestas/joint',
  '/es/registro-de-moderacion/joint',
  '/es/moderacion/joint',
  '/es/pendientes',
  '/es/instituciones/justicia',
  '/es/mi-cuenta',
  '/es/mi-cuenta/propuestas',
  '/es/planes/joint/feed.atom',
  '/es/planes/joint/propuestas.atom',
  '/es/planes/joint/moderacion.atom',
  '/es/planes/joint/calendar.ics',
  '/es/compromisos/JOINT-01/comentarios.atom',
];

it.each(['visitor', 'ana', 'liaison', 'administrator'])(
  'lets %s meet none of them on a page or in a feed',
  async (who) => {
    const hand = filling(t, who === 'visitor' ? null : who);
    const bodies = await Promise.all(PATHS().map(async (path) => ({ path, ...(await hand.read(path)) })));
    expect(bodies.filter(({ statusCode }) => statusCode >= 500)).toEqual([]);
    const leaks = bodies.filter(({ body }) =>
      [...HIDDEN, ...PROPOSAL, ...SUGGESTION].some((canary) => body.includes(canary)),
    );
    expect(leaks.map(({ path }) => path)).toEqual([]);
  },
  60_000,
);

it.each(Object.entries({ beto: ['canario-oculto', 'canario-retirado'], carla: [...PROPOSAL, ...SUGGESTION] }))(
  'lets %s read on pages what they wrote themselves, and nothing that others wrote',
  async (who, theirs) => {
    const hand = filling(t, who);
    const bodies = await Promise.all(PATHS().map(async (path) => (await hand.read(path)).body));
    const found = [...HIDDEN, ...PROPOSAL, ...SUGGESTION].filter((canary) =>
      bodies.some((body) => body.includes(canary)),
    );
    expect(found.toSorted()).toEqual(theirs.toSorted());
  },
  60_000,
);

it('exports none of them', async () => {
  expect(JSON.stringify(await exportPlan(t.db, 'joint'))).not.toContain('canario');
});

it('leaves nothing of them in the public log', async () => {
  const [{ n }] = await t.db.query(`select count(*)::int as n from log where log::text ~ 'canar'`);
  expect(n).toBe(0);
});
