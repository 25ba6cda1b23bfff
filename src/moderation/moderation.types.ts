import { ArgsType, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Node } from '../api/common.types.js';
import { describedEnum } from '../api/described-enum.js';
import { PageArgs } from '../api/page-args.js';
import { connectionOf } from '../api/read/connection.js';
import { GraphQLText } from '../api/scalars.js';
import { Commitment } from '../commitments/commitment.types.js';
import { APPEAL_STATES, MODERATED_THINGS, MODERATION_RULES, REPORT_OUTCOMES } from '../domain/moderation.js';
import { Plan } from '../plans/plan.types.js';

export const ModerationRuleEnum = describedEnum(
  'ModerationRule',
  MODERATION_RULES,
  'Why something may be hidden. An opinion is no reason.',
);
export const ModeratedThingEnum = describedEnum(
  'ModeratedThing',
  MODERATED_THINGS,
  'The kind of thing that moderators decide on.',
);
export const ReportOutcomeEnum = describedEnum(
  'ReportOutcome',
  REPORT_OUTCOMES,
  'What became of a report to the moderators.',
);
export const AppealStateEnum = describedEnum('AppealState', APPEAL_STATES, 'What became of an appeal.');
export const APPEAL_ACTIONS = ['decide'] as const;
export const AppealActionEnum = describedEnum(
  'AppealAction',
  APPEAL_ACTIONS,
  'What the one who asks may do with an appeal now.',
);
const QUEUE_REASONS = ['reported', 'held', 'appealed'] as const;
export const QueueReasonEnum = describedEnum('QueueReason', QUEUE_REASONS, 'Why something waits for the moderators.');

@ObjectType({ implements: () => Node, description: "An author's appeal against the hiding of their text." })
export class ModerationAppeal extends Node {
  @Field(() => AppealStateEnum, { description: 'Open, decided, or lapsed because nobody decided it in time.' })
  state: string;

  @Field({ description: 'When it was made.' })
  appealedAt: Date;

  @Field(() => Date, {
    nullable: true,
    description:
      'When the text is shown again if nobody decides before; null once it was decided, and for a rule whose texts stay hidden until somebody decides.',
  })
  lapsesAt: Date | null;

  @Field(() => Date, { nullable: true, description: 'When it was decided; null while nobody did.' })
  decidedAt: Date | null;

  @Field(() => GraphQLText, {
    nullable: true,
    description: 'The public reason of the decision; null while there is none.',
  })
  reason: string | null;

  @Field(() => GraphQLText, {
    nullable: true,
    description:
      "The author's argument, for its author and moderators (and, until it is decided, for those who decide where no moderator can); null for everyone else.",
  })
  argument: string | null;

  @Field(() => [AppealActionEnum], { description: 'What the one who asks may do with it now.' })
  availableActions: string[];
}

@ObjectType({
  implements: () => Node,
  description: 'A decision to hide something: which rule and why, never the text or the person.',
})
export class ModerationDecision extends Node {
  @Field(() => ModeratedThingEnum, { description: 'What kind of thing was hidden.' })
  kind: string;

  @Field(() => ModerationRuleEnum, { description: 'The rule it goes against.' })
  rule: string;

  @Field(() => GraphQLText, { description: 'The public reason.' })
  reason: string;

  @Field({ description: 'When it was decided.' })
  decidedAt: Date;

  @Field(() => Date, { nullable: true, description: 'When it was taken back; null while it is in force.' })
  liftedAt: Date | null;

  @Field(() => Int, { description: 'How many others were hidden in the same act and still are.' })
  hiddenTogether: number;

  @Field(() => ModerationAppeal, { nullable: true, description: 'The appeal against it; null when there is none.' })
  appeal: ModerationAppeal | null;

  @Field(() => Date, {
    nullable: true,
    description:
      'Until when its author may appeal; null when they did, when it was taken back, or when nobody has that account any more.',
  })
  appealUntil: Date | null;

  @Field(() => Node, {
    nullable: true,
    description:
      'What was hidden, for its author and the moderators of the plan (and, while it is appealed, for those who decide where no moderator can); null for everyone else.',
  })
  thing: Node | null;
}

@ObjectType({ description: 'What everyone may know of a proposal that moderators hid: never its text or its author.' })
export class HiddenProposal {
  @Field(() => String, { description: "The plan's own reference, `EDOMEX-TLALNEPANTLA-2021-P-001`." })
  reference: string;

  @Field(() => Plan, { description: 'The plan it is for.' })
  plan: Plan;

  @Field(() => ModerationDecision, { description: 'The decision that hides it, with its public reason.' })
  moderation: ModerationDecision;
}

@ObjectType({
  description:
    'What whoever sees a text may know of a suggestion on it that moderators hid: never its words or its author.',
})
export class HiddenSuggestion {
  @Field(() => Int, { description: 'Its number among the suggestions on the same text, from 1.' })
  number: number;

  @Field(() => Commitment, {
    nullable: true,
    description: 'The commitment whose text it would change; null when it is about the text of the plan itself.',
  })
  commitment: Commitment | null;

  @Field(() => Plan, { description: 'The plan.' })
  plan: Plan;

  @Field(() => ModerationDecision, { description: 'The decision that hides it, with its public reason.' })
  moderation: ModerationDecision;
}

@ObjectType({
  implements: () => Node,
  description: 'What somebody told the moderators. Only they see it, without a name.',
})
export class ModerationReport extends Node {
  @Field(() => ModerationRuleEnum, { description: 'The rule it says is broken.' })
  rule: string;

  @Field(() => GraphQLText, { nullable: true, description: 'What the person wrote; null when nothing.' })
  reason: string | null;

  @Field({ description: 'When it was made.' })
  reportedAt: Date;

  @Field(() => ReportOutcomeEnum, { description: 'What became of it.' })
  outcome: string;
}

@ObjectType({ description: 'One thing that waits for the moderators, with everything that is to be decided on it.' })
export class ModerationCase {
  @Field(() => ModeratedThingEnum, { description: 'What kind of thing it is.' })
  kind: string;

  @Field(() => Node, { nullable: true, description: 'The thing; null when it is gone.' })
  thing: Node | null;

  @Field(() => [QueueReasonEnum], { description: 'Why it waits.' })
  reasons: string[];

  @Field({ description: 'Since when it waits.' })
  waitingSince: Date;

  @Field(() => Int, { description: 'The number of open reports. No number of them hides anything: a person decides.' })
  reportCount: number;

  @Field(() => [ModerationReport], { description: 'Its open reports, the oldest first, at most 50.' })
  reports: ModerationReport[];

  @Field(() => ModerationDecision, {
    nullable: true,
    description: 'The decision in force that is appealed; null when it is not hidden.',
  })
  decision: ModerationDecision | null;
}

export const ModerationCaseConnection = connectionOf(ModerationCase, 'things that wait for the moderators');
export const ModerationDecisionConnection = connectionOf(ModerationDecision, 'decisions of the moderators');

@ArgsType()
export class ModerationLogArgs extends PageArgs {
  @Field(() => String, { description: 'Name in addresses of the plan.' })
  plan: string;
}

@ArgsType()
export class ModerationQueueArgs extends ModerationLogArgs {
  @Field(() => QueueReasonEnum, { nullable: true, description: 'Only what waits for this; everything when left out.' })
  reason?: string;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Only what waits for the one who asks: no appeal that somebody else decides.',
  })
  forMe?: boolean;
}

/** Ids named by a bulk decision. */
export const IDS = { type: () => [ID], description: 'Ids, at most 100.' };
