import { derived, fact, stored } from '../api/read/fields.js';
import { WRITE_PLAN_TEXT } from '../domain/plan-text.js';
import { may } from '../domain/policy.js';
import { isSuggestingOpen, textState } from '../domain/suggestion.js';
import { readWindows, windowsOf } from '../plans/windows.facts.js';

export const COMMITMENT_SUGGESTIONS_OPEN = derived(
  {
    id: stored<string>('id'),
    planId: stored<string>('plan_id'),
    state: stored<string>('state'),
    windows: windowsOf('plan_id'),
  },
  ({ id, planId, state, windows }, { actor, now }) =>
    isSuggestingOpen(
      {
        planId,
        commitmentId: id,
        state: textState({ commitmentState: state, planStage: '' }),
        windows: readWindows(windows),
      },
      actor,
      now,
    ),
);

const TEXT = { planId: stored<string>('id'), planStage: stored<string>('stage') };

export const PLAN_SUGGESTIONS_OPEN = derived(
  { ...TEXT, windows: windowsOf('id') },
  ({ planId, planStage, windows }, { actor, now }) =>
    isSuggestingOpen(
      {
        planId,
        commitmentId: null,
        state: textState({ commitmentState: null, planStage }),
        windows: readWindows(windows),
      },
      actor,
      now,
    ),
);

/** The drafters of a plan write its text directly until somebody has suggested a change to it. */
export const PLAN_TEXT_EDITABLE = derived(
  {
    ...TEXT,
    made: fact<number>(
      (t, q) => `(select count(*)::int from ${q.table('suggestion', true)} s
        where s.plan_id = ${t}.id and s.commitment_id is null)`,
    ),
  },
  ({ planId, planStage, made }, { actor }) =>
    made === 0 &&
    may(WRITE_PLAN_TEXT, actor, {
      planId,
      commitmentId: null,
      state: textState({ commitmentState: null, planStage }),
    }),
);
