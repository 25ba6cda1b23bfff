import { decodeId } from '../api/node-id.js';
import type { Actor } from '../domain/actor.js';
import { todayInPlan, draftsShownIn } from '../commitments/commitment.facts.js';
import { type LocalizedText, rewrite } from '../domain/localized-text.js';
import { respondedState } from '../domain/debt.js';
import { hasEnded, type ProposalState } from '../domain/proposal.js';
import { refuse } from '../domain/refusal.js';
import { checkLinks } from '../domain/response.js';
import { isCommitmentVisible } from '../domain/visibility.js';
import { newId } from '../kernel/ids.js';
import type { Transaction } from '../kernel/transaction.js';
import { ProposalEntity } from '../proposals/proposal.entity.js';
import type { ResponseInput } from './response.inputs.js';

/** The content of a response, ready to be stored. */
export interface ResponseContent {
  outcome: string;
  category: string;
  body: LocalizedText;
  commitmentIds: string[];
  writeBy: string | null;
  templateId: string | null;
}

/** Path of the content in the arguments, when a command has no other. */
const INPUT = ['input'];

export function textInLanguages(input: Pick<ResponseInput, 'text' | 'translations'>, at = INPUT): LocalizedText {
  const original = rewrite(null, input.text.language, input.text.text, [...at, 'text', 'text']);
  return (input.translations ?? []).reduce(
    (text, { language, text: words }) =>
      language === text.original
        ? refuse('INPUT_INVALID', [...at, 'translations'], { field: 'language' })
        : rewrite(text, language, words, [...at, 'translations']),
    original,
  );
}

export async function contentOf(
  tx: Transaction,
  actor: Actor,
  planId: string,
  input: ResponseInput,
  at = INPUT,
  promised: string | null = null,
): Promise<ResponseContent> {
  const commitmentIds = await commitments(tx, actor, planId, input.commitments ?? [], at);
  const writeBy = input.writeBy ?? null;
  const said = { outcome: input.outcome, commitments: commitmentIds.length, writeBy };
  checkLinks(said, { today: await todayInPlan(tx, planId), promised }, at);
  return {
    outcome: input.outcome,
    category: input.category,
    body: textInLanguages(input, at),
    commitmentIds,
    writeBy,
    templateId: null,
  };
}

/**
 * Finds commitments by reference or id. A commitment of another plan, or one that the actor may not see, is refused as
 * unknown.
 */
export async function commitments(
  tx: Transaction,
  actor: Actor,
  planId: string,
  named: string[],
  at = INPUT,
): Promise<string[]> {
  const path = [...at, 'commitments'];
  const ids = named.flatMap((name) => decodeId(name)?.uuid ?? []);
  const rows: { id: string; reference: string; state: string }[] = await tx.manager.query(
    `select id, lower(reference) as reference, state from commitment
      where plan_id = $1 and (id = any($2::uuid[]) or lower(reference) = any($3))`,
    [planId, ids, named.map((name) => name.toLowerCase())],
  );
  const draftsShown = rows.some(({ state }) => state === 'draft') && (await draftsShownIn(tx, planId));
  return named.map((name) => {
    const uuid = decodeId(name)?.uuid;
    const found = rows.find(({ id, reference }) => id === uuid || reference === name.toLowerCase());
    if (!found || !isCommitmentVisible({ ...found, planId, draftsShown }, actor)) refuse('COMMITMENT_NOT_FOUND', path);
    return found.id;
  });
}

/** A response and the number of its next version. */
export interface NextVersion {
  responseId: string;
  version: number;
  institutionId: string | null;
}

/** Stores the content as the next version of each response, with its links. */
export async function keepResponseVersions(
  tx: Transaction,
  responses: NextVersion[],
  content: ResponseContent,
  reason: string | null,
): Promise<void> {
  const given = JSON.stringify(responses.map((one) => ({ id: newId(), ...one })));
  await tx.manager.query(
    `insert into response_version (id, response_id, number, institution_id, outcome, category, body, commitment_ids, reason, created_at, write_by)
     select x.id, x."responseId", x.version, x."institutionId", $2, $3, $4::jsonb, $5::uuid[], $6, $7::timestamptz, $8::date
       from jsonb_to_recordset($1) as x(id uuid, "responseId" uuid, version int, "institutionId" uuid)`,
    [
      given,
      content.outcome,
      content.category,
      JSON.stringify(content.body),
      content.commitmentIds,
      reason,
      tx.now,
      content.writeBy,
    ],
  );
  const ids = responses.map(({ responseId }) => responseId);
  await tx.manager.query(
    'delete from response_commitment where response_id = any($1) and commitment_id <> all($2::uuid[])',
    [ids, content.commitmentIds],
  );
  const links = ids.flatMap((response) => content.commitmentIds.map((commitment) => ({ response, commitment })));
  await tx.manager.query(
    `insert into response_commitment (id, response_id, commitment_id)
     select x.id, x.response, x.commitment from jsonb_to_recordset($1) as x(id uuid, response uuid, commitment uuid)
     on conflict on constraint response_commitment_once do nothing`,
    [JSON.stringify(links.map((link) => ({ id: newId(), ...link })))],
  );
}

/**
 * Sets each proposal to its outcome once every member that owes a response has given one; until then it is under review. A
 * proposal that has ended keeps its state.
 */
export async function settle(tx: Transaction, proposals: ProposalEntity[]): Promise<void> {
  const given: { id: string; outcomes: string[]; owed: number }[] = await tx.manager.query(
    `select p.id, (select coalesce(json_agg(r.outcome), '[]') from response r where r.proposal_id = p.id) as outcomes,
            (select count(*)::int from response_assignment a where a.proposal_id = p.id and a.state = 'owed') as owed
       from unnest($1::uuid[]) as p(id)`,
    [proposals.map(({ id }) => id)],
  );
  const changed = proposals.filter((proposal) => {
    if (hasEnded(proposal.state)) return false;
    const { outcomes, owed } = given.find(({ id }) => id === proposal.id)!;
    const state: ProposalState = respondedState(outcomes, owed) ?? 'under_review';
    if (state === proposal.state) return false;
    Object.assign(proposal, { state, version: proposal.version + 1 });
    return true;
  });
  if (changed.length === 0) return;
  await tx.manager.query(
    `update proposal p set state = x.state, version = x.version
       from jsonb_to_recordset($1) as x(id uuid, state text, version int) where p.id = x.id`,
    [JSON.stringify(changed.map(({ id, state, version }) => ({ id, state, version })))],
  );
}
