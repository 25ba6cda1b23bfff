import type { Alias, Query } from './query.js';

/** The content that was read from a file is for the account that sent it, until it expires. */
export const isOwnUntilExpirySql = (t: Alias, q: Query): string =>
  q.actor.kind === 'person'
    ? `(${q.existed(`${t}.created_at`)} and ${t}.account_id = ${q.p(q.actor.accountId, 'uuid')} and ${t}.expires_at > ${q.p(q.now.toISOString(), 'timestamptz')})`
    : 'false';
