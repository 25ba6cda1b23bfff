import { DAY_MS, daysAfter, HOUR_MS } from './days.js';
import { type AppealState, type ModerationRule, MODERATED_VISIBILITIES } from './moderation.js';
import { refuse } from './refusal.js';

export const APPEAL_WITHIN_DAYS = 30;

export const APPEAL_LAPSES_AFTER_DAYS = 15;

/**
 * Texts hidden by these rules stay hidden even when nobody decides an appeal, because showing them would harm somebody.
 */
export const STAYS_HIDDEN: readonly string[] = ['personal_data', 'unlawful'] satisfies ModerationRule[];

/** A text waits for a moderator for at most this many hours. */
export const HELD_HOURS = 72;

export interface AppealFacts {
  appealedAt: Date;
  outcome: string | null;
}

export interface HidingFacts {
  rule: string;
  appeal: AppealFacts | null;
}

/**
 * The moment at which an undecided appeal makes the text visible again; null for a decided one, and where showing the
 * text would harm somebody.
 */
export function appealLapsesAt(rule: string, { appealedAt, outcome }: AppealFacts): Date | null {
  if (outcome || STAYS_HIDDEN.includes(rule)) return null;
  return new Date(appealedAt.getTime() + APPEAL_LAPSES_AFTER_DAYS * DAY_MS);
}

export function appealStateAt(rule: string, facts: AppealFacts, now: Date): AppealState {
  if (facts.outcome) return facts.outcome as AppealState;
  const lapses = appealLapsesAt(rule, facts);
  return lapses !== null && now >= lapses ? 'lapsed' : 'open';
}

export function isHiddenStill(hiding: HidingFacts, now: Date): boolean {
  return !hiding.appeal || ['open', 'rejected'].includes(appealStateAt(hiding.rule, hiding.appeal, now));
}

/**
 * The visibility at this moment. It can differ from the stored one, because time alone may have made the text visible
 * again.
 */
export function visibilityAt(
  { visibility, since, hiding }: { visibility: string; since: Date; hiding: HidingFacts | null },
  now: Date,
): (typeof MODERATED_VISIBILITIES)[number] {
  if (visibility === 'held' && now.getTime() - since.getTime() >= HELD_HOURS * HOUR_MS) return 'visible';
  if (visibility === 'hidden' && hiding && !isHiddenStill(hiding, now)) return 'visible';
  return visibility as (typeof MODERATED_VISIBILITIES)[number];
}

export interface AppealableFacts {
  decidedAt: Date;
  appeal: AppealFacts | null;
}

/** The last moment at which the author can appeal against the decision. */
export const appealableUntil = ({ decidedAt }: Pick<AppealableFacts, 'decidedAt'>): Date =>
  daysAfter(decidedAt, APPEAL_WITHIN_DAYS);

const isInTime = (decision: AppealableFacts, now: Date) => now <= appealableUntil(decision);

export function isAppealable(decision: AppealableFacts, now: Date): boolean {
  return !decision.appeal && isInTime(decision, now);
}

/** The hiding of a text that is in force; without one, the text is not hidden. */
export const inForce = <Hiding>(hiding: Hiding | null | undefined): Hiding => hiding ?? refuse('NOT_HIDDEN', ['id']);

/** An appeal is decided while its text is hidden: one that was erased meanwhile would be shown empty. */
export function decideAppeal({ state }: { state: string }): void {
  if (state !== 'hidden') refuse('NOT_HIDDEN', ['id']);
}

/** The author can appeal once, within 30 days. */
export function appeal(decision: AppealableFacts, now: Date): { appealedAt: Date } {
  if (decision.appeal) refuse('ALREADY_APPEALED', ['id']);
  if (!isInTime(decision, now)) refuse('APPEAL_TOO_LATE', ['id'], { days: APPEAL_WITHIN_DAYS });
  return { appealedAt: now };
}
