import { Injectable } from '@nestjs/common';
import { uuidOf } from '../api/node-id.js';
import type { Actor } from '../domain/actor.js';
import { REVIEW } from '../domain/proposal.js';
import { refuse } from '../domain/refusal.js';
import { InstitutionEntity } from '../institutions/institution.entity.js';
import { requireEntitlement } from '../kernel/entitlement.js';
import { newId } from '../kernel/ids.js';
import { type Transaction, UnitOfWork } from '../kernel/unit-of-work.js';
import type { ProposalEntity } from './proposal.entity.js';
import { lockProposal, type PlanFacts, planFacts, proposalFacts, recordProposal } from './proposal.facts.js';
import type { AssignmentInput, ProposalReviewInput } from './proposal.inputs.js';

/** The secretariat names who answers: from then on the debt is theirs. */
@Injectable()
export class ReviewService {
  constructor(private readonly work: UnitOfWork) {}

  review(actor: Actor, id: string, input: ProposalReviewInput): Promise<string> {
    const once = { mutation: 'proposalReview', clientMutationId: input.clientMutationId, input: { id, input } };
    return this.work.run(
      actor,
      async (tx) => {
        const proposal = await lockProposal(tx, actor, uuidOf('Proposal', id, ['id']));
        requireEntitlement(tx, REVIEW, actor, await proposalFacts(tx.manager, proposal));
        if (!REVIEW.from.includes(proposal.state)) refuse('PROPOSAL_NOT_OPEN', ['id']);
        const plan = await planFacts(tx.manager, proposal.planId, ['id']);
        await assign(tx, plan, proposal, input.assignments);
        Object.assign(proposal, { state: 'under_review', version: proposal.version + 1 });
        await tx.manager.save(proposal);
        await recordProposal(tx, 'proposal.reviewed', proposal);
        return proposal.id;
      },
      once,
    );
  }
}

/** Members that are left out owe nothing any more; an answer that was given stays. */
async function assign(
  tx: Transaction,
  plan: PlanFacts,
  proposal: ProposalEntity,
  assignments: AssignmentInput[],
): Promise<void> {
  const path = ['input', 'assignments'];
  const named: { jurisdiction: string; institution: string }[] = [];
  for (const given of assignments) {
    const member = plan.members.find(({ code }) => code === given.jurisdiction);
    if (!member) refuse('JURISDICTION_NOT_A_MEMBER', path, { code: given.jurisdiction });
    if (named.some(({ jurisdiction }) => jurisdiction === member.id))
      refuse('INPUT_INVALID', path, { field: 'jurisdiction' });
    const institution = await tx.manager.findOneBy(InstitutionEntity, { slug: given.institution });
    if (!institution) refuse('INSTITUTION_NOT_FOUND', path);
    if (institution.endOn !== null && institution.endOn < plan.dayOf(tx.now)) refuse('INSTITUTION_ABOLISHED', path);
    if (institution.jurisdictionId !== member.id) refuse('INSTITUTION_OF_ANOTHER_JURISDICTION', path);
    named.push({ jurisdiction: member.id, institution: institution.id });
  }
  await tx.manager.query(
    `delete from response_assignment where proposal_id = $1 and state = 'owed' and jurisdiction_id <> all($2::uuid[])`,
    [proposal.id, named.map(({ jurisdiction }) => jurisdiction)],
  );
  // What was said elsewhere years ago is owed an answer from the day on which it is taken up.
  const since = proposal.importRowId === null ? (proposal.submittedAt ?? tx.now) : tx.now;
  for (const { jurisdiction, institution } of named) {
    await tx.manager.query(
      `insert into response_assignment as a (id, proposal_id, plan_id, jurisdiction_id, institution_id, owed_since)
       values ($1, $2, $3, $4, $5, $6)
       on conflict (proposal_id, jurisdiction_id) do update set institution_id = excluded.institution_id
         where a.state = 'owed'`,
      [newId(), proposal.id, plan.id, jurisdiction, institution, plan.dayOf(since)],
    );
  }
}
