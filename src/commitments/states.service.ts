import { Injectable } from '@nestjs/common';
import { encodeId, uuidOf } from '../api/node-id.js';
import type { ActInput, ReasonInput } from '../api/payload.js';
import { keepText } from '../clauses/draft-text.store.js';
import type { Actor } from '../domain/actor.js';
import {
  consult,
  CONSULT,
  DEFER,
  leaveWith,
  type LedFacts,
  RETURN_TO_DRAFT,
  withdraw,
  WITHDRAW_COMMITMENT,
} from '../domain/consultation.js';
import type { StatefulAction } from '../domain/policy.js';
import type { Transaction } from '../kernel/transaction.js';
import { UnitOfWork } from '../kernel/unit-of-work.js';
import type { CommitmentEntity } from './commitment.entity.js';
import { commitmentFacts, lockCommitment } from './commitment.facts.js';
import { textFieldsOf, textOwner } from './commitment.writing.js';
import { consultationFacts } from './consultation.facts.js';

interface Change {
  verb: string;
  /** Gives the state that follows, or refuses. */
  next(tx: Transaction, commitment: CommitmentEntity): string | Promise<string>;
}

/** The states of a commitment until it is adopted. Each change is a version of its text. */
@Injectable()
export class CommitmentStatesService {
  constructor(private readonly work: UnitOfWork) {}

  consult(actor: Actor, id: string, input: ActInput): Promise<string> {
    return this.change(CONSULT, actor, id, input, {
      verb: 'commitment.opened',
      next: async (tx, { id: uuid }) => consult(await consultationFacts(tx, actor, uuid), tx.now).state,
    });
  }

  returnToDraft(actor: Actor, id: string, input: ReasonInput): Promise<string> {
    return this.change(RETURN_TO_DRAFT, actor, id, input, {
      verb: 'commitment.returned_to_draft',
      next: () => 'draft',
    });
  }

  defer(actor: Actor, id: string, input: ReasonInput): Promise<string> {
    return this.change(DEFER, actor, id, input, {
      verb: 'commitment.deferred',
      next: (tx) => {
        tx.follows({ code: 'final', count: 1 });
        return 'deferred';
      },
    });
  }

  withdraw(actor: Actor, id: string, input: ReasonInput): Promise<string> {
    return this.change(WITHDRAW_COMMITMENT, actor, id, input, {
      verb: 'commitment.withdrawn',
      next: async (tx, { planId }) => {
        const [plan]: { stage: string }[] = await tx.manager.query('select stage from plan where id = $1', [planId]);
        const { state } = withdraw({ planStage: plan!.stage });
        tx.follows({ code: 'final', count: 1 });
        return state;
      },
    });
  }

  private change(
    action: StatefulAction<LedFacts>,
    actor: Actor,
    id: string,
    input: ActInput | ReasonInput,
    { verb, next }: Change,
  ): Promise<string> {
    const once = { mutation: action.mutation, clientMutationId: input.clientMutationId, input: { id, input } };
    return this.work.run(
      actor,
      async (tx) => {
        const commitment = await lockCommitment(tx, actor, uuidOf('Commitment', id, ['id']));
        const { role, institutionId } = tx.allow(action, await commitmentFacts(tx.manager, commitment));
        const reason = 'reason' in input ? leaveWith(input.reason) : null;
        commitment.state = await next(tx, commitment);
        commitment.version += 1;
        await tx.manager.save(commitment);
        const fields = await textFieldsOf(tx.manager, commitment);
        const version = { number: commitment.version, at: tx.now, role, institutionId, reason, fields };
        await keepText(tx.manager, textOwner(commitment), [], [], { ...version, cause: 'state' });
        tx.record({
          verb,
          subject: encodeId('Commitment', commitment.id),
          planId: commitment.planId,
          ...(reason ? { contents: { reason: tx.keep(reason) } } : {}),
        });
        return commitment.id;
      },
      once,
    );
  }
}
