import type { Alias, Query } from '../api/read/query.js';
import { isBelowVisibleCommitmentSql } from './commitment.sql.js';
import { isHiddenTextVisibleSql } from './hiding.sql.js';
import { isShownSql } from './proposal.sql.js';

/** Twin of `domain/visibility#isSuggestionVisible`. */
export function isSuggestionVisibleSql(t: Alias, q: Query): string {
  const read = `(${isShownSql(t, q, 'suggestion')} or ${isHiddenTextVisibleSql(t, q)})`;
  const below = isBelowVisibleCommitmentSql(t, q);
  return below ? `(${below} and ${read})` : read;
}
