import { daysAfter } from '../../domain/days.js';
import { given } from '../frame/components/filters.js';

/** The shelves of the drafting desk by their name in the address; the first is shown without one. */
export const SHELVES = ['texts', 'waiting', 'conflict', 'settled', 'owed', 'coverage'] as const;
export type DeskShelf = (typeof SHELVES)[number];
export const deskShelfIn = (search: URLSearchParams): DeskShelf =>
  SHELVES.find((each) => each === search.get('show')) ?? 'texts';

/** Shelves that list suggestions. */
export const SUGGESTION_SHELVES: readonly DeskShelf[] = ['waiting', 'conflict', 'settled'];

/** Suggestions count as settled lately for so many days. */
export const LATELY_DAYS = 14;
export const lately = (now: Date): string => daysAfter(now, -LATELY_DAYS).toISOString();

/** Name in the address of the commitment whose suggestions the desk shows. */
export const OF_TEXT = 'of';
/** The value of `OF_TEXT` for the text of the plan itself. */
export const OWN_TEXT = 'plan';

/** Name in the address of suggestions whose answer is late today. */
export const LATE_ONLY = 'late';

/** Conditions for the suggestions that the desk lists: those of one shelf that match the search. */
export function deskSuggestions(search: URLSearchParams, now: Date) {
  const shelf = deskShelfIn(search);
  const of = given(search, OF_TEXT);
  return {
    mineToWrite: true,
    commitment: of === OWN_TEXT ? undefined : of,
    ofPlanText: of === OWN_TEXT || undefined,
    text: given(search, 'q'),
    state: shelf === 'settled' ? undefined : ['PENDING'],
    overdue: given(search, LATE_ONLY) !== undefined || undefined,
    inConflict: shelf === 'conflict' || undefined,
    decidedSince: shelf === 'settled' ? lately(now) : undefined,
  };
}

/** Proposals on the shelf of coverage whose words stand in a text, or (without this value) in none. */
export const COVERED = 'yes';
export const isCovered = (search: URLSearchParams): boolean => given(search, 'covered') === COVERED;

/**
 * Conditions for the proposals that the desk lists: owed texts, or accepted ones by whether their words stand in a
 * text.
 */
export const deskProposals = (search: URLSearchParams) => ({
  text: given(search, 'q'),
  ...(deskShelfIn(search) === 'owed'
    ? { owedText: true }
    : { state: ['ACCEPTED', 'ACCEPTED_IN_PART'], inText: isCovered(search) }),
});
