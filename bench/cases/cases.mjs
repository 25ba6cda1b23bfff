import { COMMENT_ADD } from './comment-add.mjs';
import { COMMENT_THREAD, LONG_THREAD, LONG_THREAD_DEEP } from './comment-thread.mjs';
import { COMMITMENT_LIST, COMMITMENT_LIST_UNCOUNTED } from './commitment-list.mjs';
import { MILESTONE_LIST } from './milestone-list.mjs';
import { PAGE_QUERIES, PAGES } from './pages.mjs';
import { PLAN_PAGE } from './plan-page.mjs';
import { PROPOSAL_LIST, PROPOSAL_LIST_UNCOUNTED } from './proposal-list.mjs';
import { SEARCHES } from './search.mjs';
import { COMMITMENT_TEXT, SUGGESTIONS } from './texts.mjs';

/** The same case for a later visitor with the same question. */
const again = ({ name, ...benchCase }) => ({ ...benchCase, name: `${name}, asked again`, again: true });

/**
 * The measured cases, in the order of the table. A case has a `name`, the document that our own page executes
 * (`tequio`), the nearest document of the peer's schema (`postgraphile`), one statement that gives the same as JSON
 * (`bare`), and `count`, the number of things in an answer: the run stops when the three differ. Our server is asked as
 * if something had been written since (`Cache-Control: no-cache`). With `again` it may use a remembered answer, as for
 * visitors.
 *
 * A case may lack the peers, because only our server has what it asks for: the texts of commitments, and pages of the
 * portal (`page` instead of a document), which stand beside the queries behind them.
 *
 * A case with `grows` is excused from the goal that data must not cost, because it counts all rows.
 *
 * With `variants`, that many different requests take turns: `variables`, `headers` and `values` are functions of the
 * number of the request, and `cursor` asks the peer beforehand for a cursor that only the peer can make. An answer
 * without the text `holds` is a failure.
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
  MILESTONE_LIST,
  COMMITMENT_TEXT,
  SUGGESTIONS,
  ...SEARCHES,
  ...PAGE_QUERIES,
  ...PAGES,
  ...PAGES.map(again),
];
