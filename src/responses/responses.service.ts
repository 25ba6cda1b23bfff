import { Injectable } from '@nestjs/common';
import { encodeId, uuidOf } from '../api/node-id.js';
import { todayInPlan } from '../commitments/commitment.facts.js';
import { localizedName } from '../api/words/words.js';
import { accountOf, type Actor } from '../domain/actor.js';
import { cameLate, respondTo } from '../domain/debt.js';
import { RESPOND_TO_MANY, RESPOND_TO_PROPOSAL } from '../domain/proposal.js';
import { respondToMany } from '../domain/many-proposals.js';
import { refuse } from '../domain/refusal.js';
import { checkLinks, speaksFor, useTemplate } from '../domain/response.js';
import { checkVersion, type VersionRead, versionsRead } from '../domain/version.js';
import { newId } from '../kernel/ids.js';
import { UnitOfWork } from '../kernel/unit-of-work.js';
import type { Transaction } from '../kernel/transaction.js';
import { lockProposal, lockProposals, type PlanFacts, planFacts, refuseHidden } from '../proposals/proposal.facts.js';
import { type ResponseContent, contentOf, commitments, keepResponseVersions, settle } from './response.writing.js';
import type { ProposalRespondInput, ProposalsRespondInput } from './response.inputs.js';
import { type Debt, debtsOf, responseFacts } from './owed.facts.js';

/** The versions of the proposals and of the template that the user had read. */
interface ManyRead {
  expectedVersions: number[] | null | undefined;
  expectedTemplateVersion: VersionRead;
}

@Injectable()
export class ResponsesService {
  constructor(private readonly work: UnitOfWork) {}

  respond(
    actor: Actor,
    id: string,
    expectedVersion: VersionRead,
    input: ProposalRespondInput,
  ): Promise<{ proposalId: string; responseId: string }> {
    const once = {
      mutation: 'proposalRespond',
      clientMutationId: input.clientMutationId,
      input: { id, expectedVersion, input },
    };
    return this.work.run(
      actor,
      async (tx) => {
        const proposal = await lockProposal(tx, actor, uuidOf('Proposal', id, ['id']));
        const plan = await planFacts(tx.manager, proposal.planId, ['id']);
        const responding: Responding[] = [];
        for (const debt of await debtsOf(tx, plan, [proposal], input.jurisdiction)) {
          const capacity = tx.allow(RESPOND_TO_PROPOSAL, responseFacts(debt));
          respondTo(debt);
          responding.push({ ...debt, answererId: speaksFor(capacity) });
        }
        await refuseHidden(tx, [proposal]);
        checkVersion(proposal.version, expectedVersion);
        const answer = await contentOf(tx, actor, plan.id, input);
        const [responseId] = await publish(tx, plan, responding, answer, actor);
        tx.record({
          verb: 'proposal.responded',
          subject: encodeId('Proposal', proposal.id),
          planId: plan.id,
          contents: { response: tx.keep(JSON.stringify({ jurisdiction: input.jurisdiction, ...answer })) },
        });
        return { proposalId: proposal.id, responseId: responseId! };
      },
      once,
    );
  }

  respondToMany(
    actor: Actor,
    read: ManyRead,
    input: ProposalsRespondInput,
  ): Promise<{ planId: string; proposalIds: string[] }> {
    const once = {
      mutation: 'proposalsRespond',
      clientMutationId: input.clientMutationId,
      input: { ...read, input },
    };
    return this.work.run(
      actor,
      async (tx) => {
        const plan = await planFacts(tx.manager, uuidOf('Plan', input.plan, ['input', 'plan']), ['input', 'plan']);
        const { templateOf, templateVersion, answer } = await this.fromTemplate(tx, actor, plan.id, input);
        const path = ['input', 'proposals'];
        const ids = input.proposals.map((id) => uuidOf('Proposal', id, path));
        const proposals = await lockProposals(tx, actor, ids, path);
        if (proposals.some(({ planId }) => planId !== plan.id)) refuse('PROPOSAL_NOT_FOUND', path);
        const debts = await debtsOf(tx, plan, proposals, input.jurisdiction);
        const judged = tx.allowEach(RESPOND_TO_MANY, debts.map(responseFacts));
        const expected = versionsRead(ids, read.expectedVersions);
        respondToMany(
          debts.map(({ proposal, state }, index) => ({
            place: ids.indexOf(proposal.id),
            reference: String(proposal.reference),
            problem: judged[index]!,
            version: proposal.version,
            expectedVersion: expected.get(proposal.id),
            debt: state,
          })),
        );
        const responding: Responding[] = [];
        for (const debt of debts) {
          const capacity = tx.allow(RESPOND_TO_MANY, responseFacts(debt));
          useTemplate(capacity, templateOf);
          responding.push({ ...debt, answererId: speaksFor(capacity) });
        }
        await refuseHidden(tx, proposals, path);
        checkVersion(templateVersion, read.expectedTemplateVersion, ['expectedTemplateVersion']);
        await publish(tx, plan, responding, answer, actor);
        const references = proposals.map(({ reference }) => reference);
        tx.follows(
          {
            code: 'responses_many',
            count: references.length,
            names: references.map(String),
            lines: proposals.map(({ reference, title }) => ({ name: String(reference), text: title })),
          },
          {
            code: 'response_given',
            count: 1,
            names: [localizedName('Outcome', answer.outcome)],
            lines: [{ name: localizedName('ResponseCategory', answer.category), text: answer.body }],
          },
        );
        tx.record({
          verb: 'proposals.responded',
          subject: encodeId('Plan', plan.id),
          planId: plan.id,
          contents: {
            proposals: tx.keep(JSON.stringify(references)),
            response: tx.keep(JSON.stringify({ jurisdiction: input.jurisdiction, ...answer })),
          },
          about: proposals.map((proposal) => encodeId('Proposal', proposal.id)),
        });
        return { planId: plan.id, proposalIds: proposals.map(({ id }) => id) };
      },
      once,
    );
  }

  private async fromTemplate(
    tx: Transaction,
    actor: Actor,
    planId: string,
    input: ProposalsRespondInput,
  ): Promise<{ templateOf: string | null; templateVersion: number; answer: ResponseContent }> {
    const [template] = await tx.manager.query(
      'select id, institution_id, version, outcome, category, body from response_template where id = $1 and plan_id = $2',
      [uuidOf('ResponseTemplate', input.template, ['input', 'template']), planId],
    );
    if (!template) refuse('TEMPLATE_NOT_FOUND', ['input', 'template']);
    const commitmentIds = await commitments(tx, actor, planId, input.commitments ?? []);
    const { outcome, category, body } = template;
    const writeBy = input.writeBy ?? null;
    const said = { outcome, commitments: commitmentIds.length, writeBy };
    checkLinks(said, { today: await todayInPlan(tx, planId), promised: null }, ['input']);
    const answer = { outcome, category, body, commitmentIds, writeBy, templateId: template.id };
    return { templateOf: template.institution_id, templateVersion: template.version, answer };
  }
}

interface Responding extends Debt {
  /** The institution that responds; `null` for the secretariat, also when it responds in place of an institution. */
  answererId: string | null;
}

/** Publishes the same response to every proposal that is owed one, in as many statements as for one proposal. */
async function publish(
  tx: Transaction,
  plan: PlanFacts,
  debts: Responding[],
  answer: ResponseContent,
  actor: Actor,
): Promise<string[]> {
  const today = plan.dayOf(tx.now);
  const responses = debts.map(({ proposal, jurisdictionId, answererId }) => ({
    responseId: newId(),
    proposalId: proposal.id,
    jurisdictionId,
    institutionId: answererId,
    late: cameLate({ respondedOn: today, respondBy: proposal.respondBy }),
    version: 1,
  }));
  await tx.manager.query(
    `insert into response (id, proposal_id, plan_id, jurisdiction_id, institution_id, late, outcome, category, body, template_id, published_at, account_id, write_by)
     select x."responseId", x."proposalId", $2::uuid, x."jurisdictionId", x."institutionId", x.late, $3, $4, $5::jsonb,
            $6::uuid, $7::timestamptz, $8::uuid, $9::date
       from jsonb_to_recordset($1) as x("responseId" uuid, "proposalId" uuid, "jurisdictionId" uuid, "institutionId" uuid, late boolean)`,
    [
      JSON.stringify(responses),
      plan.id,
      answer.outcome,
      answer.category,
      JSON.stringify(answer.body),
      answer.templateId,
      tx.now,
      accountOf(actor),
      answer.writeBy,
    ],
  );
  await keepResponseVersions(tx, responses, answer, null);
  await tx.manager.query(
    `update response_assignment set state = 'responded', responded_on = $2 where id = any($1::uuid[])`,
    [debts.map(({ id }) => id), today],
  );
  await settle(
    tx,
    debts.map(({ proposal }) => proposal),
  );
  return responses.map(({ responseId }) => responseId);
}
