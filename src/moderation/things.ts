import type { LazyRead } from '../api/read/fields.js';
import { decodeId, encodeId, uuidOf } from '../api/node-id.js';
import { hidingOf, hidingSql } from '../twins/hiding.sql.js';
import { COMMENT } from '../comments/comment.fields.js';
import { lockComment } from '../comments/commenting.facts.js';
import type { Actor } from '../domain/actor.js';
import { type HeldThing, MODERATED_THINGS, type ModeratedThing, type ModerationFacts } from '../domain/moderation.js';
import { visibilityAt } from '../domain/hiding.js';
import { refuse } from '../domain/refusal.js';
import { lockSuggestion, visibilityNow } from '../drafting/suggestion.facts.js';
import { SUGGESTION } from '../drafting/suggestion.fields.js';
import { lockEvidence } from '../evidence/evidence.facts.js';
import { EVIDENCE } from '../evidence/evidence.fields.js';
import type { Transaction } from '../kernel/transaction.js';
import { lockProposal } from '../proposals/proposal.facts.js';
import { PROPOSAL } from '../proposals/proposal.fields.js';

export interface LockedThing extends ModerationFacts {
  kind: ModeratedThing;
  id: string;
  state: string;
  version: number;
  /** The last part of its address: the reference of a proposal, the report of evidence, the id of anything else. */
  page: string;
}

/** The operations that moderation needs for each kind of text. */
export interface Moderated {
  node: 'Comment' | 'Proposal' | 'Suggestion' | 'Evidence';
  read: LazyRead;
  /** Loads and locks it; a person who may not see it learns nothing about it. */
  lock(tx: Transaction, actor: Actor, uuid: string): Promise<Omit<LockedThing, 'kind' | 'id'>>;
  show(tx: Transaction, uuid: string, visibility: 'visible' | 'hidden'): Promise<unknown>;
}

/** The version of something that nobody edits. */
const NEVER_EDITED = 1;

export const MODERATED: Record<ModeratedThing, Moderated> = {
  comment: {
    node: 'Comment',
    read: () => COMMENT,
    async lock(tx, actor, uuid) {
      const { comment, facts } = await lockComment(tx, actor, uuid);
      const [{ concerned }] = await tx.manager.query(
        'select array_remove(institutions_concerned($1, $2) || $3::uuid, null) as concerned',
        [comment.subjectType, comment.subjectId, comment.institutionId],
      );
      return {
        ...facts,
        version: comment.version,
        concerned,
        page: encodeId('Comment', uuid),
      };
    },
    show: (tx, uuid, visibility) => tx.manager.query('update comment set state = $2 where id = $1', [uuid, visibility]),
  },
  proposal: {
    node: 'Proposal',
    read: () => PROPOSAL,
    async lock(tx, actor, uuid) {
      const proposal = await lockProposal(tx, actor, uuid);
      const [{ concerned, hiding }] = await tx.manager.query(
        `select institutions_concerned('proposal', p.id) as concerned, ${hidingSql('p', 'visibility')} as hiding
           from proposal p where p.id = $1`,
        [uuid],
      );
      // A draft was never public, so it cannot be moderated.
      const visibility = proposal.state === 'draft' ? 'withdrawn' : proposal.visibility;
      const state = visibilityAt({ visibility, since: proposal.listedAt, hiding: hidingOf(hiding) }, tx.now);
      return {
        planId: proposal.planId,
        authorId: proposal.authorAccountId,
        state,
        version: proposal.version,
        concerned,
        page: proposal.reference ?? encodeId('Proposal', uuid),
      };
    },
    show: (tx, uuid, visibility) =>
      tx.manager.query('update proposal set visibility = $2 where id = $1', [uuid, visibility]),
  },
  suggestion: {
    node: 'Suggestion',
    read: () => SUGGESTION,
    async lock(tx, actor, uuid) {
      const { suggestion } = await lockSuggestion(tx, actor, uuid);
      const [{ concerned }] = await tx.manager.query(`select institutions_concerned('suggestion', $1) as concerned`, [
        uuid,
      ]);
      return {
        planId: suggestion.planId,
        authorId: suggestion.authorAccountId,
        state: await visibilityNow(tx, suggestion),
        version: suggestion.version,
        concerned,
        page: encodeId('Suggestion', uuid),
      };
    },
    show: (tx, uuid, visibility) =>
      tx.manager.query('update suggestion set visibility = $2 where id = $1', [uuid, visibility]),
  },
  evidence: {
    node: 'Evidence',
    read: () => EVIDENCE,
    async lock(tx, actor, uuid) {
      const { evidence, report, planId } = await lockEvidence(tx, actor, uuid);
      const [{ concerned, hiding }] = await tx.manager.query(
        `select institutions_concerned('evidence', e.id) as concerned, ${hidingSql('e', 'visibility')} as hiding
           from evidence e where e.id = $1`,
        [uuid],
      );
      // Evidence of a draft was never public, so it cannot be moderated.
      const visibility = report.state === 'draft' ? 'withdrawn' : evidence.visibility;
      return {
        planId,
        authorId: evidence.authorAccountId,
        state: visibilityAt({ visibility, since: tx.now, hiding: hidingOf(hiding) }, tx.now),
        version: NEVER_EDITED,
        concerned,
        page: encodeId('MilestoneReport', report.id),
      };
    },
    show: (tx, uuid, visibility) =>
      tx.manager.query('update evidence set visibility = $2 where id = $1', [uuid, visibility]),
  },
};

/** Makes a held text visible; it counts as new from now on. */
export const RELEASED: Record<HeldThing, (tx: Transaction, uuid: string) => Promise<unknown>> = {
  comment: (tx, uuid) =>
    tx.manager.query(`update comment set state = 'visible', released_at = $2 where id = $1`, [uuid, tx.now]),
  proposal: (tx, uuid) =>
    tx.manager.query(`update proposal set visibility = 'visible', listed_at = $2 where id = $1`, [uuid, tx.now]),
};

export async function lockThing(
  tx: Transaction,
  actor: Actor,
  kind: ModeratedThing,
  uuid: string,
): Promise<LockedThing> {
  return { kind, id: uuid, ...(await MODERATED[kind].lock(tx, actor, uuid)) };
}

export const uuidOfThing = (kind: ModeratedThing, id: string) => uuidOf(MODERATED[kind].node, id, ['id']);

/** The kind of thing that an id names; anything that is not moderated is a mistake of the caller. */
export function moderatedKind(id: string, path = ['ids']): ModeratedThing {
  const type = decodeId(id)?.type;
  const kind = MODERATED_THINGS.find((known) => MODERATED[known].node === type);
  return kind ?? refuse('ID_INVALID', path, { expected: 'cmt, prp, sug, evd' });
}
