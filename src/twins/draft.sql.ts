import type { Alias } from '../api/read/query.js';

/**
 * Twin of `domain/visibility#isOutOfDraft`, for a report, a commitment or a proposal. Indexes of what is no draft have
 * this very condition, so that PostgreSQL finds them by it.
 */
export const isOutOfDraftSql = (t: Alias): string => `${t}.state <> 'draft'`;
