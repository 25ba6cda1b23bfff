import type { Alias, Query } from '../api/read/query.js';
import { instantNow } from './time.js';

/** Twin of `domain/plan#windowState`: true when the window is closed. */
export const isWindowClosedSql = (w: Alias, q: Query): string => `${w}.closes_at <= ${instantNow(q)}`;

/** Twin of `domain/plan#windowState`: true when the window is open. */
export const isWindowOpenSql = (w: Alias, q: Query): string =>
  `(${w}.opens_at <= ${instantNow(q)} and ${isWindowAheadSql(w, q)})`;

/** Twin of `domain/plan#windowState`: true when the window is planned or open. */
export const isWindowAheadSql = (w: Alias, q: Query): string => `${w}.closes_at > ${instantNow(q)}`;
