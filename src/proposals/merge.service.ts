import { Injectable } from '@nestjs/common';
import { decodeId, uuidOf } from '../api/node-id.js';
import type { ReasonInput } from '../api/payload.js';
import type { Actor } from '../domain/actor.js';
import { localized } from '../domain/localized-text.js';
import { MERGE, SPLIT, UNMERGE } from '../domain/proposal.js';
import { mergeProposal } from '../domain/proposal-merge.js';
import { refuse } from '../domain/refusal.js';
import { checkVersion, type VersionRead } from '../domain/version.js';
import { newId } from '../kernel/ids.js';
import { UnitOfWork } from '../kernel/unit-of-work.js';
import type { Transaction } from '../kernel/transaction.js';
import { membersOf, oweFrom, releaseDebts } from './debts.js';
import { copySupports, requireUndoable, standAlone, withdrawParts } from './lineage.js';
import { ProposalEntity } from './proposal.entity.js';
import { lockProposal, planFacts, proposalFacts, recordProposal, refuseHidden } from './proposal.facts.js';
import type { ProposalMergeInput, ProposalSplitInput } from './proposal.inputs.js';
import { keepProposalVersions, nextProposalReference } from './proposal.writing.js';

/** The versions of both proposals that the user had read before the merge. */
interface BothRead {
  expectedVersion: VersionRead;
  expectedIntoVersion: VersionRead;
}

/**
 * Merges proposals that say the same, so that one response answers them, and splits a proposal that says two things.
 * Both can be undone.
 */
@Injectable()
export class MergeService {
  constructor(private readonly work: UnitOfWork) {}

  merge(actor: Actor, id: string, read: BothRead, input: ProposalMergeInput): Promise<string> {
    const once = {
      mutation: 'proposalMerge',
      clientMutationId: input.clientMutationId,
      input: { id, ...read, input },
    };
    const fromId = uuidOf('Proposal', id, ['id']);
    return this.work.run(
      actor,
      async (tx) => {
        const intoId = await idOf(tx, input.into);
        // Proposals are locked in a fixed order, so that two merges of the same two wait for each other instead of
        // deadlocking.
        const locked = new Map<string, ProposalEntity>();
        for (const wanted of [...new Set([fromId, intoId])].toSorted()) {
          const path = wanted === fromId ? ['id'] : ['input', 'into'];
          locked.set(wanted, await lockProposal(tx, actor, wanted, path));
        }
        const [from, into] = [locked.get(fromId)!, locked.get(intoId)!];
        tx.allow(MERGE, await proposalFacts(tx.manager, from));
        await refuseHidden(tx, [from]);
        await refuseHidden(tx, [into], ['input', 'into']);
        checkVersion(from.version, read.expectedVersion);
        checkVersion(into.version, read.expectedIntoVersion, ['expectedIntoVersion']);

        const members = await membersOf(tx, [from.id, into.id]);
        const facts = ({ id: of, planId, state }: ProposalEntity) => ({
          id: of,
          planId,
          state,
          members: members.get(of) ?? [],
        });
        Object.assign(from, mergeProposal(facts(from), facts(into)), {
          mergedIntoId: into.id,
          reason: input.reason,
          version: from.version + 1,
        });
        await tx.manager.save(from);
        await copySupports(tx, from.id, [into]);
        const owing = await releaseDebts(tx, [from.id]);
        tx.follows({ code: 'responses_join', count: owing.length, names: owing });
        recordProposal(tx, 'proposal.merged', from, input.reason);
        return from.id;
      },
      once,
    );
  }

  unmerge(actor: Actor, id: string, input: ReasonInput): Promise<string> {
    const once = { mutation: 'proposalUnmerge', clientMutationId: input.clientMutationId, input: { id, input } };
    return this.work.run(
      actor,
      async (tx) => {
        const proposal = await lockProposal(tx, actor, uuidOf('Proposal', id, ['id']));
        tx.allow(UNMERGE, await proposalFacts(tx.manager, proposal));
        await refuseHidden(tx, [proposal]);
        await requireUndoable(tx, proposal);

        const freed = proposal.mergedIntoId ? [] : await withdrawParts(tx, proposal.id, input.reason);
        await standAlone(tx, [proposal], input.reason);
        const undone = await tx.manager.findOneByOrFail(ProposalEntity, { id: proposal.id });
        recordProposal(tx, 'proposal.unmerged', undone, input.reason, freed);
        return proposal.id;
      },
      once,
    );
  }

  split(actor: Actor, id: string, expectedVersion: VersionRead, input: ProposalSplitInput): Promise<string> {
    const once = {
      mutation: 'proposalSplit',
      clientMutationId: input.clientMutationId,
      input: { id, expectedVersion, input },
    };
    return this.work.run(
      actor,
      async (tx) => {
        const whole = await lockProposal(tx, actor, uuidOf('Proposal', id, ['id']));
        tx.allow(SPLIT, await proposalFacts(tx.manager, whole));
        await refuseHidden(tx, [whole]);
        checkVersion(whole.version, expectedVersion);
        const plan = await planFacts(tx.manager, whole.planId, ['id']);

        const references = await nextProposalReference(tx.manager, plan, input.parts.length);
        const parts = input.parts.map(({ title, problem, action }, index) =>
          tx.manager.create(ProposalEntity, {
            id: newId(),
            planId: whole.planId,
            authorAccountId: whole.authorAccountId,
            transcribedById: whole.transcribedById,
            onBehalfOfId: whole.onBehalfOfId,
            policyAreas: whole.policyAreas,
            jurisdictionIds: whole.jurisdictionIds,
            themeId: whole.themeId,
            visibility: whole.visibility,
            transcribed: whole.transcribed,
            receivedOn: whole.receivedOn,
            receivedHow: whole.receivedHow,
            submittedAt: whole.submittedAt,
            respondBy: whole.respondBy,
            synthetic: whole.synthetic,
            reference: references[index]!,
            title: localized(title.language, title.text),
            problem: localized(problem.language, problem.text),
            action: localized(action.language, action.text),
            state: 'submitted',
            splitFromId: whole.id,
            createdAt: tx.now,
            listedAt: tx.now,
            version: 1,
          }),
        );
        await tx.manager.insert(ProposalEntity, parts);
        await keepProposalVersions(tx.manager, parts);
        await copySupports(tx, whole.id, parts);
        // The parts ask what the whole asked, so that the same members owe them, also one that was named or released.
        const members = (await membersOf(tx, [whole.id])).get(whole.id) ?? [];
        const partIds = parts.map((part) => part.id);
        const owed = await oweFrom(tx, plan, partIds, members);
        tx.follows({ code: 'parts_owed', count: owed, names: references });
        Object.assign(whole, { state: 'split', reason: input.reason, version: whole.version + 1 });
        await tx.manager.save(whole);
        await releaseDebts(tx, [whole.id]);
        recordProposal(tx, 'proposal.split', whole, input.reason);
        return whole.id;
      },
      once,
    );
  }
}

/** Finds the id by reference, which people know, or by id. */
async function idOf(tx: Transaction, named: string): Promise<string> {
  const path = ['input', 'into'];
  const known = decodeId(named);
  if (known) return uuidOf('Proposal', named, path);
  const [row] = await tx.manager.query('select id from proposal where lower(reference) = lower($1)', [named]);
  return row?.id ?? refuse('PROPOSAL_NOT_FOUND', path);
}
