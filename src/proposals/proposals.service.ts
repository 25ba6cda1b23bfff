import { Injectable } from '@nestjs/common';
import { follow } from '../accounts/following.js';
import { uuidOf } from '../api/node-id.js';
import type { ActInput } from '../api/payload.js';
import { type Actor, requireAccount } from '../domain/actor.js';
import { EDIT_PROPOSAL, ERASE_DRAFT, onBehalfOf, SUBMIT, TRANSCRIBE, WITHDRAW } from '../domain/proposal.js';
import { correctReception, received, submit } from '../domain/proposal-submission.js';
import { isSame } from '../domain/change.js';
import { refuse } from '../domain/refusal.js';
import { nextVersion } from '../domain/version.js';
import { InstitutionEntity } from '../institutions/institution.entity.js';
import { countAgainst } from '../kernel/limits.js';
import { UnitOfWork } from '../kernel/unit-of-work.js';
import type { Transaction } from '../kernel/transaction.js';
import { oweResponses, referencesOf, releaseDebts } from './debts.js';
import { emptyDraft, ownDraft } from './drafting.js';
import { freeMerged } from './lineage.js';
import { ProposalEntity } from './proposal.entity.js';
import { lockProposal, planFacts, proposalFacts, recordProposal, refuseHidden } from './proposal.facts.js';
import type { ProposalDraftInput, ProposalEditInput, ProposalTranscribeInput } from './proposal.inputs.js';
import { assignFields, keepProposalVersions, nextProposalReference } from './proposal.writing.js';
import { shareWindows } from './window-lock.js';

const SUBMISSIONS = { most: 10, seconds: 3600 };

/** Commands of a proposal's author, and of the secretariat for texts that it wrote down for somebody. */
@Injectable()
export class ProposalsService {
  constructor(private readonly work: UnitOfWork) {}

  draft(actor: Actor, input: ProposalDraftInput): Promise<string> {
    const once = { mutation: 'proposalDraft', clientMutationId: input.clientMutationId, input };
    return this.work.run(
      actor,
      async (tx) => {
        const proposal = await ownDraft(tx, actor, input);
        if (input.onBehalfOf) {
          const institution = await tx.manager.findOneBy(InstitutionEntity, { slug: input.onBehalfOf });
          if (!institution) refuse('INSTITUTION_NOT_FOUND', ['input', 'onBehalfOf']);
          onBehalfOf(actor, institution.id);
          proposal.onBehalfOfId = institution.id;
        }
        await assignFields(tx, proposal, input);
        await tx.manager.insert(ProposalEntity, proposal);
        recordProposal(tx, 'proposal.drafted', proposal);
        return proposal.id;
      },
      once,
    );
  }

  transcribe(actor: Actor, input: ProposalTranscribeInput): Promise<string> {
    const once = { mutation: 'proposalTranscribe', clientMutationId: input.clientMutationId, input };
    return this.work.run(
      actor,
      async (tx) => {
        const { proposal, plan } = await emptyDraft(tx, input);
        const facts = { planId: proposal.planId, authorId: null, transcribed: true, responsibleIds: [] };
        tx.allow(TRANSCRIBE, facts);
        Object.assign(proposal, {
          transcribed: true,
          transcribedById: requireAccount(actor),
          receivedOn: received(input.receivedOn, plan.dayOf(tx.now)),
          receivedHow: input.receivedHow ?? null,
        });
        await assignFields(tx, proposal, input);
        await tx.manager.insert(ProposalEntity, proposal);
        recordProposal(tx, 'proposal.transcribed', proposal);
        return proposal.id;
      },
      once,
    );
  }

  edit(actor: Actor, id: string, expectedVersion: number, input: ProposalEditInput): Promise<string> {
    const once = {
      mutation: 'proposalEdit',
      clientMutationId: input.clientMutationId,
      input: { id, expectedVersion, input },
    };
    return this.work.run(
      actor,
      async (tx) => {
        const proposal = await lockProposal(tx, actor, uuidOf('Proposal', id, ['id']));
        tx.allow(EDIT_PROPOSAL, await proposalFacts(tx.manager, proposal));
        await refuseHidden(tx, [proposal]);

        const version = nextVersion(proposal.version, expectedVersion);
        const before = JSON.stringify(proposal);
        await assignFields(tx, proposal, input);
        assignReception(proposal, input);
        if (isSame(JSON.parse(before), JSON.parse(JSON.stringify(proposal)))) tx.unchanged(proposal.id);
        proposal.version = version;
        if (proposal.state !== 'draft') {
          const [kept] = await keepProposalVersions(tx.manager, [proposal]);
          proposal.editedAfterSupports = kept!.supports;
          proposal.editedAt = tx.now;
        }
        await tx.manager.save(proposal);
        recordProposal(tx, 'proposal.edited', proposal);
        return proposal.id;
      },
      once,
    );
  }

  submit(actor: Actor, id: string, input: ActInput): Promise<string> {
    const once = { mutation: 'proposalSubmit', clientMutationId: input.clientMutationId, input: { id, input } };
    return this.work.run(
      actor,
      async (tx) => {
        const uuid = uuidOf('Proposal', id, ['id']);
        const instant = await shareWindows(tx, 'select plan_id from proposal where id = $1', uuid);
        const proposal = await lockProposal(tx, actor, uuid);
        tx.allow(SUBMIT, await proposalFacts(tx.manager, proposal));
        const plan = await planFacts(tx.manager, proposal.planId, ['id']);

        const { receivedOn, problem, action } = proposal;
        const facts = { planStage: plan.stage, windows: plan.windows, receivedOn, problem, action };
        const verdict = submit(facts, instant, plan.dayOf);
        if (proposal.authorAccountId) {
          await countAgainst(tx, `proposal.submit ${proposal.authorAccountId}`, SUBMISSIONS);
        }
        const [reference] = await nextProposalReference(tx.manager, plan);
        Object.assign(proposal, verdict, {
          state: 'submitted',
          reference,
          submittedAt: tx.now,
          listedAt: tx.now,
          version: proposal.version + 1,
        });
        await tx.manager.save(proposal);
        await keepProposalVersions(tx.manager, [proposal]);
        await oweResponses(tx, plan, proposal);
        recordProposal(tx, 'proposal.submitted', proposal);
        await tellAuthor(tx, proposal);
        return proposal.id;
      },
      once,
    );
  }

  /** Erases a draft. Nobody else ever saw it, so only the log entry tells that there was one. */
  erase(actor: Actor, id: string, input: ActInput): Promise<string> {
    const once = { mutation: 'proposalErase', clientMutationId: input.clientMutationId, input: { id, input } };
    return this.work.run(
      actor,
      async (tx) => {
        const proposal = await lockProposal(tx, actor, uuidOf('Proposal', id, ['id']));
        tx.allow(ERASE_DRAFT, await proposalFacts(tx.manager, proposal));
        const [{ files }] = await tx.manager.query(
          'select count(*)::int as files from proposal_attachment where proposal_id = $1',
          [proposal.id],
        );
        await tx.manager.query('select erase_draft($1)', [proposal.id]);
        tx.follows({ code: 'files_erased', count: files }, { code: 'final', count: 1 });
        recordProposal(tx, 'proposal.erased', proposal);
        return proposal.id;
      },
      once,
    );
  }

  withdraw(actor: Actor, id: string, input: ActInput): Promise<string> {
    const once = { mutation: 'proposalWithdraw', clientMutationId: input.clientMutationId, input: { id, input } };
    return this.work.run(
      actor,
      async (tx) => {
        const proposal = await lockProposal(tx, actor, uuidOf('Proposal', id, ['id']));
        tx.allow(WITHDRAW, await proposalFacts(tx.manager, proposal));
        // A part that ended with its split keeps the reason of that (`splitUndone`); its author gives none.
        const reason = proposal.splitFromId ? null : proposal.reason;
        Object.assign(proposal, { state: 'withdrawn', reason, version: proposal.version + 1 });
        await tx.manager.save(proposal);
        const owing = await releaseDebts(tx, [proposal.id]);
        const freed = await freeMerged(tx, [proposal.id], null);
        tx.follows(
          { code: 'final', count: 1 },
          { code: 'responses_end', count: owing.length, names: owing },
          { code: 'joined_stand_alone', count: freed.length, names: await referencesOf(tx, freed) },
        );
        recordProposal(tx, 'proposal.withdrawn', proposal, undefined, freed);
        return proposal.id;
      },
      once,
    );
  }
}

function assignReception(proposal: ProposalEntity, input: ProposalEditInput): void {
  correctReception(proposal, input);
  const { receivedOn, receivedHow } = input;
  proposal.receivedOn = receivedOn ?? proposal.receivedOn;
  proposal.receivedHow = receivedHow ?? proposal.receivedHow;
}

/**
 * Makes the author follow the proposal, so that they get news without asking for it. They can stop it like any other
 * follow.
 */
async function tellAuthor(tx: Transaction, { id, planId, authorAccountId }: ProposalEntity): Promise<void> {
  if (!authorAccountId) return;
  const following = { accountId: authorAccountId, kind: 'proposal', subjectId: id, planId } as const;
  await follow(tx.manager, tx, { ...following, frequency: 'immediate' });
}
