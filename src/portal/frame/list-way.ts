import { type PageName, pageAt } from '../addresses.js';
import { unticked } from './components/ticks.js';
import { given } from './components/filters.js';
import type { Reader } from './reader.js';
import { reviewList } from '../proposals/review-list.js';

/** The desk that somebody works through, and the place in its list of what they opened. */
const [LIST, PLACE] = ['list', 'place'];

interface Desk {
  page: Extract<PageName, 'review' | 'answers'>;
  key: string;
  search: URLSearchParams;
}

/** The desk that the address says one came from; anything else that stands there is none. */
export function deskIn(search: URLSearchParams): Desk | null {
  const [path = '', query = ''] = (search.get(LIST) ?? '').split('?');
  const address = pageAt(path);
  if (address?.page !== 'review' && address?.page !== 'answers') return null;
  return { page: address.page, key: address.key, search: new URLSearchParams(query) };
}

/** What the address of a row says besides, so that the way leads on to the next row and back to this page of the list. */
export function fromList({ address, search, href }: Reader, cursor: string): [string, string][] {
  return [
    [LIST, href(address!.page, address!.key, unticked(search))],
    [PLACE, cursor],
  ];
}

/** The same, handed on to another page, or to the same one after something was done there. */
export const onTheWay = ({ search }: Reader): [string, string][] =>
  [...search].filter(([name]) => name === LIST || name === PLACE);

/** Whoever works through a list stays where the next one of it is; anybody else goes where all can read the answer. */
export function toAnswered({ reference }: { reference: string | null }, reader: Reader): string {
  const way = onTheWay(reader);
  return reader.href(way.length > 0 ? 'answer' : 'proposal', reference, way);
}

/** The same list, and the place after which the next one stands. */
export const nextPlace = (search: URLSearchParams, cursor: string): [string, string][] => [
  [LIST, search.get(LIST) ?? ''],
  [PLACE, cursor],
];

/** Which of the owed responses the desk of answers shows, by its address. */
export const owedList = (search: URLSearchParams) => ({
  member: given(search, 'member'),
  // Those that nobody has reviewed wait on the desk of review, and are counted there.
  reviewed: given(search, 'unreviewed') ? undefined : true,
});

/** What a page that is opened from a desk asks of the list besides, in the same statement. */
export function wayVariables(search: URLSearchParams) {
  const desk = deskIn(search);
  const place = search.get(PLACE) || undefined;
  const on = (page: Desk['page']) => desk?.page === page && place !== undefined;
  const list = desk?.search ?? new URLSearchParams();
  return {
    list: desk?.key ?? '',
    listed: reviewList(list).filter,
    ...owedList(list),
    place,
    reviewing: on('review'),
    answering: on('answers'),
  };
}
