import { COMMITMENT_LIST, COMMITMENT_LIST_UNCOUNTED } from './commitment-list.mjs';
import { PLAN_PAGE } from './plan-page.mjs';

/**
 * What is measured, in the order of the table. A case is its `name`, the document that our own page executes
 * (`tequio`), the nearest that the peer's schema offers (`postgraphile`), one statement that gives the same as JSON
 * (`bare`), and `count`, which says of each answer how many things it holds: the run stops when the three differ.
 * `grows` excuses a case from the goal that data must not cost: it counts all there is.
 */
export const CASES = [PLAN_PAGE, COMMITMENT_LIST, COMMITMENT_LIST_UNCOUNTED];
