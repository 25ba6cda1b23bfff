import { extendType } from '../api/extend-type.js';
import { column, derived, fact, instant, instantFact, instantSql, stored } from '../api/read/fields.js';
import { InTimeArgs, inTime } from '../api/in-time.js';
import { page } from '../api/read/page.js';
import { defineRead, everyoneSees, plainTable, type Read } from '../api/read/read.js';
import { windowState } from '../domain/plan.js';
import { type Action, may } from '../domain/policy.js';
import {
  CLOSE_WINDOW,
  CORRECT_SYNTHESIS,
  isReopenable,
  isSynthesisActionPossible,
  MOVE_WINDOW,
  PUBLISH_SYNTHESIS,
  REOPEN_WINDOW,
  type Span,
  type WindowFacts,
} from '../domain/window.js';
import { PlanWindow } from '../plans/plan.types.js';
import { type WINDOW_ACTIONS, WindowActionEnum, type WindowChange, WindowChangeConnection } from './windows.types.js';

export const WINDOW_CHANGE: Read<WindowChange> = defineRead<WindowChange>({
  type: 'WindowChange',
  source: plainTable('window_change'),
  visible: everyoneSees,
  fields: {
    change: column('change'),
    reason: column('reason'),
    openedBefore: instant('opened_before'),
    closedBefore: instant('closed_before'),
    opensAt: instant('opens_at'),
    closesAt: instant('closes_at'),
    createdAt: instant('created_at'),
  },
});

const ACTIONS: [(typeof WINDOW_ACTIONS)[number], Action<WindowFacts>][] = [
  ['move', MOVE_WINDOW],
  ['close', CLOSE_WINDOW],
  ['reopen', REOPEN_WINDOW],
  ['publish_synthesis', PUBLISH_SYNTHESIS],
  ['correct_synthesis', CORRECT_SYNTHESIS],
];

interface SpanRead {
  opensAt: string;
  closesAt: string;
}
const spanOf = ({ opensAt, closesAt }: SpanRead): Span => ({
  opensAt: new Date(opensAt),
  closesAt: new Date(closesAt),
});

export const WindowHistory = extendType(() => PlanWindow, 'PlanWindow', {
  changes: {
    type: () => WindowChangeConnection,
    description: 'How it was opened, moved, closed and opened again; none for a window that was never touched.',
    args: InTimeArgs,
    read: page({
      read: () => WINDOW_CHANGE,
      on: (c, t, q) => `${c}.window_id = ${t}.id and ${q.existed(`${c}.created_at`)}`,
      orders: inTime({ sql: (c) => `${c}.created_at`, type: 'timestamptz' }, { sql: (c) => `${c}.id`, type: 'uuid' }),
    }),
  },
  availableActions: {
    type: () => [WindowActionEnum],
    description: 'What the one who asks may do with it now.',
    read: derived(
      {
        planId: stored<string>('plan_id'),
        kind: stored<string>('kind'),
        planStage: fact<string>((t, q) => `(select p.stage from ${q.table('plan', true)} p where p.id = ${t}.plan_id)`),
        others: fact<SpanRead[]>(
          (t, q) => `(select coalesce(json_agg(json_build_object('opensAt', ${instantSql('w.opens_at')},
            'closesAt', ${instantSql('w.closes_at')})), '[]') from ${q.table('plan_window', true)} w
            where w.plan_id = ${t}.plan_id and w.kind = ${t}.kind and w.id <> ${t}.id)`,
        ),
        opensAt: instantFact('opens_at'),
        closesAt: instantFact('closes_at'),
        isPublished: fact<boolean>((t) => `exists (select from synthesis where synthesis.window_id = ${t}.id)`),
      },
      ({ planId, kind, planStage, others, isPublished, ...span }, { actor, now }) => {
        const state = windowState(spanOf(span), now);
        const isToReopen = isReopenable({ kind, planStage, others: others.map(spanOf) }, now);
        const isPossible = (action: Action<WindowFacts>) =>
          action === REOPEN_WINDOW ? isToReopen : isSynthesisActionPossible(action, isPublished);
        return ACTIONS.flatMap(([name, action]) =>
          isPossible(action) && may(action, actor, { planId, state }) ? name : [],
        );
      },
    ),
  },
});
