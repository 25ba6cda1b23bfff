import { Field, Int, ObjectType } from '@nestjs/graphql';
import { Holds } from '../api/weight/holds.js';
import { Account } from '../accounts/account.types.js';
import { Labelled, LocalizedText, Node } from '../api/common.types.js';
import { BODY_LENGTH } from '../domain/lengths.js';
import { describedEnum } from '../api/described-enum.js';
import { implementing } from '../api/extend-type.js';
import { connectionOf } from '../api/read/connection.js';
import { GraphQLDay } from '../api/scalars.js';
import { PROPOSAL_STATES, PROPOSAL_VISIBILITIES } from '../domain/proposal.js';
import { Institution, Jurisdiction } from '../institutions/institution.types.js';
import { Plan, Theme } from '../plans/plan.types.js';

export const ProposalStateEnum = describedEnum(
  'ProposalState',
  PROPOSAL_STATES,
  'Where a proposal stands, from its draft to its response.',
);
export const VisibilityEnum = describedEnum(
  'Visibility',
  PROPOSAL_VISIBILITIES,
  'Whether something that people wrote is shown. Only a decision of moderation changes it.',
);
export const PROPOSAL_ACTIONS = [
  'edit',
  'submit',
  'erase',
  'support',
  'unsupport',
  'withdraw',
  'review',
  'merge',
  'split',
  'unmerge',
  'respond',
  'begin_commitment',
  'report',
  'hide',
  'take_back_hiding',
  'release',
  'appeal',
] as const;
export const ProposalActionEnum = describedEnum(
  'ProposalAction',
  PROPOSAL_ACTIONS,
  'What the one who asks may do with a proposal now.',
);

@ObjectType({ description: 'How many people support a proposal.' })
export class ProposalSupports {
  @Field(() => Int, { description: 'Supports given here, one for each account.' })
  totalCount: number;

  @Field(() => Int, { description: 'Supports that the source of an imported proposal states; counted apart.' })
  imported: number;
}

@ObjectType({ description: 'A text that is still to be written for a proposal that was accepted.' })
export class OwedText {
  @Field(() => GraphQLDay, { description: 'The first day by which a response promises it.' })
  by: string;

  @Field({ description: 'Whether that day is past.' })
  overdue: boolean;
}

@ObjectType({
  implements: implementing('Proposal', Node),
  description: 'What somebody asks the plan to promise, from a citizen or on behalf of an institution.',
})
export class Proposal extends Node {
  @Field(() => String, {
    nullable: true,
    description: "The plan's own reference, `EDOMEX-TLALNEPANTLA-2021-P-001`; null while it is a draft.",
  })
  reference: string | null;

  @Field(() => Plan, { description: 'The plan it is for.' })
  plan: Plan;

  @Field(() => Theme, { nullable: true, description: 'The axis of the plan it is under; null when under none.' })
  theme: Theme | null;

  @Field(() => LocalizedText, { description: 'What is proposed, in a line.' })
  title: LocalizedText;

  @Field(() => LocalizedText, { nullable: true, description: 'The problem it addresses; null when not stated.' })
  @Holds(BODY_LENGTH)
  problem: LocalizedText | null;

  @Field(() => LocalizedText, { nullable: true, description: 'What should be done; null when not stated.' })
  @Holds(BODY_LENGTH)
  action: LocalizedText | null;

  @Field(() => LocalizedText, { nullable: true, description: 'What should change by that; null when not stated.' })
  @Holds(BODY_LENGTH)
  expectedChange: LocalizedText | null;

  @Field(() => LocalizedText, { nullable: true, description: 'Who is affected; null when not stated.' })
  @Holds(BODY_LENGTH)
  affected: LocalizedText | null;

  @Field(() => [Labelled], { description: 'Policy areas it touches.' })
  policyAreas: Labelled[];

  @Field(() => [Jurisdiction], { description: 'The places it is about; none means all of the plan.' })
  jurisdictions: Jurisdiction[];

  @Field(() => Account, {
    nullable: true,
    description:
      'Who wrote it; null when the secretariat wrote down what somebody said in person or on paper, and when it was imported.',
  })
  author: Account | null;

  @Field(() => Institution, {
    nullable: true,
    description: 'The institution it was written on behalf of; null when a person wrote it for themselves.',
  })
  onBehalfOf: Institution | null;

  @Field(() => ProposalStateEnum, { description: 'Where it stands.' })
  state: string;

  @Field(() => VisibilityEnum, { description: 'Whether moderation shows it.' })
  visibility: string;

  @Field({ description: 'Whether the secretariat wrote down what was given in person or on paper.' })
  transcribed: boolean;

  @Field(() => GraphQLDay, {
    nullable: true,
    description: 'The day on which transcribed input was received; null when it was written here.',
  })
  receivedOn: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'How transcribed input was received (a survey, a table, a caravan); null when not stated.',
  })
  receivedHow: string | null;

  @Field(() => Date, {
    nullable: true,
    description: 'When it was submitted (an imported one: where it comes from); null while it is a draft, or unknown.',
  })
  submittedAt: Date | null;

  @Field(() => GraphQLDay, {
    nullable: true,
    description: 'The day by which its reasoned response is due; null while it is a draft, and when it was imported.',
  })
  respondBy: string | null;

  @Field({ description: 'Whether its reasoned response is late today.' })
  overdue: boolean;

  @Field(() => OwedText, {
    nullable: true,
    description:
      'The text that it is owed, because it was accepted to be written; null when it is owed none, and once a public commitment names it.',
  })
  owedText: OwedText | null;

  @Field(() => ProposalSupports, { description: 'How many people support it.' })
  supports: ProposalSupports;

  @Field({ description: 'Whether the one who asks supports it.' })
  supportedByViewer: boolean;

  @Field(() => Int, { description: 'How many comments it has.' })
  commentCount: number;

  @Field(() => Date, {
    nullable: true,
    description: 'When its texts were last edited after they were submitted; null when they never were.',
  })
  editedAt: Date | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How many supported it when it was last edited; null when it never was.',
  })
  editedAfterSupports: number | null;

  @Field(() => Proposal, {
    nullable: true,
    description: 'The proposal it was merged into, whose response counts for it too; null when it was not merged.',
  })
  mergedInto: Proposal | null;

  @Field(() => Proposal, {
    nullable: true,
    description: 'The proposal it is a part of; null when it was not split off.',
  })
  splitFrom: Proposal | null;

  @Field(() => [Proposal], { description: 'The parts it was split into, each owed a response of its own.' })
  splitInto: Proposal[];

  @Field({
    description:
      'True for a part that was withdrawn because the split was undone; the response goes to the whole instead.',
  })
  splitUndone: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'The public reason of its last merge, split or undoing of either; null when there was none.',
  })
  reason: string | null;

  @Field({ description: 'Whether it was invented for the demonstration.' })
  synthetic: boolean;

  @Field(() => Int, { description: 'Grows with each change; give it back as `expectedVersion`.' })
  version: number;

  @Field(() => [ProposalActionEnum], { description: 'What the one who asks may do with it now.' })
  availableActions: string[];
}

export const ProposalConnection = connectionOf(Proposal, 'proposals');
