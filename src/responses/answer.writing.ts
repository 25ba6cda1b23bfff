import type { EntityManager } from 'typeorm';
import { decodeId } from '../api/node-id.js';
import type { Actor } from '../domain/actor.js';
import { type LocalizedText, rewrite } from '../domain/localized-text.js';
import { answeredState, type ProposalState } from '../domain/proposal.js';
import { refuse } from '../domain/refusal.js';
import { checkLinks } from '../domain/response.js';
import { isCommitmentVisible } from '../domain/visibility.js';
import { newId } from '../kernel/ids.js';
import type { Transaction } from '../kernel/unit-of-work.js';
import { ProposalEntity } from '../proposals/proposal.entity.js';
import type { AnswerInput } from './response.inputs.js';

/** What a response says, ready to be stored. */
export interface Answer {
  outcome: string;
  category: string;
  body: LocalizedText;
  commitmentIds: string[];
  templateId: string | null;
}

export function localizedText(input: Pick<AnswerInput, 'text' | 'translations'>): LocalizedText {
  const original = rewrite(null, input.text.language, input.text.text, ['input', 'text', 'text']);
  return (input.translations ?? []).reduce(
    (text, { language, text: words }) =>
      language === text.original
        ? refuse('INPUT_INVALID', ['input', 'translations'], { field: 'language' })
        : rewrite(text, language, words, ['input', 'translations']),
    original,
  );
}

export async function answerOf(
  manager: EntityManager,
  actor: Actor,
  planId: string,
  input: AnswerInput,
): Promise<Answer> {
  const commitmentIds = await commitments(manager, actor, planId, input.commitments ?? []);
  checkLinks(input.outcome, commitmentIds.length);
  return {
    outcome: input.outcome,
    category: input.category,
    body: localizedText(input),
    commitmentIds,
    templateId: null,
  };
}

/** By reference or id; one that is of another plan, or that the actor may not see, is no commitment here. */
export async function commitments(
  manager: EntityManager,
  actor: Actor,
  planId: string,
  named: string[],
): Promise<string[]> {
  const path = ['input', 'commitments'];
  const ids = named.flatMap((name) => decodeId(name)?.uuid ?? []);
  const rows: { id: string; reference: string; state: string }[] = await manager.query(
    `select id, lower(reference) as reference, state from commitment
      where plan_id = $1 and (id = any($2::uuid[]) or lower(reference) = any($3))`,
    [planId, ids, named.map((name) => name.toLowerCase())],
  );
  return named.map((name) => {
    const uuid = decodeId(name)?.uuid;
    const found = rows.find(({ id, reference }) => id === uuid || reference === name.toLowerCase());
    if (!found || !isCommitmentVisible({ ...found, planId }, actor)) refuse('COMMITMENT_NOT_FOUND', path);
    return found.id;
  });
}

/** Keeps the answer as the next version of the response, with its links. */
export async function keepAnswer(
  tx: Transaction,
  responseId: string,
  version: number,
  answer: Answer,
  by: { institutionId: string | null; reason: string | null },
): Promise<void> {
  await tx.manager.query(
    `insert into response_version (id, response_id, number, institution_id, outcome, category, body, commitment_ids, reason, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      newId(),
      responseId,
      version,
      by.institutionId,
      answer.outcome,
      answer.category,
      JSON.stringify(answer.body),
      answer.commitmentIds,
      by.reason,
      tx.now,
    ],
  );
  await tx.manager.query(
    'delete from response_commitment where response_id = $1 and commitment_id <> all($2::uuid[])',
    [responseId, answer.commitmentIds],
  );
  await tx.manager.query(
    `insert into response_commitment (id, response_id, commitment_id)
     select x.id, $1, x.commitment from unnest($2::uuid[], $3::uuid[]) as x(id, commitment)
     on conflict on constraint response_commitment_once do nothing`,
    [responseId, answer.commitmentIds.map(newId), answer.commitmentIds],
  );
}

/** The proposal is answered once everyone who owes it an answer has given one; until then it is under review. */
export async function settle(tx: Transaction, proposal: ProposalEntity): Promise<void> {
  const [{ outcomes, owed }] = await tx.manager.query(
    `select (select coalesce(json_agg(outcome), '[]') from response where proposal_id = $1) as outcomes,
            (select count(*)::int from response_assignment where proposal_id = $1 and state = 'owed') as owed`,
    [proposal.id],
  );
  const state: ProposalState = answeredState(outcomes, owed) ?? 'under_review';
  if (state === proposal.state) return;
  proposal.state = state;
  proposal.version += 1;
  await tx.manager.save(proposal);
}
