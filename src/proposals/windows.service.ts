import { Injectable } from '@nestjs/common';
import { encodeId, uuidOf } from '../api/node-id.js';
import type { ReasonInput } from '../api/payload.js';
import type { Actor } from '../domain/actor.js';
import { localized } from '../domain/localized-text.js';
import { windowState } from '../domain/plan.js';
import { refuse } from '../domain/refusal.js';
import {
  CLOSE_WINDOW,
  closeWindow,
  MOVE_WINDOW,
  moveWindow,
  OPEN_WINDOW,
  openWindow,
  type Span,
} from '../domain/window.js';
import { requireEntitlement } from '../kernel/entitlement.js';
import { newId } from '../kernel/ids.js';
import { type Transaction, UnitOfWork } from '../kernel/unit-of-work.js';
import { followWindows } from './debts.js';
import { planFacts } from './proposal.facts.js';
import { holdWindows } from './window-lock.js';
import type { WindowMoveInput, WindowOpenInput } from './windows.types.js';

interface Changed {
  id: string;
  planId: string;
  change: 'opened' | 'moved' | 'closed';
  before: Span | null;
  after: Span;
  reason: string;
}

/**
 * Windows stand with proposals, because the day on which each answer is due moves with them. They open and close at the
 * instant of the request, so that its own answer already shows it.
 */
@Injectable()
export class WindowsService {
  constructor(private readonly work: UnitOfWork) {}

  open(actor: Actor, plan: string, input: WindowOpenInput, now: Date): Promise<string> {
    const once = { mutation: 'windowOpen', clientMutationId: input.clientMutationId, input: { plan, input } };
    return this.work.run(
      actor,
      async (tx) => {
        const planId = uuidOf('Plan', plan, ['plan']);
        await holdWindows(tx, 'select $1::uuid', planId);
        const facts = await planFacts(tx.manager, planId, ['plan']);
        requireEntitlement(tx, OPEN_WINDOW, actor, { planId: facts.id });
        if (!OPEN_WINDOW.from.includes(facts.stage)) refuse('PLAN_TAKES_NO_WINDOWS', ['plan']);
        const after = openWindow({ opensAt: input.opensAt ?? now, closesAt: input.closesAt }, now, facts.dayOf);
        const id = newId();
        const title = input.title ? JSON.stringify(localized(input.title.language, input.title.text)) : null;
        await tx.manager.query(
          'insert into plan_window (id, plan_id, kind, opens_at, closes_at, title) values ($1, $2, $3, $4, $5, $6)',
          [id, facts.id, input.kind, after.opensAt, after.closesAt, title],
        );
        await announce(tx, { id, planId: facts.id, change: 'opened', before: null, after, reason: input.reason });
        return id;
      },
      once,
    );
  }

  move(actor: Actor, id: string, input: WindowMoveInput, now: Date): Promise<string> {
    const once = { mutation: 'windowMove', clientMutationId: input.clientMutationId, input: { id, input } };
    return this.work.run(
      actor,
      async (tx) => {
        const before = await lockWindow(tx, uuidOf('PlanWindow', id, ['id']));
        const state = windowState(before, now);
        requireEntitlement(tx, MOVE_WINDOW, actor, { planId: before.planId, state });
        const after = moveWindow(before, given(input), now);
        await this.change(tx, { ...before, change: 'moved', before, after, reason: input.reason });
        return before.id;
      },
      once,
    );
  }

  close(actor: Actor, id: string, input: ReasonInput, now: Date): Promise<string> {
    const once = { mutation: 'windowClose', clientMutationId: input.clientMutationId, input: { id, input } };
    return this.work.run(
      actor,
      async (tx) => {
        const before = await lockWindow(tx, uuidOf('PlanWindow', id, ['id']));
        const state = windowState(before, now);
        requireEntitlement(tx, CLOSE_WINDOW, actor, { planId: before.planId, state });
        const after = closeWindow(before, now);
        await this.change(tx, { ...before, change: 'closed', before, after, reason: input.reason });
        return before.id;
      },
      once,
    );
  }

  private async change(tx: Transaction, changed: Changed): Promise<void> {
    const { id, after } = changed;
    await tx.manager.query('update plan_window set opens_at = $2, closes_at = $3 where id = $1', [
      id,
      after.opensAt,
      after.closesAt,
    ]);
    await announce(tx, changed);
  }
}

function given({ opensAt, closesAt }: WindowMoveInput): Partial<Span> {
  return { ...(opensAt ? { opensAt } : {}), ...(closesAt ? { closesAt } : {}) };
}

async function lockWindow(tx: Transaction, id: string): Promise<Span & { id: string; planId: string }> {
  await holdWindows(tx, 'select plan_id from plan_window where id = $1', id);
  const [row] = await tx.manager.query(
    `select id, plan_id as "planId", opens_at as "opensAt", closes_at as "closesAt" from plan_window where id = $1 for update`,
    [id],
  );
  return row ?? refuse('WINDOW_NOT_FOUND', ['id']);
}

async function announce(tx: Transaction, { id, planId, change, before, after, reason }: Changed): Promise<void> {
  await tx.manager.query(
    `insert into window_change (id, plan_id, window_id, change, reason, opened_before, closed_before, opens_at, closes_at, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [newId(), planId, id, change, reason, before?.opensAt, before?.closesAt, after.opensAt, after.closesAt, tx.now],
  );
  const plan = await planFacts(tx.manager, planId, ['id']);
  if (change === 'closed')
    tx.follows({ code: 'window_closes_now', count: 1, before: plan.dayOf(new Date(before!.closesAt.getTime() - 1)) });
  await followWindows(tx, plan);
  tx.record({
    verb: `window.${change}`,
    subject: encodeId('PlanWindow', id),
    planId,
    contents: { reason: tx.keep(reason), window: tx.keep(JSON.stringify(after)) },
  });
}
