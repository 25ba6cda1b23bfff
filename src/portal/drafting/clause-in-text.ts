import type { PageName } from '../addresses.js';
import type { Reader } from '../frame/reader.js';
import { given } from '../frame/components/filters.js';

const CLAUSE_ID = /^cla_[0-9a-f]{32}$/;
const NO_CLAUSE = `cla_${'0'.repeat(32)}`;

/** A clause of the own texts of a commitment or plan, or of one of its milestones. */
export interface Placed {
  id: string;
  milestone?: { id: string } | null;
}

/** The address of a clause in its text. A long text is read in slices, so the address names more than the place on the page. */
export const placeInText = (page: PageName, key: string, { id, milestone }: Placed, href: Reader['href']): string =>
  `${href(page, key, milestone ? { milestone: milestone.id } : { clause: id })}#${id}`;

/** The clause that the address names; a place in the list stands before it. */
export function clauseIn(search: URLSearchParams): { clause: string; byClause: boolean } {
  const named = search.has('after') ? undefined : given(search, 'clause');
  const clause = named && CLAUSE_ID.test(named) ? named : undefined;
  return { clause: clause ?? '', byClause: clause !== undefined };
}

/** The clause that somebody would change. An id that no clause can have is looked up as a clause that is not there. */
export function clauseAsked(search: URLSearchParams): string {
  const named = given(search, 'clause');
  return named && CLAUSE_ID.test(named) ? named : NO_CLAUSE;
}

interface Slice {
  nodes: { id: string }[];
}

/** The first slice where it holds the named clause, else the one that begins with it. */
export function sliceWith<Clauses extends Slice>(clause: string, first: Clauses, onward: Clauses | undefined): Clauses {
  const isThere = first.nodes.some(({ id }) => id === clause);
  return isThere || !onward || onward.nodes.length === 0 ? first : onward;
}
