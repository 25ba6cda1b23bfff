import { COMMENT_ADD } from './comment-add.mjs';
import { COMMENT_THREAD, LONG_THREAD, LONG_THREAD_DEEP } from './comment-thread.mjs';
import { COMMITMENT_LIST, COMMITMENT_LIST_UNCOUNTED } from './commitment-list.mjs';
import { PLAN_PAGE } from './plan-page.mjs';
import { PROPOSAL_LIST, PROPOSAL_LIST_UNCOUNTED } from './proposal-list.mjs';

/** The same as visitors ask it who come after another. */
const again = ({ name, ...benchCase }) => ({ ...benchCase, name: `${name}, asked again`, again: true });

/**
 * What is measured, in the order of the table. A case is its `name`, the document that our own page executes
 * (`tequio`), the nearest that the peer's schema offers (`postgraphile`), one statement that gives the same as JSON
 * (`bare`), and `count`, which says of each answer how many things it holds: the run stops when the three differ.
 * Ours is asked as if something had been written since (`Cache-Control: no-cache`), except with `again`: then it may
 * answer with what it remembers, as it does to visitors.
 *
 * `grows` excuses a case from the goal that data must not cost: it counts all there is.
 *
 * With `variants`, so many different requests take turns: `variables`, `headers` and `values` are functions of the
 * number of the request, and `cursor` asks the peer beforehand for what only it can know. An answer that does not hold
 * the text `holds` is a failure.
 */
export const CASES = [
  PLAN_PAGE,
  again(PLAN_PAGE),
  COMMITMENT_LIST,
  COMMITMENT_LIST_UNCOUNTED,
  PROPOSAL_LIST,
  again(PROPOSAL_LIST),
  PROPOSAL_LIST_UNCOUNTED,
  COMMENT_THREAD,
  again(COMMENT_THREAD),
  LONG_THREAD,
  LONG_THREAD_DEEP,
  COMMENT_ADD,
];
