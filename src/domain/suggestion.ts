import { type Actor, appointmentsOf } from './actor.js';
import { isAuthor, itsAuthor } from './author.js';
import { isSame } from './change.js';
import { COMMITMENT_VALUES } from './commitment-values.js';
import { merge, mergeClause } from './merge.js';
import { windowState } from './plan.js';
import type { Capacity, InPlan, StatefulAction } from './policy.js';
import { refuse } from './refusal.js';
import { isWritten } from './text.js';

export const SUGGESTION_STATES = [
  'pending',
  'accepted',
  'accepted_with_changes',
  'declined',
  'withdrawn',
  'reverted',
] as const;
export type SuggestionState = (typeof SUGGESTION_STATES)[number];

/** A suggestion concerns one clause, one field, or a whole milestone. */
export const SUGGESTION_KINDS = [
  'change',
  'add',
  'remove',
  'move',
  'field',
  'add_milestone',
  'remove_milestone',
] as const;
export type SuggestionKind = (typeof SUGGESTION_KINDS)[number];

/** The fields that stand beside the text and can be suggested. */
export const SUGGESTED_FIELDS = [
  'period',
  ...COMMITMENT_VALUES,
  'theme',
  'owner',
  'milestone_period',
  'milestone_institutions',
] as const;
export type SuggestedField = (typeof SUGGESTED_FIELDS)[number];

/** Suggestions of these kinds change clauses; the other ones change what stands beside the text of a commitment. */
export const CLAUSE_SUGGESTIONS: readonly SuggestionKind[] = ['change', 'add', 'remove', 'move'];

/** The text of a plan is clauses only: it has no fields and no milestones. */
export function suggestOf(kind: SuggestionKind, { commitmentId }: { commitmentId: string | null }): void {
  if (commitmentId === null && !CLAUSE_SUGGESTIONS.includes(kind)) refuse('PLAN_TEXT_IS_CLAUSES', ['input', 'kind']);
}

/** The text of a commitment is open while it is drafted or consulted on; the text of a plan is open in co-creation. */
export const TEXT_STATES = ['open', 'closed'] as const;
export type TextState = (typeof TEXT_STATES)[number];

const OPEN_COMMITMENTS: readonly string[] = ['draft', 'in_consultation'];

export const textState = (text: { commitmentState: string | null; planStage: string }): TextState =>
  (text.commitmentState === null ? text.planStage === 'co_creation' : OPEN_COMMITMENTS.includes(text.commitmentState))
    ? 'open'
    : 'closed';

export const DRAFTING_SIDES = ['government', 'civil_society'] as const;
export type DraftingSide = (typeof DRAFTING_SIDES)[number];

/** Institutions of these kinds draft for civil society, and so does a person without an institution. */
const OF_SOCIETY: readonly string[] = ['civil_society', 'academia', 'private_sector'];

export const draftingSide = (institutionKind: string | null): DraftingSide =>
  institutionKind === null || OF_SOCIETY.includes(institutionKind) ? 'civil_society' : 'government';

export const isDrafterMissing = (sides: readonly DraftingSide[]): boolean =>
  DRAFTING_SIDES.some((side) => !sides.includes(side));

export interface TextFacts extends InPlan {
  /** `null` for the text of the plan itself. */
  commitmentId: string | null;
  state?: string;
}

export interface SuggestionFacts extends TextFacts {
  authorId: string | null;
  /** True when a plan lacks the drafter of one side: the secretariat stands in. */
  drafterMissing: boolean;
}

/** A drafter is one for all texts of the plan, unless the appointment names a commitment. */
const isForThisText = (capacity: Capacity, facts: TextFacts): boolean =>
  capacity.commitmentId === null || capacity.commitmentId === facts.commitmentId;

export const ofThisText = {
  words: 'of this text',
  holds: isForThisText,
};
const notOfTheirOwn = {
  words: 'of this text, not its author',
  holds: (capacity: Capacity, facts: SuggestionFacts, actor: Actor) =>
    isForThisText(capacity, facts) && !isAuthor(facts, actor),
};
const whileADrafterIsMissing = {
  words: 'while a side has no drafter, not its author',
  holds: (_: Capacity, facts: SuggestionFacts, actor: Actor) => facts.drafterMissing && !isAuthor(facts, actor),
};

export const SUGGEST: StatefulAction<TextFacts> = {
  mutation: 'suggestionCreate',
  states: TEXT_STATES,
  from: ['open'],
  otherwise: { code: 'TEXT_NOT_OPEN', path: ['input', 'commitment'] },
  who: [{ role: 'drafter', when: ofThisText }, { role: 'person' }],
};

/** The same action on the text that the input names at this path: that of a commitment, or that of a plan. */
export const namedAt = (action: StatefulAction<TextFacts>, path: string[]): StatefulAction<TextFacts> => ({
  ...action,
  otherwise: { ...action.otherwise, path },
});

const decided = { code: 'SUGGESTION_DECIDED' } as const;

/** Nobody accepts what they wrote themselves; the drafters take each other's suggestions. */
export const ACCEPT_SUGGESTION: StatefulAction<SuggestionFacts> = {
  mutation: 'suggestionAccept',
  states: SUGGESTION_STATES,
  from: ['pending', 'reverted'],
  otherwise: decided,
  who: [
    { role: 'drafter', when: notOfTheirOwn },
    { role: 'secretariat', when: whileADrafterIsMissing },
  ],
};

export const ACCEPT_SUGGESTIONS: StatefulAction<SuggestionFacts> = {
  ...ACCEPT_SUGGESTION,
  mutation: 'suggestionsAccept',
};

export const DECLINE_SUGGESTION: StatefulAction<SuggestionFacts> = {
  ...ACCEPT_SUGGESTION,
  mutation: 'suggestionDecline',
  from: ['pending'],
  who: [{ role: 'drafter', when: ofThisText }, { role: 'secretariat' }],
};

export const DECLINE_SUGGESTIONS: StatefulAction<SuggestionFacts> = {
  ...DECLINE_SUGGESTION,
  mutation: 'suggestionsDecline',
};

export const WITHDRAW_SUGGESTION: StatefulAction<SuggestionFacts> = {
  ...ACCEPT_SUGGESTION,
  mutation: 'suggestionWithdraw',
  from: ['pending'],
  withoutNotice: true,
  who: [{ role: 'person', when: itsAuthor }],
};

export const ACCEPTED: readonly SuggestionState[] = ['accepted', 'accepted_with_changes'];

export const REVERT_SUGGESTION: StatefulAction<SuggestionFacts> = {
  ...ACCEPT_SUGGESTION,
  mutation: 'suggestionRevert',
  from: ACCEPTED,
  otherwise: { code: 'SUGGESTION_NOT_ACCEPTED' },
  who: [{ role: 'drafter', when: ofThisText }, { role: 'secretariat' }],
};

/**
 * How the answer stands that a suggestion is owed: given, in time or late, or waited for, in time or overdue. One that
 * was taken out of the text again was answered before.
 */
export const ANSWER_STANDINGS = ['waiting', 'overdue', 'answered', 'answered_late'] as const;
export type AnswerStanding = (typeof ANSWER_STANDINGS)[number];

export interface OwedAnswerFacts {
  state: string;
  /** The day by which it is to be answered, or `null`. */
  respondBy: string | null;
  /** The day on which it was answered, or `null`. */
  answeredOn: string | null;
  /** True while moderation hides it: nobody answers words that nobody may read. */
  rests: boolean;
}

/** `null` when no answer is owed: it was withdrawn, or moderation hides it. */
export function answerStanding(
  { state, respondBy, answeredOn, rests }: OwedAnswerFacts,
  today: string,
): AnswerStanding | null {
  if (rests || state === 'withdrawn') return null;
  const day = state === 'pending' ? today : (answeredOn ?? today);
  const isLate = respondBy !== null && respondBy < day;
  if (state === 'pending') return isLate ? 'overdue' : 'waiting';
  return isLate ? 'answered_late' : 'answered';
}

/** An institution that owns a commitment, at its place among the owners. */
export interface OwningInstitution {
  institutionId: string;
  role: string;
  state: string;
  position: number;
}

/**
 * The institution that owes the answers to suggestions on a commitment: the first one that accepted to lead it, else
 * none, and the drafters owe them. One institution only, so that the figures of institutions sum to those of the plan.
 */
export function answeringInstitution(owners: readonly OwningInstitution[]): string | null {
  const leads = owners.filter(({ role, state }) => role === 'lead' && state === 'accepted');
  const first = leads.toSorted((a, b) => a.position - b.position || (a.institutionId < b.institutionId ? -1 : 1))[0];
  return first?.institutionId ?? null;
}

/** While moderators hide a suggestion, nobody decides on words that nobody may read. */
export function decideNow({ visibility }: { visibility: string }): void {
  if (visibility !== 'visible') refuse('SUGGESTION_HIDDEN', ['id']);
}

interface Window {
  kind: string;
  opensAt: Date;
  closesAt: Date;
}

/** The windows in which everybody may suggest. */
export const SUGGESTION_WINDOWS: readonly string[] = ['drafting', 'public_consultation'];

export const isSuggestionWindowOpen = (windows: readonly Window[], now: Date): boolean =>
  windows.some((window) => SUGGESTION_WINDOWS.includes(window.kind) && windowState(window, now) === 'open');

/** Everybody may suggest while a window for it is open; a drafter may at any time. */
export function suggestNow(facts: { windows: readonly Window[]; asDrafter: boolean }, now: Date, path: string[]): void {
  if (!facts.asDrafter && !isSuggestionWindowOpen(facts.windows, now)) refuse('SUGGESTIONS_CLOSED', path);
}

/** True when a suggestion is taken now: from a drafter of this text, or from everybody while a window for it is open. */
export function isSuggestingOpen(
  { windows, ...facts }: TextFacts & { state: TextState; windows: readonly Window[] },
  actor: Actor,
  now: Date,
): boolean {
  const asDrafter = appointmentsOf(actor).some(
    (capacity) => capacity.role === 'drafter' && capacity.planId === facts.planId && isForThisText(capacity, facts),
  );
  return facts.state === 'open' && (asDrafter || isSuggestionWindowOpen(windows, now));
}

/** The facts of a suggestion that its merge with the present text needs. */
export interface Asked {
  kind: string;
  /** The text of the clause on the base version, and the text that is suggested, in one language. */
  baseText: string | null;
  text: string | null;
  /** The value of the field on the base version, and the value that is suggested. */
  baseValue: unknown;
  value: unknown;
}

/** How the text stands now that the suggestion would change. */
export interface Standing {
  /** True when the clause or the milestone is there no more. */
  gone: boolean;
  text: string | null;
  value: unknown;
}

/** A suggestion on the text as it is now: what it would make of it, or that both sides have to be settled by hand. */
export type Rebased =
  | { conflict: false; text: string | null; value: unknown }
  /** `gone` where the part that it would change is there no more, so that nothing can be settled. */
  | { conflict: true; gone?: true };

/** Brings a suggestion from its base version to the present one, by words inside a clause and by value in a field. */
export function rebased(asked: Asked, now: Standing): Rebased {
  const { kind, baseText, text } = asked;
  if (now.gone) return { conflict: true, gone: true };
  if (kind === 'change' || kind === 'remove') {
    const merged = mergeClause(baseText ?? '', now.text ?? '', kind === 'remove' ? null : (text ?? ''));
    if ('removed' in merged) return clean(null, null);
    return merged.conflicts ? { conflict: true } : clean(merged.text, null);
  }
  if (kind === 'field') {
    const isOpen = isSame(now.value, asked.baseValue) || isSame(now.value, asked.value);
    return isOpen ? clean(null, asked.value) : { conflict: true };
  }
  return clean(text, asked.value);
}

const clean = (text: string | null, value: unknown): Rebased => ({ conflict: false, text, value });

/** Kinds of suggestions that suggest no words: in a conflict one of the two sides holds, whole. */
const ONE_SIDE: readonly string[] = ['field', 'remove'];

/** Settles a conflict on the side of the suggestion. What is gone cannot be settled, and words are written by hand. */
export function settledAsAsked(asked: Asked, now: Standing): Rebased {
  const result = rebased(asked, now);
  if (!result.conflict || now.gone || !ONE_SIDE.includes(asked.kind)) return result;
  return clean(null, asked.kind === 'field' ? asked.value : null);
}

export interface AcceptanceFacts {
  rebased: Rebased;
  /** True when a drafter settled a conflict on the side of the suggestion. */
  settled: boolean;
  /** The text that the drafter wrote instead, or `null`. */
  finalText: string | null;
  reason: string | null;
  /** Once it was reverted, only both drafters, or a session of the forum, accept it again. */
  revertedBefore: boolean;
  session: boolean;
  /** The side that has accepted it already, after a revert. */
  acceptedBy: DraftingSide | null;
  side: DraftingSide | null;
}

export type Acceptance =
  | { state: 'waiting'; acceptedBy: DraftingSide }
  | { state: 'accepted' | 'accepted_with_changes'; text: string | null; value: unknown };

/** pending → accepted, accepted with changes, or, after a revert, waiting for the other drafter. */
export function accept(facts: AcceptanceFacts): Acceptance {
  const { rebased: result, finalText, settled, reason } = facts;
  if (result.conflict && result.gone) refuse('SUGGESTION_PLACE_GONE', ['id']);
  if ((finalText !== null || settled) && !isWritten(reason ?? '')) refuse('REASON_REQUIRED', ['input', 'reason']);
  if (finalText === null && result.conflict) refuse('SUGGESTION_IN_CONFLICT', ['id']);
  if (facts.revertedBefore && !facts.session) {
    if (facts.side === null) refuse('BOTH_DRAFTERS_REQUIRED', ['id']);
    if (facts.acceptedBy === null) return { state: 'waiting', acceptedBy: facts.side };
    if (facts.acceptedBy === facts.side) refuse('BOTH_DRAFTERS_REQUIRED', ['id']);
  }
  if (finalText !== null) return { state: 'accepted_with_changes', text: finalText, value: null };
  const { text, value } = result as Extract<Rebased, { conflict: false }>;
  return { state: 'accepted', text, value };
}

/** Takes what a suggestion brought out of the present text, as far as nobody wrote over it since. */
export function reverted(before: string, after: string, now: string): string {
  const merged = merge(after, now, before);
  return merged.conflicts ? refuse('REVERT_IN_CONFLICT', ['id']) : merged.text;
}

/** Longest reason of a suggestion, in characters. */
export const SUGGESTION_REASON_LENGTH = 2000;
