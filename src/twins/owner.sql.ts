import type { Alias } from '../api/read/query.js';
import { NAMED, type OwnerRole } from '../domain/ownership.js';

/** Twin of `domain/ownership#isOwner`, for the row `o`. */
export const isOwnerSql = (o: Alias, as?: OwnerRole): string =>
  `(${o}.state = 'accepted'${as ? ` and ${o}.role = '${as}'` : ''})`;

/** Twin of `domain/ownership#isNamed`, for the row `o`. */
export const isNamedSql = (o: Alias): string => `${o}.state in (${NAMED.map((state) => `'${state}'`).join(', ')})`;
