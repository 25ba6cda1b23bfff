import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { encodeId, uuidOf } from '../api/node-id.js';
import type { Actor } from '../domain/actor.js';
import type { Consequence } from '../domain/consequence.js';
import type { LocalizedText } from '../domain/localized-text.js';
import { assignMany } from '../domain/many-proposals.js';
import { isAssigned } from '../domain/debt.js';
import { REVIEW, REVIEW_MANY } from '../domain/proposal.js';
import { refuse } from '../domain/refusal.js';
import { checkVersion, type VersionRead, versionsRead } from '../domain/version.js';
import { InstitutionEntity } from '../institutions/institution.entity.js';
import { UnitOfWork } from '../kernel/unit-of-work.js';
import type { Transaction } from '../kernel/transaction.js';
import type { ProposalEntity } from './proposal.entity.js';
import {
  lockProposal,
  lockProposals,
  type PlanFacts,
  planFacts,
  proposalFacts,
  recordProposal,
  refuseHidden,
} from './proposal.facts.js';
import type { AssignmentInput, ProposalReviewInput, ProposalsReviewInput } from './proposal.inputs.js';
import { nameInstitutions, debtsTo, type Named, namings } from './assigning.js';

/** The secretariat names the institution that must respond; from then on the debt is the institution's. */
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
        tx.allow(REVIEW, await proposalFacts(tx.manager, proposal));
        await refuseHidden(tx, [proposal]);
        checkVersion(proposal.version, expectedVersion);
        const plan = await planFacts(tx.manager, proposal.planId, ['id']);
        const named = await checked(tx, plan, input.assignments);
        if (isAssigned(proposal.state, await namings(tx, proposal, named))) tx.unchanged(proposal.id);
        await nameInstitutions(tx, plan, [proposal], named);
        Object.assign(proposal, { state: 'under_review', version: proposal.version + 1 });
        await tx.manager.save(proposal);
        recordProposal(tx, 'proposal.reviewed', proposal);
        return proposal.id;
      },
      once,
    );
  }

  /** Reviews all of the proposals or none: people would believe that a skipped one was done. */
  reviewMany(
    actor: Actor,
    expectedVersions: number[] | null | undefined,
    input: ProposalsReviewInput,
  ): Promise<string[]> {
    const { clientMutationId } = input;
    const once = { mutation: 'proposalsReview', clientMutationId, input: { expectedVersions, input } };
    return this.work.run(
      actor,
      async (tx) => {
        const plan = await planFacts(tx.manager, uuidOf('Plan', input.plan, ['input', 'plan']), ['input', 'plan']);
        const path = ['input', 'proposals'];
        const ids = input.proposals.map((id) => uuidOf('Proposal', id, path));
        const proposals = await lockProposals(tx, actor, ids, path);
        if (proposals.some(({ planId }) => planId !== plan.id)) refuse('PROPOSAL_NOT_FOUND', path);
        const judged = tx.allowEach(
          REVIEW_MANY,
          proposals.map(({ planId, state, authorAccountId: authorId, transcribed }) => {
            return { planId, state, authorId, transcribed, responsibleIds: [] };
          }),
        );
        const body = await answering(tx, plan, input.institution);
        const debts = await debtsTo(tx, proposals, body);
        const debtOf = ({ id }: ProposalEntity) => debts.get(id) ?? null;
        const read = versionsRead(ids, expectedVersions);
        assignMany(
          proposals.map((proposal, index) => ({
            place: ids.indexOf(proposal.id),
            reference: String(proposal.reference),
            problem: judged[index]!,
            version: proposal.version,
            expectedVersion: read.get(proposal.id),
            debt: debtOf(proposal)?.state ?? null,
          })),
        );
        await refuseHidden(tx, proposals, path);
        const changing = proposals.filter(
          (one) => !isAssigned(one.state, [{ institution: body.institution, debt: debtOf(one) }]),
        );
        if (changing.length === 0) tx.unchanged(proposals.map(({ id }) => id));
        const named = (many: ProposalEntity[]) => many.map(({ reference }) => String(reference)).toSorted();
        const references = named(changing);
        const already = named(proposals.filter((one) => !changing.includes(one)));
        tx.follows({
          code: 'assigned_many',
          count: references.length,
          names: references,
          lines: changing.map(({ reference, title }) => ({ name: String(reference), text: title })),
        });
        tx.follows({ code: 'assigned_already', count: already.length, names: already });
        const owed = (one: ProposalEntity) => debtOf(one)?.state === 'owed';
        const given = changing.filter((one) => !owed(one) || debtOf(one)?.institutionId !== body.institution);
        tx.follows(...tasksGiven(given, body), {
          code: 'debts_begin',
          count: changing.filter((one) => !owed(one)).length,
          names: [body.memberName],
        });
        await nameInstitutions(tx, plan, changing, [body]);
        await tx.manager.query(`update proposal set state = 'under_review', version = version + 1 where id = any($1)`, [
          changing.map(({ id }) => id),
        ]);
        tx.record({
          verb: 'proposals.reviewed',
          subject: encodeId('Plan', plan.id),
          planId: plan.id,
          contents: {
            proposals: tx.keep(JSON.stringify(references)),
            assignment: tx.keep(JSON.stringify({ institution: input.institution })),
          },
          about: changing.map(({ id }) => encodeId('Proposal', id)),
        });
        return proposals.map(({ id }) => id);
      },
      once,
    );
  }
}

/** The institution that must respond to many proposals, with the member of the plan that it responds for. */
interface Body extends Named {
  name: LocalizedText;
  memberName: LocalizedText;
}

async function answering(tx: Transaction, plan: PlanFacts, slug: string): Promise<Body> {
  const path = ['input', 'institution'];
  const [found]: (Body & { endOn: string | null; code: string })[] = await tx.manager.query(
    `select i.id as institution, i.name, i.end_on::text as "endOn", j.id as jurisdiction, j.code, j.name as "memberName"
       from institution i join jurisdiction j on j.id = i.jurisdiction_id where i.slug = $1`,
    [slug],
  );
  if (!found) refuse('INSTITUTION_NOT_FOUND', path);
  if (found.endOn !== null && found.endOn < plan.dayOf(tx.now)) refuse('INSTITUTION_ABOLISHED', path);
  const { code } = found;
  if (!plan.members.some(({ id }) => id === found.jurisdiction)) refuse('JURISDICTION_NOT_A_MEMBER', path, { code });
  return found;
}

/** Tells the preview who gets a task, and by when. */
function tasksGiven(given: ProposalEntity[], { name }: Body): Consequence[] {
  const days = given.flatMap(({ respondBy }) => respondBy ?? []).toSorted();
  return [
    { code: 'task_given', count: days.length, names: [name], before: days[0] ?? null, after: days.at(-1) ?? null },
    { code: 'task_given_without_day', count: given.length - days.length, names: [name] },
  ];
}

/**
 * Checks that each member stands once, with an institution of its own that exists today. A refusal names the argument
 * at fault.
 */
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
