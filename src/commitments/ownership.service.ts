import { Injectable } from '@nestjs/common';
import { encodeId, uuidOf } from '../api/node-id.js';
import type { Actor } from '../domain/actor.js';
import { INVITE, invite, namedRole, ANSWER_INVITATION, answerInvitation } from '../domain/ownership.js';
import { refuse } from '../domain/refusal.js';
import { rebased } from '../domain/suggestion-decision.js';
import { InstitutionEntity } from '../institutions/institution.entity.js';
import { newId } from '../kernel/ids.js';
import type { Transaction } from '../kernel/transaction.js';
import { UnitOfWork } from '../kernel/unit-of-work.js';
import { CommitmentOwnerEntity } from './commitment.entity.js';
import { commitmentFacts, todayInPlan, lockCommitment } from './commitment.facts.js';
import type { OwnershipInviteInput, OwnershipRespondInput } from './commitment.inputs.js';

@Injectable()
export class OwnershipService {
  constructor(private readonly work: UnitOfWork) {}

  invite(actor: Actor, commitmentId: string, input: OwnershipInviteInput): Promise<string> {
    const once = {
      mutation: 'ownershipInvite',
      clientMutationId: input.clientMutationId,
      input: { commitmentId, input },
    };
    return this.work.run(
      actor,
      async (tx) => {
        const commitment = await lockCommitment(tx, actor, uuidOf('Commitment', commitmentId, ['id']));
        tx.allow(INVITE, await commitmentFacts(tx.manager, commitment));
        const institution = await tx.manager.findOneBy(InstitutionEntity, { slug: input.institution });
        if (!institution) refuse('INSTITUTION_NOT_FOUND', ['input', 'institution']);
        const existing = await tx.manager.findOneBy(CommitmentOwnerEntity, {
          commitmentId: commitment.id,
          institutionId: institution.id,
        });

        const today = await todayInPlan(tx, commitment.planId);
        const verdict = invite(existing, institution, today);
        const count = await tx.manager.countBy(CommitmentOwnerEntity, { commitmentId: commitment.id });
        await tx.manager.save(
          tx.manager.create(CommitmentOwnerEntity, {
            id: existing?.id ?? newId(),
            commitmentId: commitment.id,
            institutionId: institution.id,
            position: existing?.position ?? count,
            role: input.role,
            ...verdict,
            reason: null,
            invitedOn: today,
            respondedOn: null,
          }),
        );
        await rebaseRole(tx, {
          ...verdict,
          role: input.role,
          commitmentId: commitment.id,
          institutionId: institution.id,
        });
        tx.record({
          verb: 'ownership.invited',
          subject: encodeId('Commitment', commitment.id),
          planId: commitment.planId,
        });
        return commitment.id;
      },
      once,
    );
  }

  respond(actor: Actor, ownershipId: string, input: OwnershipRespondInput): Promise<string> {
    const once = {
      mutation: 'ownershipRespond',
      clientMutationId: input.clientMutationId,
      input: { ownershipId, input },
    };
    return this.work.run(
      actor,
      async (tx) => {
        const owner = await tx.manager.findOne(CommitmentOwnerEntity, {
          where: { id: uuidOf('Ownership', ownershipId, ['id']) },
          lock: { mode: 'pessimistic_write' },
        });
        if (!owner) refuse('OWNERSHIP_NOT_FOUND', ['id']);
        const commitment = await lockCommitment(tx, actor, owner.commitmentId);
        const facts = { ...(await commitmentFacts(tx.manager, commitment)), institutionId: owner.institutionId };
        tx.allow(ANSWER_INVITATION, facts);

        const verdict = answerInvitation(owner.state, input.accept, input.reason ?? null);
        Object.assign(owner, verdict, { respondedOn: await todayInPlan(tx, commitment.planId) });
        await tx.manager.save(owner);
        await rebaseRole(tx, owner);
        tx.record({
          verb: input.accept ? 'ownership.accepted' : 'ownership.declined',
          subject: encodeId('Commitment', commitment.id),
          planId: commitment.planId,
          ...(verdict.reason ? { contents: { reason: tx.keep(verdict.reason) } } : {}),
        });
        return commitment.id;
      },
      once,
    );
  }
}

/** Says of each waiting suggestion about this role whether it is in conflict with the role as it is now. */
async function rebaseRole(
  tx: Transaction,
  owner: Pick<CommitmentOwnerEntity, 'commitmentId' | 'institutionId' | 'role' | 'state'>,
): Promise<void> {
  const waiting: { id: string; inConflict: boolean; baseValue: unknown; value: unknown }[] = await tx.manager.query(
    `select id, in_conflict as "inConflict", base_value as "baseValue", value from suggestion
      where commitment_id = $1 and institution_id = $2 and field = 'owner' and state = 'pending' for update`,
    [owner.commitmentId, owner.institutionId],
  );
  const now = { gone: false, text: null, value: namedRole(owner) };
  for (const { id, inConflict, ...asked } of waiting) {
    const { conflict } = rebased({ kind: 'field', baseText: null, text: null, ...asked }, now);
    if (conflict !== inConflict)
      await tx.manager.query('update suggestion set in_conflict = $2 where id = $1', [id, conflict]);
  }
}
