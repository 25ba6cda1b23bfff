import { Actors } from '../../src/accounts/actors.js';
import { OwnData } from '../../src/accounts/own-data.service.js';
import { encodeId, type NodeType } from '../../src/api/node-id.js';
import { OPERATOR } from '../../src/domain/actor.js';
import { newId } from '../../src/kernel/ids.js';
import type { Transaction } from '../../src/kernel/transaction.js';
import { UnitOfWork } from '../../src/kernel/unit-of-work.js';
import type { TestApp } from './app.js';
import type { CoCreation } from './co-creation.js';
import { asSuperuser } from './databases.js';

export const READERS = ['visitor', 'author', 'other', 'moderator', 'secretariat'] as const;
export type Reader = (typeof READERS)[number];

/** The kinds of things that stand below another, by their types in the API. */
export type Below = Extract<
  NodeType,
  | ('Proposal' | 'ReasonedResponse' | 'Comment' | 'ModerationAppeal' | 'ModerationReport')
  | (
      | 'Commitment'
      | 'Milestone'
      | 'MilestoneReport'
      | 'Rebaseline'
      | 'Activity'
      | 'Evidence'
      | 'Assessment'
      | 'Suggestion'
    )
>;

/** A thing in one state, with everything that can stand below it. Every text of it has a word of its own. */
export interface Branch {
  name: string;
  /** Ids of its things; entries of the log name them. */
  ids: Partial<Record<Below, string[]>>;
  /** Things on which people comment. */
  commented: string[];
  /** The proposal or commitment at its root, with its reference. */
  root: { id: string; reference: string };
  author: string;
  /** Words and names, and who may read them. */
  words: [word: string, readers: readonly Reader[]][];
}

export const EVERYBODY = READERS;
export const ITS_PEOPLE = ['author', 'moderator'] as const;
const words = (word: string) => JSON.stringify({ original: 'es', es: { text: word } });

type Manager = Transaction['manager'];
const insert = (manager: Manager, table: string, row: object) =>
  manager.query(
    `insert into ${table} (${Object.keys(row).join(', ')}) values (${Object.keys(row)
      .map((_, n) => `$${n + 1}`)
      .join(', ')})`,
    Object.values(row),
  );

const named = async (manager: Manager, name: string) => {
  const id = newId();
  await insert(manager, 'account', { id, handle: name, public_name: `Nombre ${name}`, created_at: '2020-01-01' });
  return id;
};

interface Ground {
  planId: string;
  /** Accounts who hid something, and who answered. */
  hider: string;
  state: string;
  institutionId: string;
}

/** Things that all branches share. */
export async function ground(t: TestApp, at: CoCreation): Promise<Ground> {
  await asSuperuser(async (client) => {
    await client.query(
      `insert into tequio.instrument (code, version, position, title, definition) values ('ley', '1', 0, $1, '{}')`,
      [words('Instrumento')],
    );
  }, t.database.name);
  return written(t, at.planId, async (manager) => {
    const [{ id: state }] = await manager.query(`select id from jurisdiction where code = '15'`);
    const [{ id: institutionId }] = await manager.query(`select id from institution where slug = 'justicia'`);
    return { planId: at.planId, hider: await named(manager, 'ocultadora'), state, institutionId };
  });
}

export function written<Result>(
  t: TestApp,
  planId: string,
  work: (manager: Manager) => Promise<Result>,
): Promise<Result> {
  return t.app.get(UnitOfWork).run(OPERATOR, async ({ manager, record }) => {
    const result = await work(manager);
    record({ verb: 'law.tested', subject: encodeId('Plan', planId), planId });
    return result;
  });
}

const hide = (manager: Manager, { planId, hider }: Ground, subject: string, id: string, more: object = {}) =>
  insert(manager, 'moderation_decision', {
    id: newId(),
    plan_id: planId,
    subject_type: subject,
    subject_id: id,
    rule: 'insult',
    reason: 'Insulta.',
    decided_at: new Date(Date.now() - 20 * 86_400_000),
    moderator_account_id: hider,
    ...more,
  });

/** Brings a proposal and its comment into the state of the branch. */
export type Bring = (
  manager: Manager,
  things: { proposal: string; comment: string; other: string; ground: Ground },
) => Promise<unknown>;

const put =
  (set: string) =>
  (manager: Manager, { proposal }: { proposal: string }) =>
    manager.query(`update proposal set ${set} where id = $1`, [proposal]);
const comment =
  (set: string) =>
  (manager: Manager, { comment: id }: { comment: string }) =>
    manager.query(`update comment set ${set} where id = $1`, [id]);

/** A state, with those who may read the thing in it. `erased`: its author erases the account, with or without the texts. */
interface Bringing {
  bring: Bring;
  readers: readonly Reader[];
  erased?: { texts: boolean };
}

/** States of a proposal, with those who may read it and all below it. */
export const PROPOSAL_STATES: Record<string, Bringing> = {
  abierta: { bring: async () => {}, readers: EVERYBODY },
  retenida: { bring: put(`visibility = 'held', listed_at = now()`), readers: ITS_PEOPLE },
  oculta: {
    bring: async (manager, things) => {
      await put(`visibility = 'hidden'`)(manager, things);
      await hide(manager, things.ground, 'proposal', things.proposal);
    },
    readers: ITS_PEOPLE,
  },
  devuelta: {
    bring: (manager, { proposal, ground: all }) =>
      hide(manager, all, 'proposal', proposal, { lifted_at: new Date(Date.now() - 86_400_000) }),
    readers: EVERYBODY,
  },
  caducada: {
    bring: async (manager, things) => {
      const id = newId();
      await put(`visibility = 'hidden'`)(manager, things);
      await hide(manager, things.ground, 'proposal', things.proposal, { id });
      await insert(manager, 'moderation_appeal', {
        id: newId(),
        decision_id: id,
        argument: 'No insulta.',
        appealed_at: new Date(Date.now() - 16 * 86_400_000),
      });
    },
    readers: EVERYBODY,
  },
  borrador: { bring: put(`state = 'draft'`), readers: ['author'] },
  retirada: { bring: put(`state = 'withdrawn'`), readers: EVERYBODY },
  unida: {
    bring: (manager, { proposal, other }) =>
      manager.query(`update proposal set state = 'merged', merged_into_id = $2 where id = $1`, [proposal, other]),
    readers: EVERYBODY,
  },
  dividida: { bring: put(`state = 'split'`), readers: EVERYBODY },
  sinnombre: { bring: async () => {}, readers: EVERYBODY, erased: { texts: false } },
  sintextos: { bring: async () => {}, readers: EVERYBODY, erased: { texts: true } },
};

/** States of a comment with a reply, with those who may read the comment; everybody may read the reply. */
export const COMMENT_STATES: Record<string, Bringing> = {
  vococulta: {
    bring: async (manager, things) => {
      await comment(`state = 'hidden'`)(manager, things);
      await hide(manager, things.ground, 'comment', things.comment);
    },
    readers: ITS_PEOPLE,
  },
  vocretenida: { bring: comment(`state = 'held'`), readers: ITS_PEOPLE },
  vocretirada: { bring: comment(`state = 'withdrawn'`), readers: ITS_PEOPLE },
  vocborrada: { bring: comment(`state = 'erased', body = ''`), readers: [] },
};

/** A proposal with comments, a response with comments and a contest, and a comment that an appeal gave back. */
export async function proposalBranch(
  t: TestApp,
  all: Ground,
  name: string,
  of: Bringing,
  other: string,
): Promise<Branch> {
  const isAbove = name in COMMENT_STATES;
  const [proposal, first, reply, answer, below, restored, appeal, decision, report] = Array.from({ length: 9 }, newId);
  const reference = `JOINT-P-${name.toUpperCase()}`;
  await written(t, all.planId, async (manager) => {
    const author = await named(manager, `autora${name}`);
    const neighbour = await named(manager, `vecina${name}`);
    const speaker = isAbove ? await named(manager, `voz${name}`) : neighbour;
    await insert(manager, 'proposal', {
      id: proposal,
      plan_id: all.planId,
      reference,
      author_account_id: author,
      state: 'under_review',
      title: words(`titulo${name} rama${name}`),
      problem: words(`problema${name}`),
      action: words('Hacerlo'),
      submitted_at: new Date(Date.now() - 30 * 86_400_000),
    });
    await insert(manager, 'response', {
      id: answer,
      proposal_id: proposal,
      plan_id: all.planId,
      jurisdiction_id: all.state,
      institution_id: all.institutionId,
      outcome: 'not_accepted',
      category: 'no_resources',
      body: words(`resuelve${name}`),
    });
    await insert(manager, 'response_version', {
      id: newId(),
      response_id: answer,
      number: 1,
      institution_id: all.institutionId,
      outcome: 'not_accepted',
      category: 'no_resources',
      body: words(`resuelve${name}`),
    });
    await insert(manager, 'response_contest', {
      id: newId(),
      response_id: answer,
      plan_id: all.planId,
      contested_version: 1,
      reason: `impugna${name}`,
      decide_by: '2030-01-01',
      account_id: author,
    });
    const say = (id: string, who: string, body: string, more: object = {}) =>
      insert(manager, 'comment', {
        id,
        plan_id: all.planId,
        subject_type: 'proposal',
        subject_id: proposal,
        root_id: id,
        depth: 0,
        body,
        language: 'es',
        state: 'visible',
        created_at: new Date(Date.now() - 86_400_000),
        author_account_id: who,
        ...more,
      });
    await say(first!, speaker, `dice${name} rama${name}`);
    await say(reply!, neighbour, `contesta${name} rama${name}`, { parent_id: first, root_id: first, depth: 1 });
    await say(below!, neighbour, `duda${name} rama${name}`, { subject_type: 'response', subject_id: answer });
    await say(restored!, neighbour, `repuesta${name} rama${name}`);
    await hide(manager, all, 'comment', restored!, { id: decision, lifted_at: new Date() });
    await insert(manager, 'moderation_appeal', {
      id: appeal,
      decision_id: decision,
      argument: `alega${name}`,
      appealed_at: new Date(),
      outcome: 'upheld',
      reason: 'No insulta.',
      decided_at: new Date(),
    });
    await insert(manager, 'moderation_report', {
      id: report,
      plan_id: all.planId,
      subject_type: 'comment',
      subject_id: reply,
      rule: 'insult',
      reason: `denuncia${name}`,
      reported_at: new Date(),
      reporter_account_id: neighbour,
    });
    await of.bring(manager, { proposal: proposal!, comment: first!, other, ground: all });
  });
  if (of.erased) await eraseAccount(t, `autora${name}`, of.erased.texts);
  const appeals = await t.db.query(
    `select a.id from moderation_appeal a join moderation_decision d on d.id = a.decision_id where d.subject_id = $1`,
    [proposal],
  );
  const ids: Branch['ids'] = {
    Proposal: [encodeId('Proposal', proposal!)],
    ReasonedResponse: [encodeId('ReasonedResponse', answer!)],
    Comment: [first!, reply!, below!, restored!].map((id) => encodeId('Comment', id)),
    ModerationAppeal: [appeal!, ...appeals.map(({ id }: { id: string }) => id)].map((id) =>
      encodeId('ModerationAppeal', id),
    ),
    ModerationReport: [encodeId('ModerationReport', report!)],
  };
  const ofProposal = ['titulo', 'problema', 'resuelve', 'impugna', 'contesta', 'duda', 'repuesta', 'vecina', 'autora'];
  const ofComment = isAbove ? ['dice', 'voz'] : ['dice'];
  const gone = goneWith(of.erased, ['titulo', 'problema', 'impugna']);
  return {
    name,
    ids,
    root: { id: ids.Proposal![0]!, reference },
    author: isAbove ? `voz${name}` : `autora${name}`,
    commented: [encodeId('Proposal', proposal!), encodeId('ReasonedResponse', answer!)],
    words: [
      ...readBy(
        ofProposal.filter((word) => !gone.includes(word)).map((word) => `${word}${name}`),
        isAbove ? EVERYBODY : of.readers,
      ),
      ...readBy(
        gone.map((word) => `${word}${name}`),
        [],
      ),
      ...readBy(
        ofComment.map((word) => `${word}${name}`),
        of.readers,
      ),
      // A comment that is hidden keeps its place, and so its address.
      ...(isAbove ? [] : readBy([reference, ...Object.values(ids).flat()], of.readers)),
    ],
  };
}

/** Words that nobody reads any more once the author erased the account. */
const goneWith = (erased: Bringing['erased'], texts: string[]) =>
  erased ? ['autora', ...(erased.texts ? texts : [])] : [];

async function eraseAccount(t: TestApp, handle: string, texts: boolean): Promise<void> {
  const actor = await t.app.get(Actors).byHandle(handle);
  await t.app.get(OwnData).erase(actor!, { publicName: `Nombre ${handle}`, texts });
}

const readBy = (all: string[], readers: readonly Reader[]) =>
  all.map((word): [string, readonly Reader[]] => [word, readers]);

/** A commitment with a milestone, a clause, a suggestion, a report, evidence, an assessment and comments on each kind. */
export async function commitmentBranch(
  t: TestApp,
  all: Ground,
  name: string,
  state: 'draft' | 'in_consultation',
  position: number,
  erased?: Bringing['erased'],
): Promise<Branch> {
  const [commitment, milestone, report, evidence, assessment, suggestion, clause, move, activity] = Array.from(
    { length: 9 },
    newId,
  );
  const said = Array.from({ length: 4 }, newId);
  const reference = `JOINT-${position}`;
  await written(t, all.planId, async (manager) => {
    const neighbour = await named(manager, `autora${name}`);
    await insert(manager, 'commitment', {
      id: commitment,
      plan_id: all.planId,
      reference,
      position,
      title: words(`titulo${name} rama${name}`),
      origin: 'co_created',
      state,
    });
    await insert(manager, 'milestone', {
      id: milestone,
      commitment_id: commitment,
      number: 1,
      title: words(`hito${name}`),
    });
    await insert(manager, 'milestone_report', {
      id: report,
      milestone_id: milestone,
      voice: 'owner',
      state: 'sent',
      narrative: words(`informa${name}`),
    });
    await insert(manager, 'rebaseline', {
      id: move,
      milestone_id: milestone,
      number: 1,
      state: 'proposed',
      reason: `mueve${name}`,
      role: 'institution_liaison',
      created_at: new Date(),
    });
    await insert(manager, 'activity', {
      id: activity,
      milestone_id: milestone,
      number: 1,
      state: 'open',
      title: words(`paso${name}`),
      who: `hace${name}`,
    });
    await insert(manager, 'clause', {
      id: clause,
      plan_id: all.planId,
      commitment_id: commitment,
      section: 'problem',
      kind: 'paragraph',
      place: 65536,
      text: words(`clausula${name}`),
      changed_in: 1,
    });
    await insert(manager, 'suggestion', {
      id: suggestion,
      plan_id: all.planId,
      commitment_id: commitment,
      number: 1,
      kind: 'add',
      base_version: 1,
      language: 'es',
      text: `sugiere${name} rama${name}`,
      reason: `motivo${name}`,
      author_account_id: neighbour,
    });
    await insert(manager, 'evidence', { id: evidence, report_id: report, title: words(`prueba${name}`) });
    await manager.query(
      `insert into assessment (id, commitment_id, instrument_code, instrument_version, assessor_written, state)
       values ($1, $2, 'ley', '1', $3, 'published')`,
      [assessment, commitment, `evalua${name}`],
    );
    for (const [id, subject, on, body] of [
      [said[0], 'commitment', commitment, `dice${name} rama${name}`],
      [said[1], 'milestone', milestone, `duda${name} rama${name}`],
      [said[2], 'clause', clause, `opina${name} rama${name}`],
      [said[3], 'suggestion', suggestion, `objeta${name} rama${name}`],
    ] as const)
      await insert(manager, 'comment', {
        id,
        plan_id: all.planId,
        subject_type: subject,
        subject_id: on,
        root_id: id,
        depth: 0,
        body,
        language: 'es',
        state: 'visible',
        created_at: new Date(),
        author_account_id: neighbour,
      });
  });
  if (erased) await eraseAccount(t, `autora${name}`, erased.texts);
  const ids: Branch['ids'] = {
    Commitment: [encodeId('Commitment', commitment!)],
    Milestone: [encodeId('Milestone', milestone!)],
    MilestoneReport: [encodeId('MilestoneReport', report!)],
    Rebaseline: [encodeId('Rebaseline', move!)],
    Activity: [encodeId('Activity', activity!)],
    Evidence: [encodeId('Evidence', evidence!)],
    Assessment: [encodeId('Assessment', assessment!)],
    Suggestion: [encodeId('Suggestion', suggestion!)],
    Comment: said.map((id) => encodeId('Comment', id)),
  };
  const texts = 'titulo hito informa mueve paso hace prueba evalua sugiere motivo dice duda opina objeta autora'.split(
    ' ',
  );
  const gone = goneWith(erased, ['sugiere', 'motivo', 'dice', 'duda', 'opina', 'objeta']);
  const stays = texts.filter((word) => !gone.includes(word));
  return {
    name,
    ids,
    root: { id: ids.Commitment![0]!, reference },
    author: `autora${name}`,
    commented: [ids.Commitment![0]!, ids.Milestone![0]!, encodeId('Clause', clause!), ids.Suggestion![0]!],
    words: [
      ...readBy(
        [...stays.map((word) => `${word}${name}`), reference, ...Object.values(ids).flat()],
        state === 'draft' ? ['moderator', 'secretariat'] : EVERYBODY,
      ),
      ...readBy(
        gone.map((word) => `${word}${name}`),
        [],
      ),
    ],
  };
}
