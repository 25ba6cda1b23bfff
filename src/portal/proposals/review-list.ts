import { given } from '../frame/components/filters.js';
import type { Variables } from '../frame/documents.js';

/** The shelves of the review desk by their name in the address; proposals that nobody was assigned to come first. */
const SHELVES = {
  submitted: ['SUBMITTED'],
  reviewed: ['UNDER_REVIEW'],
  waiting: ['SUBMITTED', 'UNDER_REVIEW'],
  joined: ['MERGED', 'SPLIT'],
} as const;
export type ReviewShelf = keyof typeof SHELVES;
export const SHELF_NAMES = Object.keys(SHELVES) as ReviewShelf[];
export const reviewShelfIn = (search: URLSearchParams): ReviewShelf =>
  SHELF_NAMES.find((each) => each === search.get('show')) ?? 'submitted';

/** This value stands in the address instead of an institution: nobody was assigned yet. */
export const NOBODY = '-';

type Asked = Pick<Variables<'review'>, 'filter' | 'whole' | 'narrowed'>;

/** Reads from the address which proposals the review desk shows: those of one shelf that match all filters. */
export function reviewList(search: URLSearchParams): Asked {
  const shelf = reviewShelfIn(search);
  const who = given(search, 'who');
  const conditions = {
    text: given(search, 'q'),
    theme: given(search, 'theme'),
    policyArea: given(search, 'area'),
    responsible: who === NOBODY ? undefined : who,
    unassigned: who === NOBODY || undefined,
    overdue: given(search, 'overdue') === 'yes' || undefined,
  };
  // Hidden proposals do not wait here, even when an appeal lets the secretariat read them.
  const whole = { state: [...SHELVES[shelf]], awaitingResponse: shelf !== 'joined' };
  return {
    whole,
    filter: { ...whole, ...conditions },
    narrowed: Object.values(conditions).some((each) => each !== undefined),
  };
}
