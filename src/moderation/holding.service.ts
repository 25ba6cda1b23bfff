import { Injectable } from '@nestjs/common';
import { encodeId, uuidOf } from '../api/node-id.js';
import type { Actor } from '../domain/actor.js';
import { requireChange } from '../domain/change.js';
import { type HeldThing, HOLD_FIRST, refuseTies, RELEASE } from '../domain/moderation.js';
import { refuse } from '../domain/refusal.js';
import { writtenText } from '../domain/text.js';
import { checkVersion, type VersionRead } from '../domain/version.js';
import { UnitOfWork } from '../kernel/unit-of-work.js';
import type { PlanHoldFirstCommentsInput } from './moderation.inputs.js';
import { lockThing, MODERATED, RELEASED, uuidOfThing } from './things.js';

/** Texts that wait for a moderator before anybody reads them. */
@Injectable()
export class HoldingService {
  constructor(private readonly work: UnitOfWork) {}

  /** held → visible. */
  release(
    actor: Actor,
    held: HeldThing,
    id: string,
    expectedVersion: VersionRead,
    clientMutationId?: string,
  ): Promise<string> {
    return this.work.run(
      actor,
      async (tx) => {
        const thing = await lockThing(tx, actor, held, uuidOfThing(held, id));
        refuseTies(actor, thing);
        tx.allow(RELEASE[held], thing);
        checkVersion(thing.version, expectedVersion);
        await RELEASED[held](tx, thing.id);
        tx.record({
          verb: `${held}.released`,
          subject: encodeId(MODERATED[held].node, thing.id),
          planId: thing.planId,
        });
        return thing.id;
      },
      { mutation: `${held}Release`, clientMutationId, input: { id, expectedVersion } },
    );
  }

  /** Changes the plan's own setting, with a public reason. */
  holdFirst(actor: Actor, id: string, input: PlanHoldFirstCommentsInput): Promise<string> {
    return this.work.run(
      actor,
      async (tx) => {
        const planId = uuidOf('Plan', id, ['id']);
        const [plan] = await tx.manager.query(
          'select hold_first_comments as first from plan where id = $1 for update',
          [planId],
        );
        if (!plan) refuse('PLAN_NOT_FOUND', ['id']);
        tx.allow(HOLD_FIRST, { planId });
        requireChange(plan.first, input.first, ['input', 'first']);
        const reason = writtenText(input.reason);
        await tx.manager.query('update plan set hold_first_comments = $2 where id = $1', [planId, input.first]);
        tx.record({
          verb: 'plan.first_comments.held',
          subject: id,
          planId,
          contents: { reason: tx.keep(reason) },
        });
        return planId;
      },
      { mutation: HOLD_FIRST.mutation, clientMutationId: input.clientMutationId, input: { id, input } },
    );
  }
}
