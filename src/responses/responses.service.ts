import { Injectable } from '@nestjs/common';
import { encodeId, uuidOf } from '../api/node-id.js';
import type { Actor } from '../domain/actor.js';
import { RESPOND_TO_MANY, RESPOND_TO_PROPOSAL } from '../domain/proposal.js';
import { refuse } from '../domain/refusal.js';
import { checkLinks } from '../domain/response.js';
import { requireEntitlement } from '../kernel/entitlement.js';
import { newId } from '../kernel/ids.js';
import { type Transaction, UnitOfWork } from '../kernel/unit-of-work.js';
import type { ProposalEntity } from '../proposals/proposal.entity.js';
import { lockProposal, type PlanFacts, planFacts, proposalFacts } from '../proposals/proposal.facts.js';
import { type Answer, answerOf, commitments, keepAnswer, settle } from './answer.writing.js';
import type { ProposalRespondInput, ProposalsRespondInput } from './response.inputs.js';

@Injectable()
export class ResponsesService {
  constructor(private readonly work: UnitOfWork) {}

  respond(actor: Actor, id: string, input: ProposalRespondInput): Promise<{ proposalId: string; responseId: string }> {
    const once = { mutation: 'proposalRespond', clientMutationId: input.clientMutationId, input: { id, input } };
    return this.work.run(
      actor,
      async (tx) => {
        const proposal = await lockProposal(tx, actor, uuidOf('Proposal', id, ['id']));
        const plan = await planFacts(tx.manager, proposal.planId, ['id']);
        const debt = await debtOf(tx, plan, proposal, input.jurisdiction);
        requireEntitlement(tx, RESPOND_TO_PROPOSAL, actor, await factsOf(tx, proposal, debt));
        checkOwed(proposal, debt);
        const answer = await answerOf(tx.manager, actor, plan.id, input);
        const responseId = await publish(tx, plan, proposal, debt, answer, actor);
        await tx.record({
          verb: 'proposal.responded',
          subject: encodeId('Proposal', proposal.id),
          planId: plan.id,
          contents: { response: await tx.keep(JSON.stringify({ jurisdiction: input.jurisdiction, ...answer })) },
        });
        return { proposalId: proposal.id, responseId };
      },
      once,
    );
  }

  respondToMany(actor: Actor, input: ProposalsRespondInput): Promise<{ planId: string; proposalIds: string[] }> {
    const once = { mutation: 'proposalsRespond', clientMutationId: input.clientMutationId, input };
    return this.work.run(
      actor,
      async (tx) => {
        const plan = await planFacts(tx.manager, uuidOf('Plan', input.plan, ['input', 'plan']), ['input', 'plan']);
        const answer = await this.fromTemplate(tx, actor, plan.id, input);
        const path = ['input', 'proposals'];
        // Always in the same order, so that two batches wait for each other instead of deadlocking.
        const ids = input.proposals.map((id) => uuidOf('Proposal', id, path)).toSorted();
        const references: string[] = [];
        for (const id of ids) {
          const proposal = await lockProposal(tx, actor, id, path);
          if (proposal.planId !== plan.id) refuse('PROPOSAL_NOT_FOUND', path);
          const debt = await debtOf(tx, plan, proposal, input.jurisdiction);
          requireEntitlement(tx, RESPOND_TO_MANY, actor, await factsOf(tx, proposal, debt));
          checkOwed(proposal, debt, path);
          await publish(tx, plan, proposal, debt, answer, actor);
          references.push(proposal.reference!);
        }
        await tx.record({
          verb: 'proposals.responded',
          subject: encodeId('Plan', plan.id),
          planId: plan.id,
          contents: {
            proposals: await tx.keep(JSON.stringify(references)),
            response: await tx.keep(JSON.stringify({ jurisdiction: input.jurisdiction, ...answer })),
          },
        });
        return { planId: plan.id, proposalIds: ids };
      },
      once,
    );
  }

  private async fromTemplate(
    tx: Transaction,
    actor: Actor,
    planId: string,
    input: ProposalsRespondInput,
  ): Promise<Answer> {
    const [template] = await tx.manager.query(
      'select id, outcome, category, body from response_template where id = $1 and plan_id = $2',
      [uuidOf('ResponseTemplate', input.template, ['input', 'template']), planId],
    );
    if (!template) refuse('TEMPLATE_NOT_FOUND', ['input', 'template']);
    const commitmentIds = await commitments(tx.manager, actor, planId, input.commitments ?? []);
    checkLinks(template.outcome, commitmentIds.length);
    const { outcome, category, body } = template;
    return { outcome, category, body, commitmentIds, templateId: template.id };
  }
}

interface Debt {
  jurisdictionId: string;
  /** `null` when this member owes no answer. */
  id: string | null;
  state: string | null;
  institutionId: string | null;
}

async function debtOf(tx: Transaction, plan: PlanFacts, proposal: ProposalEntity, code: string): Promise<Debt> {
  const member = plan.members.find((one) => one.code === code);
  if (!member) refuse('JURISDICTION_NOT_A_MEMBER', ['input', 'jurisdiction'], { code });
  const [row] = await tx.manager.query(
    `select id, state, institution_id as "institutionId" from response_assignment where proposal_id = $1 and jurisdiction_id = $2`,
    [proposal.id, member.id],
  );
  return {
    jurisdictionId: member.id,
    id: row?.id ?? null,
    state: row?.state ?? null,
    institutionId: row?.institutionId ?? null,
  };
}

/** An institution answers for its own member only, not wherever it is named. */
async function factsOf(tx: Transaction, proposal: ProposalEntity, debt: Debt) {
  const facts = await proposalFacts(tx.manager, proposal);
  return { ...facts, responsibleIds: debt.institutionId ? [debt.institutionId] : [] };
}

function checkOwed(proposal: ProposalEntity, debt: Debt, path: string[] = ['id']): void {
  if (debt.state === 'answered') refuse('ALREADY_ANSWERED', path);
  if (!RESPOND_TO_PROPOSAL.from.includes(proposal.state)) refuse('PROPOSAL_NOT_OPEN', path);
  if (debt.state !== 'owed') refuse('NO_ANSWER_OWED', ['input', 'jurisdiction']);
}

async function publish(
  tx: Transaction,
  plan: PlanFacts,
  proposal: ProposalEntity,
  debt: Debt,
  answer: Answer,
  actor: Actor,
): Promise<string> {
  const [id, today] = [newId(), plan.dayOf(tx.now)];
  const late = proposal.respondBy !== null && proposal.respondBy < today;
  const { institutionId, jurisdictionId } = debt;
  await tx.manager.query(
    `insert into response (id, proposal_id, plan_id, jurisdiction_id, institution_id, outcome, category, body, template_id, late, published_at, account_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [
      id,
      proposal.id,
      plan.id,
      jurisdictionId,
      institutionId,
      answer.outcome,
      answer.category,
      JSON.stringify(answer.body),
      answer.templateId,
      late,
      tx.now,
      actor.kind === 'person' ? actor.accountId : null,
    ],
  );
  await keepAnswer(tx, id, 1, answer, { institutionId, reason: null });
  await tx.manager.query(`update response_assignment set state = 'answered', answered_on = $2 where id = $1`, [
    debt.id,
    today,
  ]);
  await settle(tx, proposal);
  return id;
}
