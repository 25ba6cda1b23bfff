import { inTime } from '../api/in-time.js';
import type { Order } from '../api/read/cursor.js';
import type { ListRead } from '../api/read/page.js';
import type { Alias, Query } from '../api/read/query.js';
import { isCommentTextVisibleSql } from '../twins/comment.sql.js';
import { BELOW_ITS_SUBJECT, COMMENT_VERSION, IN_TIME, OLDEST, versionSql } from './comment.fields.js';

/** The condition for texts of a comment: they are its own, and the reader may read them. */
export const textOfSql = (text: Alias, comment: Alias, q: Query): string =>
  `${text}.comment_id = ${comment}.id and ${isCommentTextVisibleSql(comment, q)}`;

/** Earlier versions of a comment, one for each edit. At an instant of the past, the text that stood then is not among them. */
export const COMMENT_VERSIONS: ListRead<never> = {
  read: () => COMMENT_VERSION,
  on: (version, t, q) => `${textOfSql(version, t, q)}${q.asOf ? ` and ${version}.version < ${versionSql(t, q)}` : ''}`,
  orders: inTime({ sql: (version) => `${version}.version`, type: 'int' }),
};

const NEWEST: Order = { name: 'newest', descending: true, keys: IN_TIME };

/**
 * Sorts by votes. They stand on a side row together with the columns that a slice is cut by, so that one index gives
 * this order.
 */
const MOST_VOTED: Order = {
  name: 'most_voted',
  descending: true,
  source:
    () => `(select c.id, c.plan_id, c.subject_type, y.subject_id, y.parent_id, c.root_id, c.depth, c.institution_id, c.position,
    c.body, c.language, c.state, c.created_at, c.edited_at, c.version, c.imported_up, c.imported_down, c.synthetic, c.author_account_id, c.author_named, c.import_row_id,
    y.replies, y.up, y.down, y.score, y.comment_id from comment_tally y join comment c on c.id = y.comment_id)`,
  keys: [
    { sql: (t) => `${t}.score`, type: 'int' },
    { sql: (t) => `${t}.comment_id`, type: 'uuid' },
  ],
};

const ORDERS = [OLDEST, NEWEST, MOST_VOTED] as ListRead<never>['orders'];

/** The threads about a thing: comments that are no replies. */
export const THREADS: ListRead<never> = {
  read: () => BELOW_ITS_SUBJECT,
  on: (c, t) => `${c}.subject_id = ${t}.id and ${c}.parent_id is null`,
  orders: ORDERS,
};

export const REPLIES: ListRead<never> = {
  read: () => BELOW_ITS_SUBJECT,
  on: (c, t) => `${c}.parent_id = ${t}.id`,
  orders: ORDERS,
};
