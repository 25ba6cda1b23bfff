import { extendType } from '../api/extend-type.js';
import { column, derived, fact, instant, instantFact, stored } from '../api/read/fields.js';
import { InTimeArgs, inTime } from '../api/in-time.js';
import { page } from '../api/read/page.js';
import { defineRead, everyoneSees, plainTable, type Read } from '../api/read/read.js';
import { windowState } from '../domain/plan.js';
import { type Action, may } from '../domain/policy.js';
import {
  CLOSE_WINDOW,
  CORRECT_SYNTHESIS,
  isSynthesisActionPossible,
  MOVE_WINDOW,
  PUBLISH_SYNTHESIS,
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
  ['publish_synthesis', PUBLISH_SYNTHESIS],
  ['correct_synthesis', CORRECT_SYNTHESIS],
];

export const WindowHistory = extendType(() => PlanWindow, 'PlanWindow', {
  changes: {
    type: () => WindowChangeConnection,
    description: 'How it was opened, moved and closed; none for a window that was never touched.',
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
        opensAt: instantFact('opens_at'),
        closesAt: instantFact('closes_at'),
        isPublished: fact<boolean>((t) => `exists (select from synthesis where synthesis.window_id = ${t}.id)`),
      },
      ({ planId, opensAt, closesAt, isPublished }, { actor, now }) => {
        const state = windowState({ opensAt: new Date(opensAt), closesAt: new Date(closesAt) }, now);
        return ACTIONS.flatMap(([name, action]) =>
          isSynthesisActionPossible(action, isPublished) && may(action, actor, { planId, state }) ? name : [],
        );
      },
    ),
  },
});
