import { dayAfter } from './days.js';
import { STORED_PLAN_STAGES, windowState } from './plan.js';
import type { Action, InPlan, StatefulAction } from './policy.js';
import { refuse } from './refusal.js';
import { nextVersion } from './version.js';
import { endAt, minuteBegun } from './whole-minutes.js';

export const WINDOW_STATES = ['planned', 'open', 'closed'] as const;
/** Acts on a window. */
export const WINDOW_CHANGES = ['opened', 'moved', 'closed', 'reopened'] as const;

export interface WindowFacts extends InPlan {
  state?: string;
}

export const OPEN_WINDOW: StatefulAction<WindowFacts> = {
  mutation: 'windowOpen',
  // These are the states of the plan.
  states: STORED_PLAN_STAGES,
  from: ['preparation', 'co_creation'],
  otherwise: { code: 'PLAN_TAKES_NO_WINDOWS', path: ['plan'] },
  who: [{ role: 'secretariat' }],
};

export const MOVE_WINDOW: StatefulAction<WindowFacts> = {
  mutation: 'windowMove',
  states: WINDOW_STATES,
  from: ['planned', 'open'],
  otherwise: { code: 'WINDOW_CLOSED' },
  who: [{ role: 'secretariat' }],
};

export const CLOSE_WINDOW: StatefulAction<WindowFacts> = {
  ...MOVE_WINDOW,
  mutation: 'windowClose',
  from: ['open'],
  otherwise: { code: 'WINDOW_NOT_OPEN' },
};

/** A window that was closed too early can open again while its plan still takes windows. */
export const REOPEN_WINDOW: StatefulAction<WindowFacts> = {
  ...MOVE_WINDOW,
  mutation: 'windowReopen',
  from: ['closed'],
  otherwise: { code: 'WINDOW_NOT_CLOSED' },
};

/** The comments of a window are answered together after it has closed. */
export const PUBLISH_SYNTHESIS: StatefulAction<WindowFacts> = {
  ...MOVE_WINDOW,
  mutation: 'synthesisPublish',
  from: ['closed'],
  otherwise: { code: 'WINDOW_NOT_OVER', path: ['window'] },
};

/**
 * A published synthesis is never taken back. An error in it can be corrected, even after co-creation or while the
 * window is open again.
 */
export const CORRECT_SYNTHESIS: StatefulAction<WindowFacts> = {
  ...PUBLISH_SYNTHESIS,
  mutation: 'synthesisCorrect',
  from: ['open', 'closed'],
};

/**
 * Only one of the two acts is possible at a time: a synthesis is published once, and can be corrected only after that.
 */
export const isSynthesisActionPossible = (action: Action<WindowFacts>, isPublished: boolean): boolean =>
  action === CORRECT_SYNTHESIS ? isPublished : action !== PUBLISH_SYNTHESIS || !isPublished;

/** The number of the version that replaces the current one. */
export function correctSynthesis(standing: number | null, expected: number): number {
  return nextVersion(standing ?? refuse('SYNTHESIS_NOT_PUBLISHED', ['window']), expected);
}

export interface WindowSpan {
  opensAt: Date;
  closesAt: Date;
}

export interface DatedWindow extends WindowSpan {
  kind: string;
}

/** A window opens and closes at whole minutes. */
export const inMinutes = ({ opensAt, closesAt }: WindowSpan): WindowSpan => ({
  opensAt: minuteBegun(opensAt),
  closesAt: endAt(closesAt),
});

/** A new window opens now or later and closes after it opens. An earlier hour of today is read as now. */
export function openWindow(span: WindowSpan, now: Date, dayOf: (at: Date) => string): WindowSpan {
  closesLater(span, now);
  if (dayOf(span.opensAt) < dayOf(now)) refuse('WINDOW_IN_THE_PAST', ['input', 'opensAt']);
  return inMinutes(span.opensAt < now ? { ...span, opensAt: now } : span);
}

function closesLater(span: WindowSpan, now: Date): void {
  if (span.closesAt <= span.opensAt) refuse('WINDOW_CLOSES_BEFORE_IT_OPENS', ['input', 'closesAt']);
  if (span.closesAt <= now) refuse('WINDOW_IN_THE_PAST', ['input', 'closesAt']);
}

/** The past does not change: an open window keeps its opening, and a closed window cannot be moved. */
export function moveWindow(current: WindowSpan, wanted: Partial<WindowSpan>, now: Date): WindowSpan {
  if (wanted.closesAt && wanted.closesAt <= now) refuse('WINDOW_IN_THE_PAST', ['input', 'closesAt']);
  const moved = {
    opensAt: wanted.opensAt ? minuteBegun(wanted.opensAt) : current.opensAt,
    closesAt: wanted.closesAt ? endAt(wanted.closesAt) : current.closesAt,
  };
  const openingChanges = moved.opensAt.getTime() !== current.opensAt.getTime();
  if (!openingChanges && moved.closesAt.getTime() === current.closesAt.getTime()) refuse('NOTHING_TO_MOVE', ['input']);
  if (openingChanges && (current.opensAt <= now || moved.opensAt < minuteBegun(now)))
    refuse('WINDOW_IN_THE_PAST', ['input', 'opensAt']);
  closesLater(moved, now);
  return moved;
}

/**
 * An open window closes at this instant, so that everything written before it was written within the window. A window
 * that has not opened yet is moved instead.
 */
export function closeWindow(current: WindowSpan, now: Date): WindowSpan {
  // A window lasts at least one millisecond, the smallest step of the clock.
  return { opensAt: current.opensAt, closesAt: new Date(Math.max(now.getTime(), current.opensAt.getTime() + 1)) };
}

/** Where the end of a plan is not on record, its windows close within two years. */
export const WINDOWS_CLOSE_WITHIN_DAYS = 730;

export interface PlanPeriod {
  /** The last day of the plan, where it is on record. */
  endOn: string | null;
  dayOf(at: Date): string;
}

/** Co-creation ends before its plan does: no window is opened, moved or opened again to a later day. */
export function withinPlan(span: WindowSpan, plan: PlanPeriod, now: Date): WindowSpan {
  const lastDay = plan.dayOf(new Date(span.closesAt.getTime() - 1));
  const path = ['input', 'closesAt'];
  if (plan.endOn !== null && lastDay > plan.endOn) refuse('WINDOW_BEYOND_ITS_PLAN', path);
  const days = WINDOWS_CLOSE_WITHIN_DAYS;
  if (plan.endOn === null && lastDay > dayAfter(plan.dayOf(now), days)) refuse('WINDOW_TOO_FAR', path, { days });
  return span;
}

/** Thematic tables run side by side; windows of any other kind follow each other. */
const SIDE_BY_SIDE = ['thematic_tables'];

/** The open window of the same kind: a second one would give readers two last days for one thing. */
export const openBeside = <Other extends WindowSpan>(kind: string, others: Other[], now: Date): Other | undefined =>
  SIDE_BY_SIDE.includes(kind) ? undefined : others.find((other) => windowState(other, now) === 'open');

export interface TitledSpan extends WindowSpan {
  title?: string | null;
}

/**
 * A window that is sent twice is opened once: another of its kind closes at the same instant, and opens at the same or
 * is open already like it. Tables side by side may share their days, but not their title too.
 */
export function openOnce(kind: string, wanted: TitledSpan, others: TitledSpan[], now: Date): void {
  const isOpenBy = ({ opensAt }: WindowSpan) => opensAt <= now;
  const isSame = (other: TitledSpan) =>
    other.closesAt.getTime() === wanted.closesAt.getTime() &&
    (other.opensAt.getTime() === wanted.opensAt.getTime() || (isOpenBy(other) && isOpenBy(wanted))) &&
    (!SIDE_BY_SIDE.includes(kind) || (other.title ?? null) === (wanted.title ?? null));
  if (others.some(isSame)) refuse('WINDOW_THERE_ALREADY', ['input']);
}

/**
 * The windows of the same kind with which a window shares time that it did not share before. The person who makes two
 * at once is told of them.
 */
export const comeBeside = <Other extends WindowSpan>(
  kind: string,
  { before, after }: { before: WindowSpan | null; after: WindowSpan },
  others: Other[],
): Other[] =>
  SIDE_BY_SIDE.includes(kind)
    ? []
    : others.filter((other) => isShared(after, other) && !(before && isShared(before, other)));

const isShared = (one: WindowSpan, other: WindowSpan) => one.opensAt < other.closesAt && other.opensAt < one.closesAt;

export interface ReopeningFacts {
  kind: string;
  planStage: string;
  /** Other windows of the plan that have the same kind. */
  others: WindowSpan[];
}

const takesWindows = (planStage: string) => OPEN_WINDOW.from.includes(planStage);

/** True when a closed window can be opened again. Pages use it to offer the act, and to say so before closing. */
export const isReopenable = ({ kind, planStage, others }: ReopeningFacts, now: Date): boolean =>
  takesWindows(planStage) && !openBeside(kind, others, now);

/**
 * A reopened window is the same window with a new end. It keeps its opening; its history records the time when it was
 * closed and took nothing.
 */
export function reopenWindow(current: WindowSpan, closesAt: Date, facts: ReopeningFacts, now: Date): WindowSpan {
  if (!takesWindows(facts.planStage)) refuse('PLAN_TAKES_NO_WINDOWS', ['id']);
  if (openBeside(facts.kind, facts.others, now)) refuse('WINDOW_OF_KIND_OPEN', ['id']);
  if (closesAt <= now) refuse('WINDOW_IN_THE_PAST', ['input', 'closesAt']);
  return { opensAt: current.opensAt, closesAt: endAt(closesAt) };
}
