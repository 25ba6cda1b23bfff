import { given } from '../frame/components/filters.js';
import type { Variables } from '../frame/documents.js';

/** What the secretariat looks at, by the name in the address: what nobody was named for comes first. */
const SHELVES = {
  submitted: ['SUBMITTED'],
  reviewed: ['UNDER_REVIEW'],
  waiting: ['SUBMITTED', 'UNDER_REVIEW'],
  joined: ['MERGED', 'SPLIT'],
} as const;
export type Shelf = keyof typeof SHELVES;
export const SHELF_NAMES = Object.keys(SHELVES) as Shelf[];
export const shelfIn = (search: URLSearchParams): Shelf =>
  SHELF_NAMES.find((each) => each === search.get('show')) ?? 'submitted';

/** Stands in the address where an institution would: somebody still has to be named. */
export const NOBODY = '-';

type Asked = Pick<Variables<'review'>, 'filter' | 'whole' | 'narrowed'>;

/** Which proposals the desk of review shows, by its address: those of a shelf that fulfil every condition. */
export function reviewList(search: URLSearchParams): Asked {
  const shelf = shelfIn(search);
  const who = given(search, 'who');
  const conditions = {
    text: given(search, 'q'),
    theme: given(search, 'theme'),
    policyArea: given(search, 'area'),
    responsible: who === NOBODY ? undefined : who,
    unassigned: who === NOBODY || undefined,
    overdue: given(search, 'overdue') === 'yes' || undefined,
  };
  // What is hidden does not wait here, also where an appeal shows it to the secretariat.
  const whole = { state: [...SHELVES[shelf]], unanswered: shelf !== 'joined' };
  return {
    whole,
    filter: { ...whole, ...conditions },
    narrowed: Object.values(conditions).some((each) => each !== undefined),
  };
}
