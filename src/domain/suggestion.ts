import { type Actor, appointmentsOf } from './actor.js';
import { isAuthor, itsAuthor } from './author.js';
import { STATES_IN_WRITING } from './commitment.js';
import { COMMITMENT_VALUES } from './commitment-values.js';
import { windowState } from './plan.js';
import type { Capacity, InPlan, StatefulAction } from './policy.js';
import { refuse } from './refusal.js';
import type { DatedWindow } from './window.js';

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
const CLAUSE_SUGGESTIONS: readonly SuggestionKind[] = ['change', 'add', 'remove', 'move'];

/** The text of a plan is clauses only: it has no fields and no milestones. */
export function suggestOf(kind: SuggestionKind, { commitmentId }: { commitmentId: string | null }): void {
  if (commitmentId === null && !CLAUSE_SUGGESTIONS.includes(kind)) refuse('PLAN_TEXT_IS_CLAUSES', ['input', 'kind']);
}

/** The text of a commitment is open while it is drafted or consulted on; the text of a plan is open in co-creation. */
export const TEXT_STATES = ['open', 'closed'] as const;
export type TextState = (typeof TEXT_STATES)[number];

export const textState = (text: { commitmentState: string | null; planStage: string }): TextState =>
  (text.commitmentState === null ? text.planStage === 'co_creation' : STATES_IN_WRITING.includes(text.commitmentState))
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

/** While moderators hide a suggestion, nobody decides on words that nobody may read. */
export function decideNow({ visibility }: { visibility: string }): void {
  if (visibility !== 'visible') refuse('SUGGESTION_HIDDEN', ['id']);
}

/** A closed text does not change any more, so nothing goes into it or comes out of it. */
export function changeNow({ state }: { state: string }): void {
  if (state !== 'open') refuse('TEXT_NOT_OPEN', ['id']);
}

/** The windows in which everybody may suggest. */
export const SUGGESTION_WINDOWS: readonly string[] = ['drafting', 'public_consultation'];

export const isSuggestionWindowOpen = (windows: readonly DatedWindow[], now: Date): boolean =>
  windows.some((window) => SUGGESTION_WINDOWS.includes(window.kind) && windowState(window, now) === 'open');

/** Everybody may suggest while a window for it is open; a drafter may at any time. */
export function suggestNow(
  facts: { windows: readonly DatedWindow[]; asDrafter: boolean },
  now: Date,
  path: string[],
): void {
  if (!facts.asDrafter && !isSuggestionWindowOpen(facts.windows, now)) refuse('SUGGESTIONS_CLOSED', path);
}

/** True when a suggestion is taken now: from a drafter of this text, or from everybody while a window for it is open. */
export function isSuggestingOpen(
  { windows, ...facts }: TextFacts & { state: TextState; windows: readonly DatedWindow[] },
  actor: Actor,
  now: Date,
): boolean {
  const asDrafter = appointmentsOf(actor).some(
    (capacity) => capacity.role === 'drafter' && capacity.planId === facts.planId && isForThisText(capacity, facts),
  );
  return facts.state === 'open' && (asDrafter || isSuggestionWindowOpen(windows, now));
}
