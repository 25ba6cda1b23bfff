import { extendType, type ExtensionField } from '../api/extend-type.js';
import { one } from '../api/read/fields.js';
import type { Alias } from '../api/read/query.js';
import { COMMITMENT } from '../commitments/commitment.read.js';
import { Commitment } from '../commitments/commitment.types.js';
import { PROPOSAL } from '../proposals/proposal.read.js';
import { Proposal } from '../proposals/proposal.types.js';
import { HIDDEN_PROPOSAL } from './moderation.read.js';
import { HiddenProposal, ModerationDecision } from './moderation.types.js';

/** What the comment that a decision is on stands under; nothing of the comment itself is told. */
const under = (t: Alias, way: string) => `(select ${way} from comment c where c.id = ${t}.subject_id)`;
const proposalOf = (t: Alias) =>
  `(case ${t}.subject_type when 'proposal' then ${t}.subject_id else ${under(
    t,
    `case c.subject_type when 'proposal' then c.subject_id
       when 'response' then (select r.proposal_id from response r where r.id = c.subject_id) end`,
  )} end)`;
const commitmentOf = (t: Alias) =>
  under(
    t,
    `case c.subject_type when 'commitment' then c.subject_id
       when 'milestone' then (select m.commitment_id from milestone m where m.id = c.subject_id) end`,
  );

const place = (type: ExtensionField['type'], description: string, read: ExtensionField['read']): ExtensionField => ({
  type,
  nullable: true,
  description: `${description}; null otherwise.`,
  read,
});

/** Where whoever reads the log can see what a decision is about, without what was hidden. */
export const DecisionPlace = extendType(() => ModerationDecision, 'ModerationDecision', {
  proposal: place(
    () => Proposal,
    'The proposal that it is on, or under which the comment stands, if the one who asks may see it',
    one(
      () => PROPOSAL,
      (proposal, t) => `${proposal}.id = ${proposalOf(t)}`,
    ),
  ),
  hiddenProposal: place(
    () => HiddenProposal,
    'What everyone may know of that proposal while it is hidden',
    one(
      () => HIDDEN_PROPOSAL,
      (hidden, t) => `${hidden}.id = ${proposalOf(t)}`,
    ),
  ),
  commitment: place(
    () => Commitment,
    'The commitment under which the comment stands, if the one who asks may see it',
    one(
      () => COMMITMENT,
      (commitment, t) => `${commitment}.id = ${commitmentOf(t)}`,
    ),
  ),
});
