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
  comeBeside,
  isReopenable,
  MOVE_WINDOW,
  moveWindow,
  OPEN_WINDOW,
  openOnce,
  openWindow,
  REOPEN_WINDOW,
  reopenWindow,
  type WindowSpan,
  type WINDOW_CHANGES,
  withinPlan,
} from '../domain/window.js';
import { checkVersion, type VersionRead } from '../domain/version.js';
import { newId } from '../kernel/ids.js';
import { UnitOfWork } from '../kernel/unit-of-work.js';
import type { Transaction } from '../kernel/transaction.js';
import { followWindows } from './debts.js';
import { type PlanFacts, planFacts } from './proposal.facts.js';
import { holdWindows } from './window-lock.js';
import type { WindowMoveInput, WindowOpenInput, WindowReopenInput } from './windows.types.js';

interface Window extends WindowSpan {
  id: string;
  planId: string;
  kind: string;
  version: number;
}

/** A window that nobody else can change before this transaction ends. */
interface Locked {
  window: Window;
  /** The present instant; waiting for writes within the windows may have taken a while. */
  now: Date;
}

interface Changed {
  id: string;
  planId: string;
  change: (typeof WINDOW_CHANGES)[number];
  before: WindowSpan | null;
  after: WindowSpan;
  reason: string;
  now: Date;
}

const ACTS = { moved: MOVE_WINDOW, closed: CLOSE_WINDOW, reopened: REOPEN_WINDOW };

/**
 * Windows belong to the feature of proposals, because the due days of responses move with them. Each command judges by
 * an instant at which no write within the windows is in progress, so that everything written in time counts as in time.
 */
@Injectable()
export class WindowsService {
  constructor(private readonly work: UnitOfWork) {}

  open(actor: Actor, plan: string, input: WindowOpenInput): Promise<string> {
    const once = { mutation: 'windowOpen', clientMutationId: input.clientMutationId, input: { plan, input } };
    return this.work.run(
      actor,
      async (tx) => {
        const planId = uuidOf('Plan', plan, ['plan']);
        await holdWindows(tx, 'select $1::uuid', planId);
        const now = tx.instant();
        const facts = await planFacts(tx.manager, planId, ['plan']);
        tx.allow(OPEN_WINDOW, { planId: facts.id, state: facts.stage });
        const wanted = openWindow({ opensAt: input.opensAt ?? now, closesAt: input.closesAt }, now, facts.dayOf);
        const after = withinPlan(wanted, facts, now);
        openOnce(input.kind, { ...after, title: input.title?.text ?? null }, othersOf(facts, input), now);
        sayBeside(tx, facts, input, null, after);
        const id = newId();
        const title = input.title ? JSON.stringify(localized(input.title.language, input.title.text)) : null;
        await tx.manager.query(
          'insert into plan_window (id, plan_id, kind, opens_at, closes_at, title) values ($1, $2, $3, $4, $5, $6)',
          [id, facts.id, input.kind, after.opensAt, after.closesAt, title],
        );
        const { reason } = input;
        await announce(tx, facts, { id, planId: facts.id, change: 'opened', before: null, after, reason, now });
        return id;
      },
      once,
    );
  }

  move(actor: Actor, id: string, expectedVersion: VersionRead, input: WindowMoveInput): Promise<string> {
    return this.change('moved', actor, { id, expectedVersion, input }, (tx, { window, now }, plan) => {
      const after = withinPlan(moveWindow(window, given(input), now), plan, now);
      sayBeside(tx, plan, window, window, after);
      return after;
    });
  }

  close(actor: Actor, id: string, expectedVersion: VersionRead, input: ReasonInput): Promise<string> {
    return this.change('closed', actor, { id, expectedVersion, input }, (tx, { window, now }, plan) => {
      const after = closeWindow(window, now);
      const opensAgain = isReopenable({ kind: window.kind, planStage: plan.stage, others: [] }, now);
      const code = opensAgain ? 'window_closes_now' : 'window_closes_for_good';
      tx.follows({ code, count: 1, before: lastDay(plan, window) });
      return after;
    });
  }

  reopen(actor: Actor, id: string, expectedVersion: VersionRead, input: WindowReopenInput): Promise<string> {
    return this.change('reopened', actor, { id, expectedVersion, input }, async (tx, { window, now }, plan) => {
      const facts = { kind: window.kind, planStage: plan.stage, others: othersOf(plan, window) };
      const after = withinPlan(reopenWindow(window, input.closesAt, facts, now), plan, now);
      sayBeside(tx, plan, window, window, after);
      tx.follows({ code: 'window_reopens', count: 1, before: lastDay(plan, window), after: lastDay(plan, after) });
      for (const publishedAt of await publishedSyntheses(tx, window.id))
        tx.follows({ code: 'synthesis_stays', count: 1, before: plan.dayOf(publishedAt) });
      return after;
    });
  }

  /** Every change of a window's dates goes through here. */
  private change(
    change: keyof typeof ACTS,
    actor: Actor,
    sent: { id: string; expectedVersion: VersionRead; input: ReasonInput },
    judge: (tx: Transaction, locked: Locked, plan: PlanFacts) => WindowSpan | Promise<WindowSpan>,
  ): Promise<string> {
    const action = ACTS[change];
    const { id, expectedVersion, input } = sent;
    const once = { mutation: action.mutation, clientMutationId: input.clientMutationId, input: sent };
    return this.work.run(
      actor,
      async (tx) => {
        const locked = await lockWindow(tx, uuidOf('PlanWindow', id, ['id']));
        const { window, now } = locked;
        tx.allow(action, { planId: window.planId, state: windowState(window, now) });
        checkVersion(window.version, expectedVersion);
        const plan = await planFacts(tx.manager, window.planId, ['id']);
        const after = await judge(tx, locked, plan);
        await tx.manager.query('update plan_window set opens_at = $2, closes_at = $3, version = $4 where id = $1', [
          window.id,
          after.opensAt,
          after.closesAt,
          window.version + 1,
        ]);
        await announce(tx, plan, { ...window, change, before: window, after, reason: input.reason, now });
        return window.id;
      },
      once,
    );
  }
}

const lastDay = (plan: PlanFacts, { closesAt }: WindowSpan) => plan.dayOf(new Date(closesAt.getTime() - 1));

/** Tells the preview until when two windows of a kind run at the same time. */
function sayBeside(
  tx: Transaction,
  plan: PlanFacts,
  window: { id?: string; kind: string },
  before: WindowSpan | null,
  after: WindowSpan,
) {
  const others = comeBeside(window.kind, { before, after }, othersOf(plan, window));
  const days = others.map((other) => lastDay(plan, other)).toSorted();
  tx.follows({ code: 'window_beside', count: others.length, after: days.at(-1) ?? null });
}

const othersOf = ({ windows }: PlanFacts, { id, kind }: { id?: string; kind: string }) =>
  windows.filter((other) => other.kind === kind && other.id !== id);

function given({ opensAt, closesAt }: WindowMoveInput): Partial<WindowSpan> {
  return { ...(opensAt ? { opensAt } : {}), ...(closesAt ? { closesAt } : {}) };
}

async function lockWindow(tx: Transaction, id: string): Promise<Locked> {
  await holdWindows(tx, 'select plan_id from plan_window where id = $1', id);
  const [window] = await tx.manager.query(
    `select id, plan_id as "planId", kind, version, opens_at as "opensAt", closes_at as "closesAt" from plan_window where id = $1 for update`,
    [id],
  );
  return { window: window ?? refuse('WINDOW_NOT_FOUND', ['id']), now: tx.instant() };
}

/** The instant of the window's synthesis; there is one at most. */
async function publishedSyntheses(tx: Transaction, windowId: string): Promise<Date[]> {
  const rows: { at: Date }[] = await tx.manager.query('select published_at as at from synthesis where window_id = $1', [
    windowId,
  ]);
  return rows.map(({ at }) => at);
}

async function announce(
  tx: Transaction,
  plan: PlanFacts,
  { id, planId, change, before, after, reason, now }: Changed,
): Promise<void> {
  await tx.manager.query(
    `insert into window_change (id, plan_id, window_id, change, reason, opened_before, closed_before, opens_at, closes_at, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [newId(), planId, id, change, reason, before?.opensAt, before?.closesAt, after.opensAt, after.closesAt, now],
  );
  await followWindows(tx, plan);
  tx.record({
    verb: `window.${change}`,
    subject: encodeId('PlanWindow', id),
    planId,
    contents: { reason: tx.keep(reason), window: tx.keep(JSON.stringify(after)) },
  });
}
