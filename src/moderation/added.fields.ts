import { Viewer } from '../accounts/account.types.js';
import { extendType, type ExtensionField } from '../api/extend-type.js';
import { column, many, one } from '../api/read/fields.js';
import type { Alias } from '../api/read/query.js';
import { Comment } from '../comments/comment.types.js';
import { COMMITMENT } from '../commitments/commitment.fields.js';
import { Commitment } from '../commitments/commitment.types.js';
import { Suggestion } from '../drafting/suggestion.types.js';
import { Evidence } from '../evidence/evidence.types.js';
import { MODERATION_OF_EVIDENCE } from './evidence-moderation.fields.js';
import { PLAN } from '../plans/plan.fields.js';
import { Plan } from '../plans/plan.types.js';
import { PROPOSAL } from '../proposals/proposal.fields.js';
import { Proposal } from '../proposals/proposal.types.js';
import { HIDDEN_PROPOSAL, hidingDecision, MODERATION_DECISION } from './moderation.fields.js';
import { HiddenProposal, ModerationDecision } from './moderation.types.js';
import { Int } from '@nestjs/graphql';

/** SQL of the place of the comment or suggestion that a decision is on; nothing of the text itself is told. */
const under = (t: Alias, way: string) => `(select ${way} from comment c where c.id = ${t}.subject_id)`;

const proposalOf = (t: Alias) =>
  `(case ${t}.subject_type when 'proposal' then ${t}.subject_id else ${under(
    t,
    `case c.subject_type when 'proposal' then c.subject_id
       when 'response' then (select r.proposal_id from response r where r.id = c.subject_id) end`,
  )} end)`;

const commitmentOf = (t: Alias) =>
  `(case ${t}.subject_type when 'suggestion' then (select s.commitment_id from suggestion s where s.id = ${t}.subject_id)
     when 'evidence' then (select m.commitment_id from evidence e join milestone_report r on r.id = e.report_id
       join milestone m on m.id = r.milestone_id where e.id = ${t}.subject_id)
     else ${under(
       t,
       `case c.subject_type when 'commitment' then c.subject_id
         when 'milestone' then (select m.commitment_id from milestone m where m.id = c.subject_id)
         when 'clause' then (select l.commitment_id from clause l where l.id = c.subject_id)
         when 'suggestion' then (select s.commitment_id from suggestion s where s.id = c.subject_id) end`,
     )} end)`;

/** The plan whose own text it is, which has no commitment. */
const planOfText = (t: Alias) =>
  `(case ${t}.subject_type when 'suggestion'
     then (select s.plan_id from suggestion s where s.id = ${t}.subject_id and s.commitment_id is null)
     else ${under(
       t,
       `case c.subject_type
         when 'clause' then (select l.plan_id from clause l where l.id = c.subject_id and l.commitment_id is null)
         when 'suggestion' then (select s.plan_id from suggestion s where s.id = c.subject_id and s.commitment_id is null) end`,
     )} end)`;

const place = (type: ExtensionField['type'], description: string, read: ExtensionField['read']): ExtensionField => ({
  type,
  nullable: true,
  description: `${description}; null otherwise.`,
  read,
});

/** Shows readers of the log the place that a decision is about, without the hidden text. */
const DecisionPlace = extendType(() => ModerationDecision, 'ModerationDecision', {
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
    'The commitment under which the comment, suggestion or evidence stands, if the one who asks may see it',
    one(
      () => COMMITMENT,
      (commitment, t) => `${commitment}.id = ${commitmentOf(t)}`,
    ),
  ),
  planText: place(
    () => Plan,
    'The plan in whose own text the comment or suggestion stands',
    one(
      () => PLAN,
      (plan, t) => `${plan}.id = ${planOfText(t)}`,
    ),
  ),
});

const moderation: ExtensionField = {
  type: () => ModerationDecision,
  nullable: true,
  description: 'The decision that hides it, with its public reason; null when none is in force.',
  read: hidingDecision,
};

const CommentModeration = extendType(() => Comment, 'Comment', { moderation });

const ProposalModeration = extendType(() => Proposal, 'Proposal', { moderation });

const EvidenceModeration = extendType(() => Evidence, 'Evidence', { moderation, ...MODERATION_OF_EVIDENCE });

const SuggestionModeration = extendType(() => Suggestion, 'Suggestion', { moderation });

/** Lists the reader's own hidden texts, so that nobody has to find out by chance, or by mail alone. */
const ViewerModeration = extendType(() => Viewer, 'Viewer', {
  hiddenTexts: {
    type: () => [ModerationDecision],
    description: 'Decisions to hide something you wrote, the latest first, at most 100.',
    read: many(
      () => MODERATION_DECISION,
      (decision, t) => `${decision}.id in (select d.id from moderation_decision d where d.subject_id in (
          select c.id from comment c where c.author_account_id = ${t}.id
          union all select p.id from proposal p where p.author_account_id = ${t}.id
          union all select s.id from suggestion s where s.author_account_id = ${t}.id
          union all select e.id from evidence e where e.author_account_id = ${t}.id)
        order by d.decided_at desc limit 100)`,
      (decision) => `${decision}.decided_at desc, ${decision}.id`,
    ),
  },
});

const PlanModeration = extendType(() => Plan, 'Plan', {
  holdFirstComments: {
    type: () => Int,
    description: 'How many first comments of a new account wait for a moderator, at most 72 hours; 0 for none.',
    read: column('hold_first_comments'),
  },
});

/** The providers that carry these fields into the schema. */
export const ADDED_FIELDS = [
  DecisionPlace,
  CommentModeration,
  ProposalModeration,
  SuggestionModeration,
  EvidenceModeration,
  ViewerModeration,
  PlanModeration,
];
