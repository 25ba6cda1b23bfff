import { Injectable } from '@nestjs/common';
import { decodeId, uuidOf } from '../api/node-id.js';
import type { ReasonInput } from '../api/payload.js';
import type { Actor } from '../domain/actor.js';
import { localized } from '../domain/localized-text.js';
import { MERGE, merge, OWED, type ProposalState, SPLIT, UNMERGE } from '../domain/proposal.js';
import { refuse } from '../domain/refusal.js';
import { requireEntitlement } from '../kernel/entitlement.js';
import { newId } from '../kernel/ids.js';
import { type Transaction, UnitOfWork } from '../kernel/unit-of-work.js';
import { oweAgain, oweAnswers, releaseDebts } from './debts.js';
import { ProposalEntity } from './proposal.entity.js';
import { lockProposal, planFacts, proposalFacts, recordProposal } from './proposal.facts.js';
import type { ProposalMergeInput, ProposalSplitInput } from './proposal.inputs.js';
import { keepVersions, nextReference } from './proposal.writing.js';

/** Proposals that say the same are answered together, one that says two things twice. Both can be undone. */
@Injectable()
export class MergeService {
  constructor(private readonly work: UnitOfWork) {}

  merge(actor: Actor, id: string, input: ProposalMergeInput): Promise<string> {
    const once = { mutation: 'proposalMerge', clientMutationId: input.clientMutationId, input: { id, input } };
    const fromId = uuidOf('Proposal', id, ['id']);
    return this.work.run(
      actor,
      async (tx) => {
        const intoId = await idOf(tx, input.into);
        // Always in the same order, so that two merges of the same two wait for each other instead of deadlocking.
        const locked = new Map<string, ProposalEntity>();
        for (const wanted of [...new Set([fromId, intoId])].toSorted()) {
          const path = wanted === fromId ? ['id'] : ['input', 'into'];
          locked.set(wanted, await lockProposal(tx, actor, wanted, path));
        }
        const [from, into] = [locked.get(fromId)!, locked.get(intoId)!];
        requireEntitlement(tx, MERGE, actor, await proposalFacts(tx.manager, from));
        if (!MERGE.from.includes(from.state)) refuse('PROPOSAL_NOT_OPEN', ['id']);

        Object.assign(from, merge(from, into), {
          mergedIntoId: into.id,
          reason: input.reason,
          version: from.version + 1,
        });
        await tx.manager.save(from);
        await copySupports(tx, from.id, [into]);
        await releaseDebts(tx, [from.id]);
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
        requireEntitlement(tx, UNMERGE, actor, await proposalFacts(tx.manager, proposal));
        if (!UNMERGE.from.includes(proposal.state)) refuse('NOT_MERGED', ['id']);

        const target = proposal.mergedIntoId;
        if (target) {
          const into = await lockProposal(tx, actor, target);
          if (!OWED.includes(into.state as ProposalState)) refuse('ALREADY_ANSWERED', ['id']);
        } else {
          await withdrawParts(tx, proposal.id);
        }
        Object.assign(proposal, {
          state: 'under_review',
          mergedIntoId: null,
          reason: input.reason,
          version: proposal.version + 1,
        });
        await tx.manager.save(proposal);
        if (target) await takeSupportsBack(tx, proposal.id, target);
        await oweAgain(tx, proposal.id);
        recordProposal(tx, 'proposal.unmerged', proposal, input.reason);
        return proposal.id;
      },
      once,
    );
  }

  split(actor: Actor, id: string, input: ProposalSplitInput): Promise<string> {
    const once = { mutation: 'proposalSplit', clientMutationId: input.clientMutationId, input: { id, input } };
    return this.work.run(
      actor,
      async (tx) => {
        const whole = await lockProposal(tx, actor, uuidOf('Proposal', id, ['id']));
        requireEntitlement(tx, SPLIT, actor, await proposalFacts(tx.manager, whole));
        if (!SPLIT.from.includes(whole.state)) refuse('PROPOSAL_NOT_OPEN', ['id']);
        const plan = await planFacts(tx.manager, whole.planId, ['id']);

        const references = await nextReference(tx.manager, plan, input.parts.length);
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
        await keepVersions(tx.manager, parts);
        await copySupports(tx, whole.id, parts);
        await oweAnswers(tx, plan, parts);
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

/** By reference, which people know, or by id. */
async function idOf(tx: Transaction, named: string): Promise<string> {
  const path = ['input', 'into'];
  const known = decodeId(named);
  if (known) return uuidOf('Proposal', named, path);
  const [row] = await tx.manager.query('select id from proposal where lower(reference) = lower($1)', [named]);
  return row?.id ?? refuse('PROPOSAL_NOT_FOUND', path);
}

/** Whoever supports one supports what it went into, once; its author does not become a supporter of their own. */
async function copySupports(tx: Transaction, fromId: string, into: ProposalEntity[]): Promise<void> {
  await tx.manager.query(
    `insert into proposal_support (proposal_id, account_id, via_id, created_at)
     select x.id, s.account_id, $1::uuid, s.created_at
       from proposal_support s cross join unnest($2::uuid[], $3::uuid[]) as x(id, author)
      where s.proposal_id = $1 and s.account_id is distinct from x.author order by x.id, s.account_id
     on conflict on constraint proposal_support_once do nothing`,
    [fromId, into.map(({ id }) => id), into.map(({ authorAccountId }) => authorAccountId)],
  );
}

/** Takes away what came with it, unless it also came with another one that stays merged. */
async function takeSupportsBack(tx: Transaction, fromId: string, targetId: string): Promise<void> {
  await tx.manager.query(
    `with gone as (
       select s.account_id, (
         select min(other.proposal_id::text)::uuid from proposal_support other join proposal p on p.id = other.proposal_id
          where p.merged_into_id = $2 and p.id <> $1 and other.account_id = s.account_id) as still_via
         from proposal_support s where s.proposal_id = $2 and s.via_id = $1),
     kept as (
       update proposal_support s set via_id = g.still_via from gone g
        where s.proposal_id = $2 and s.account_id = g.account_id and g.still_via is not null)
     delete from proposal_support s using gone g
      where s.proposal_id = $2 and s.account_id = g.account_id and g.still_via is null`,
    [fromId, targetId],
  );
}

/** The parts of a split that is undone are no longer owed an answer; none may have been answered. */
async function withdrawParts(tx: Transaction, wholeId: string): Promise<void> {
  const parts = await tx.manager.find(ProposalEntity, {
    where: { splitFromId: wholeId },
    lock: { mode: 'pessimistic_write' },
    order: { id: 'ASC' },
  });
  if (parts.some(({ state }) => !OWED.includes(state as ProposalState) && state !== 'withdrawn')) {
    refuse('ALREADY_ANSWERED', ['id']);
  }
  const ids = parts.map(({ id }) => id);
  await tx.manager.query(
    `update proposal set state = 'withdrawn', version = version + 1 where id = any($1) and state <> 'withdrawn'`,
    [ids],
  );
  await releaseDebts(tx, ids);
}
