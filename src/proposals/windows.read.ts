import { extendType } from '../api/extend-type.js';
import { column, derived, instant, instantSql, many } from '../api/read/fields.js';
import { defineRead, everyoneSees, plainTable, type Read } from '../api/read/read.js';
import { windowState } from '../domain/plan.js';
import { type Action, may } from '../domain/policy.js';
import { CLOSE_WINDOW, MOVE_WINDOW, PUBLISH_SYNTHESIS, type WindowFacts } from '../domain/window.js';
import { PlanWindow } from '../plans/plan.types.js';
import { type WINDOW_ACTIONS, WindowActionEnum, WindowChange } from './windows.types.js';

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
];

export const WindowHistory = extendType(() => PlanWindow, 'PlanWindow', {
  changes: {
    type: () => [WindowChange],
    description: 'How it was opened, moved and closed, the oldest first; none for a window that was never touched.',
    read: many(
      () => WINDOW_CHANGE,
      (c, t, q) => `${c}.window_id = ${t}.id and ${q.existed(`${c}.created_at`)}`,
      (c) => `${c}.created_at, ${c}.id`,
    ),
  },
  availableActions: {
    type: () => [WindowActionEnum],
    description: 'What the one who asks may do with it now.',
    read: derived(
      {
        planId: (t) => `${t}.plan_id`,
        opensAt: (t) => instantSql(`${t}.opens_at`),
        closesAt: (t) => instantSql(`${t}.closes_at`),
      },
      (facts, { actor, now }) => {
        const span = { opensAt: new Date(facts['opensAt']), closesAt: new Date(facts['closesAt']) };
        const state = windowState(span, now);
        return ACTIONS.flatMap(([name, action]) =>
          may(action, actor, { planId: facts['planId'], state }) ? name : [],
        );
      },
    ),
  },
});
