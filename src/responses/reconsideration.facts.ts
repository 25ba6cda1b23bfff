import { Refusal, refuse } from '../domain/refusal.js';
import type { Actor } from '../domain/actor.js';
import { uuidOf } from '../api/node-id.js';
import { type LastContest, type ResponseFacts, responseState, type ResponseState } from '../domain/response.js';
import type { Transaction } from '../kernel/transaction.js';
import { ProposalEntity } from '../proposals/proposal.entity.js';
import { lockProposal, planFacts, type PlanFacts } from '../proposals/proposal.facts.js';
import type { ResponseContent } from './response.writing.js';
import type { LocalizedText } from '../domain/localized-text.js';

export interface Loaded {
  id: string;
  version: number;
  publishedAt: Date;
  lastContest: LastContest | null;
  outcome: string;
  /** The present content. */
  said: ResponseSaid;
  proposal: ProposalEntity;
  plan: PlanFacts;
  facts: ResponseFacts & { state: ResponseState };
}

/**
 * Locks the proposal before the response, as every command does: the state of the proposal follows from its responses.
 */
export async function load(tx: Transaction, actor: Actor, id: string, citesSession: boolean): Promise<Loaded> {
  const uuid = uuidOf('ReasonedResponse', id, ['id']);
  const [known] = await tx.manager.query('select proposal_id from response where id = $1', [uuid]);
  if (!known) refuse('RESPONSE_NOT_FOUND', ['id']);
  const proposal = await lockProposal(tx, actor, known.proposal_id).catch((error: unknown) => {
    throw error instanceof Refusal ? new Refusal([{ code: 'RESPONSE_NOT_FOUND', path: ['id'] }]) : error;
  });
  const [row] = await tx.manager.query(
    `select r.version, r.outcome, r.category, r.body, r.write_by::text as "writeBy", r.published_at as "publishedAt", r.institution_id as "institutionId", r.account_id as "answererId",
            (select json_build_object('state', c.state, 'version', c.contested_version) from response_contest c
              where c.response_id = r.id order by c.contested_version desc limit 1) as "lastContest",
            array(select l.commitment_id from response_commitment l where l.response_id = r.id) as "commitmentIds"
       from response r where r.id = $1`,
    [uuid],
  );
  const state = responseState(row.version, row.lastContest);
  return {
    id: uuid,
    version: row.version,
    publishedAt: row.publishedAt,
    lastContest: row.lastContest,
    outcome: row.outcome,
    said: saidIn(row),
    proposal,
    plan: await planFacts(tx.manager, proposal.planId, ['id']),
    facts: {
      planId: proposal.planId,
      state,
      authorId: proposal.authorAccountId,
      answererId: row.answererId,
      institutionId: row.institutionId,
      citesSession,
    },
  };
}

export type ResponseSaid = Pick<ResponseContent, 'outcome' | 'category' | 'body' | 'commitmentIds' | 'writeBy'>;

/** The part of a response that people read, in a form that can be compared. */
export const saidIn = ({ outcome, category, body, commitmentIds, writeBy }: ResponseSaid): ResponseSaid => ({
  outcome,
  category,
  body,
  commitmentIds: commitmentIds.toSorted(),
  writeBy,
});

/** Name of the institution that responds, or of the member for which the secretariat responded. */
export async function answererOf(tx: Transaction, responseId: string): Promise<LocalizedText[]> {
  const [{ name }] = await tx.manager.query(
    `select coalesce(i.name, j.name) as name from response r join jurisdiction j on j.id = r.jurisdiction_id
       left join institution i on i.id = r.institution_id where r.id = $1`,
    [responseId],
  );
  return [name];
}
