import { OWED } from '../domain/proposal.js';
import { isPlanDiscussedSql } from '../twins/comment.sql.js';

const OPEN_STATES = OWED.map((state) => `'${state}'`).join(', ');

/**
 * Deletes the supports of account `$1` for proposals that still wait for a response, also through a merge or a split: a
 * new account with the same mailbox could give them again. Decided proposals keep their figures.
 */
export const TAKE_BACK_SUPPORTS = `
  delete from proposal_support s where s.account_id = $1 and exists (
    with recursive heirs as (
      select p.id, p.state, p.merged_into_id from proposal p where p.id = s.proposal_id
      union select n.id, n.state, n.merged_into_id from heirs h
              join proposal n on n.id = h.merged_into_id or n.split_from_id = h.id)
    select from heirs where state in (${OPEN_STATES}))`;

/**
 * Deletes the votes of account `$1` for the same reason, while comments of the plan are open at the instant `$2` or can
 * be opened again.
 */
export const TAKE_BACK_VOTES = `
  delete from comment_vote v using comment c join plan p on p.id = c.plan_id
   where v.account_id = $1 and c.id = v.comment_id and ${isPlanDiscussedSql('p', '$2::timestamptz')}`;
