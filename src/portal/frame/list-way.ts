import { type PageName, pageAt } from '../addresses.js';
import { deskSuggestions } from '../drafting/desk-list.js';
import { unticked } from './components/ticks.js';
import { given } from './components/filters.js';
import type { Reader } from './reader.js';
import { reviewList } from '../proposals/review-list.js';
import { rowsToDo } from '../reporting/table-rows.js';

/** Name in the address of the desk that the reader works through. */
const LIST = 'list';
/** Name in the address of the place in a list of the row that was opened, or that was decided on the list itself. */
export const PLACE = 'place';

const DESKS = [
  'review',
  'owedResponses',
  'draftingDesk',
  'checks',
  'reportTable',
  'datesToAgree',
] as const satisfies PageName[];

interface Desk {
  page: (typeof DESKS)[number];
  key: string;
  search: URLSearchParams;
}

/** The desk named in the address; `null` when the address names no desk. */
export function deskIn(search: URLSearchParams): Desk | null {
  const [path = '', query = ''] = (search.get(LIST) ?? '').split('?');
  const address = pageAt(path);
  const page = DESKS.find((each) => each === address?.page);
  return page && address ? { page, key: address.key, search: new URLSearchParams(query) } : null;
}

/** Parameters of the list from which the reader came; none when they came from elsewhere. */
export const listOf = (search: URLSearchParams): URLSearchParams => deskIn(search)?.search ?? new URLSearchParams();

/** Parameters for the address of a row, so that its page can lead to the next row and back to this part of the list. */
export function fromList({ address, search, href }: Reader, cursor: string): [string, string][] {
  return [
    [LIST, href(address!.page, address!.key, unticked(search))],
    [PLACE, cursor],
  ];
}

/** The same parameters, for another page or for the same page after an act. */
export const onTheWay = ({ search }: Reader): [string, string][] =>
  [...search].filter(([name]) => name === LIST || name === PLACE);

/**
 * A reader who works through a list stays on the page that leads to the next row; others go to the page where all can
 * read the response.
 */
export function toResponded({ reference }: { reference: string | null }, reader: Reader): string {
  const way = onTheWay(reader);
  return reader.href(way.length > 0 ? 'respond' : 'proposal', reference, way);
}

/** The same list, with the place after which the next row stands. */
export const nextPlace = (search: URLSearchParams, cursor: string): [string, string][] => [
  [LIST, search.get(LIST) ?? ''],
  [PLACE, cursor],
];

/** Parameters without a place; they lead back to the part of the list where the reader began. */
export const placeless = (search: URLSearchParams): [string, string][] =>
  unticked(search).filter(([name]) => name !== PLACE);

/**
 * The same part of a list after a row was decided on the list itself: the next row stands first. Without a place the
 * reader stays where they are.
 */
export const decidedAt = (search: URLSearchParams, place: string | undefined): [string, string][] =>
  place ? [...placeless(search), [PLACE, place]] : unticked(search);

/** Conditions of the desk of responses, read from its address. */
export const owedList = (search: URLSearchParams) => ({
  member: given(search, 'member'),
  // Proposals that nobody has reviewed wait on the desk of review and are counted there.
  reviewed: given(search, 'unreviewed') ? undefined : true,
  sought: given(search, 'q'),
});

/** Where the reader is on their way through a desk. */
function placeIn(search: URLSearchParams) {
  const desk = deskIn(search);
  const place = search.get(PLACE) || undefined;
  const on = (page: Desk['page']) => desk?.page === page && place !== undefined;
  return { key: desk?.key ?? '', list: desk?.search ?? new URLSearchParams(), place, on };
}

/** Variables with which a page that is opened from a desk also reads the next row, in the same statement. */
export function wayVariables(search: URLSearchParams) {
  const { key, list, place, on } = placeIn(search);
  return {
    list: key,
    listed: reviewList(list).filter,
    ...owedList(list),
    place,
    reviewing: on('review'),
    responding: on('owedResponses'),
  };
}

/** The same for the page of a suggestion, which is opened from the desk of drafting. */
export function suggestionWay(search: URLSearchParams, now: Date) {
  const { key, list, place, on } = placeIn(search);
  return { list: key, listed: deskSuggestions(list, now), place, deciding: on('draftingDesk') };
}

/** The same for the page of a milestone report, which is opened from the desk of checks or from the table of its institution. */
export function reportWay(search: URLSearchParams) {
  const { key, list, place, on } = placeIn(search);
  const { institution, ...wanted } = rowsToDo(list);
  return { list: key, place, checking: on('checks'), tabling: on('reportTable'), institution, ...wanted };
}

/** The same for the dates of a milestone, which are opened from the desk of moves that wait for the reader. */
export function datesWay(search: URLSearchParams) {
  const { key, place, on } = placeIn(search);
  return { list: key, place, agreeing: on('datesToAgree') };
}
