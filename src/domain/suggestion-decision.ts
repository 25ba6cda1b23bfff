import { isSame } from './change.js';
import { mergeWords, mergeClause } from './merge.js';
import { refuse } from './refusal.js';
import type { DraftingSide } from './suggestion.js';
import { isWritten } from './text.js';

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

/** The part of the text that the suggestion would change, as it is now. */
export interface PresentPart {
  /** True when the clause or the milestone no longer exists. */
  gone: boolean;
  text: string | null;
  value: unknown;
}

/**
 * The result of bringing a suggestion to the present text: what the text would become, or a conflict to settle by hand.
 */
export type Rebased =
  | { conflict: false; text: string | null; value: unknown }
  /** `gone` is true when the part to change no longer exists, so that nothing can be settled. */
  | { conflict: true; gone?: true };

/** Brings a suggestion from its base version to the present one, by words inside a clause and by value in a field. */
export function rebased(asked: Asked, now: PresentPart): Rebased {
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

/**
 * Settles a conflict in favour of the suggestion. A part that is gone cannot be settled, and words are settled by
 * writing them anew.
 */
export function settledAsAsked(asked: Asked, now: PresentPart): Rebased {
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
  /**
   * True when it was accepted and reverted before. Then only both drafters, or a session of the forum, accept it again.
   */
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

/** Removes the words of a suggestion from the present text, except where somebody has written over them since. */
export function reverted(before: string, after: string, now: string): string {
  const merged = mergeWords(after, now, before);
  return merged.conflicts ? refuse('REVERT_IN_CONFLICT', ['id']) : merged.text;
}
