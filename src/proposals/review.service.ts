import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { hasLiaison } from '../api/held.sql.js';
import { uuidOf } from '../api/node-id.js';
import type { Actor } from '../domain/actor.js';
import type { Consequence } from '../domain/consequence.js';
import type { LocalizedText } from '../domain/localized-text.js';
import { REVIEW } from '../domain/proposal.js';
import { refuse } from '../domain/refusal.js';
import { checkVersion, type VersionRead } from '../domain/version.js';
import { InstitutionEntity } from '../institutions/institution.entity.js';
import { requireEntitlement } from '../kernel/entitlement.js';
import { newId } from '../kernel/ids.js';
import { type Transaction, UnitOfWork } from '../kernel/unit-of-work.js';
import type { ProposalEntity } from './proposal.entity.js';
import {
  lockProposal,
  type PlanFacts,
  planFacts,
  proposalFacts,
  recordProposal,
  refuseHidden,
} from './proposal.facts.js';
import type { AssignmentInput, ProposalReviewInput } from './proposal.inputs.js';

/** The secretariat names who answers: from then on the debt is theirs. */
@Injectable()
export class ReviewService {
  constructor(private readonly work: UnitOfWork) {}

  review(actor: Actor, id: string, expectedVersion: VersionRead, input: ProposalReviewInput): Promise<string> {
    const once = {
      mutation: 'proposalReview',
      clientMutationId: input.clientMutationId,
      input: { id, expectedVersion, input },
    };
    return this.work.run(
      actor,
      async (tx) => {
        const proposal = await lockProposal(tx, actor, uuidOf('Proposal', id, ['id']));
        requireEntitlement(tx, REVIEW, actor, await proposalFacts(tx.manager, proposal));
        if (!REVIEW.from.includes(proposal.state)) refuse('PROPOSAL_NOT_OPEN', ['id']);
        await refuseHidden(tx, [proposal]);
        checkVersion(proposal.version, expectedVersion);
        const plan = await planFacts(tx.manager, proposal.planId, ['id']);
        await assign(tx, plan, proposal, input.assignments);
        Object.assign(proposal, { state: 'under_review', version: proposal.version + 1 });
        await tx.manager.save(proposal);
        recordProposal(tx, 'proposal.reviewed', proposal);
        return proposal.id;
      },
      once,
    );
  }
}

/**
 * Members that are left out owe what they owed; one that was released owes again once it is named. An answer that was
 * given stays.
 */
async function assign(
  tx: Transaction,
  plan: PlanFacts,
  proposal: ProposalEntity,
  assignments: AssignmentInput[],
): Promise<void> {
  const named = await checked(tx, plan, assignments);
  tx.follows(...(await movedTasks(tx, proposal.id, named)), ...(await unanswerable(tx, plan, named)));
  // What was said elsewhere years ago is owed an answer from the day on which it is taken up.
  const since = proposal.importRowId === null ? (proposal.submittedAt ?? tx.now) : tx.now;
  await tx.manager.query(
    `insert into response_assignment as a (id, proposal_id, plan_id, jurisdiction_id, institution_id, owed_since)
     select x.id, $1::uuid, $2::uuid, x.jurisdiction, x.institution, $3::date
       from jsonb_to_recordset($4) as x(id uuid, jurisdiction uuid, institution uuid)
     on conflict (proposal_id, jurisdiction_id) do update
       set institution_id = excluded.institution_id, state = 'owed', released_at = null, release_reason = null
       where a.state <> 'answered'`,
    [proposal.id, plan.id, plan.dayOf(since), JSON.stringify(named.map((one) => ({ id: newId(), ...one })))],
  );
}

interface Named {
  jurisdiction: string;
  institution: string;
}

/** Institutions that had the task until now. */
async function movedTasks(tx: Transaction, proposalId: string, named: Named[]): Promise<Consequence[]> {
  const before: { name: LocalizedText }[] = await tx.manager.query(
    `select i.name from response_assignment a join institution i on i.id = a.institution_id
       join jsonb_to_recordset($2) as x(jurisdiction uuid, institution uuid) on x.jurisdiction = a.jurisdiction_id
      where a.proposal_id = $1 and a.state = 'owed' and a.institution_id <> x.institution order by i.slug`,
    [proposalId, JSON.stringify(named)],
  );
  return [{ code: 'task_moves', count: before.length, names: before.map(({ name }) => name) }];
}

/** Institutions that nobody is appointed to answer for today: their tasks stay with the secretariat meanwhile. */
async function unanswerable(tx: Transaction, plan: PlanFacts, named: Named[]): Promise<Consequence[]> {
  const found: { name: LocalizedText }[] = await tx.manager.query(
    `select i.name from institution i where i.id = any($1::uuid[]) and not ${hasLiaison('i.id', '$2', '$3::date')} order by i.slug`,
    [named.map(({ institution }) => institution), plan.id, plan.dayOf(tx.now)],
  );
  return [{ code: 'nobody_answers', count: found.length, names: found.map(({ name }) => name) }];
}

/** Each member once, each with an institution of its own that exists today. A refusal names the argument it is about. */
async function checked(tx: Transaction, plan: PlanFacts, assignments: AssignmentInput[]): Promise<Named[]> {
  const institutions = await tx.manager.findBy(InstitutionEntity, {
    slug: In(assignments.map(({ institution }) => institution)),
  });
  const named = new Map<string, string>();
  for (const [index, given] of assignments.entries()) {
    const at = ['input', 'assignments', String(index)];
    const [path, place] = [
      [...at, 'institution'],
      [...at, 'jurisdiction'],
    ];
    const member = plan.members.find(({ code }) => code === given.jurisdiction);
    if (!member) refuse('JURISDICTION_NOT_A_MEMBER', place, { code: given.jurisdiction });
    if (named.has(member.id)) refuse('INPUT_INVALID', place, { field: 'jurisdiction' });
    const institution = institutions.find(({ slug }) => slug === given.institution);
    if (!institution) refuse('INSTITUTION_NOT_FOUND', path);
    if (institution.endOn !== null && institution.endOn < plan.dayOf(tx.now)) refuse('INSTITUTION_ABOLISHED', path);
    if (institution.jurisdictionId !== member.id) refuse('INSTITUTION_OF_ANOTHER_JURISDICTION', path);
    named.set(member.id, institution.id);
  }
  return [...named].map(([jurisdiction, institution]) => ({ jurisdiction, institution }));
}
