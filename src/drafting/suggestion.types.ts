import { Field, Int, ObjectType } from '@nestjs/graphql';
import { Account } from '../accounts/account.types.js';
import { Node } from '../api/common.types.js';
import { GraphQLDay } from '../api/scalars.js';
import { implementing } from '../api/extend-type.js';
import { connectionOf } from '../api/read/connection.js';
import { Holds } from '../api/weight/holds.js';
import { Clause, ClauseKindEnum, SectionEnum } from '../clauses/clause.types.js';
import { Commitment } from '../commitments/commitment.types.js';
import { Session } from '../forum/forum.types.js';
import { Institution } from '../institutions/institution.types.js';
import { Milestone } from '../milestones/milestone.types.js';
import { Plan } from '../plans/plan.types.js';
import { VisibilityEnum } from '../proposals/proposal.types.js';
import { FieldValue, SuggestedMilestone } from './suggested-value.types.js';
import {
  DraftingSideEnum,
  SuggestedFieldEnum,
  SuggestionActionEnum,
  SuggestionKindEnum,
  SuggestionStateEnum,
} from './suggestion.enums.js';

/** Suggestions hold about a paragraph. */
const HELD_CHARACTERS = 2000;

@ObjectType({
  implements: implementing('Suggestion', Node),
  description:
    'One change that somebody would make to the text of a commitment or of a plan, on the version that they read. Drafters accept it as it is, accept it with other words, or decline it with a reason.',
})
export class Suggestion extends Node {
  @Field(() => Int, { description: 'Its number among the suggestions on the same text, from 1.' })
  number: number;

  @Field(() => Commitment, {
    nullable: true,
    description: 'The commitment whose text it would change; null for the text of the plan itself.',
  })
  commitment: Commitment | null;

  @Field(() => Plan, { description: 'The plan whose text, or whose commitment, it would change.' })
  plan: Plan;

  @Field(() => SuggestionKindEnum, { description: 'What it would do.' })
  kind: string;

  @Field(() => SuggestionStateEnum, { description: 'Where it stands.' })
  state: string;

  @Field({
    description:
      'Whether it and what was accepted since its base version change the same words: a drafter settles it by hand.',
  })
  inConflict: boolean;

  @Field(() => Int, { description: 'The version of the text that its author read.' })
  baseVersion: number;

  @Field(() => Clause, {
    nullable: true,
    description:
      'The clause that it would change, remove or move, or that it brought; null for a field, a milestone, and a clause that is no longer there.',
  })
  clause: Clause | null;

  @Field(() => Milestone, {
    nullable: true,
    description:
      'The milestone that it concerns; null for the commitment itself and for a milestone that is no longer there.',
  })
  milestone: Milestone | null;

  @Field(() => SectionEnum, {
    nullable: true,
    description: 'The text that it concerns; null for a field or a whole milestone.',
  })
  section: string | null;

  @Field(() => ClauseKindEnum, {
    nullable: true,
    description: 'How the clause that it adds would be set; null for others.',
  })
  clauseKind: string | null;

  @Field(() => Clause, {
    nullable: true,
    description: 'The clause behind which it would add or move one; null for the first place, and for others.',
  })
  after: Clause | null;

  @Field({ description: 'The language of its words (BCP 47), to be set as `lang`.' })
  language: string;

  @Field(() => String, {
    nullable: true,
    description: 'The words of the clause on the base version; null for a field.',
  })
  @Holds(HELD_CHARACTERS)
  baseText: string | null;

  @Field(() => String, { nullable: true, description: 'The suggested words; null where it suggests none.' })
  @Holds(HELD_CHARACTERS)
  text: string | null;

  @Field(() => SuggestedFieldEnum, { nullable: true, description: 'The field that it would set; null for others.' })
  field: string | null;

  @Field(() => Institution, {
    nullable: true,
    description: 'For `OWNER`: the institution whose role it is about; null for every other field.',
  })
  institution: Institution | null;

  @Field(() => FieldValue, {
    nullable: true,
    description: 'The value of its field on the base version; null where it sets no field.',
  })
  formerValue: FieldValue | null;

  @Field(() => FieldValue, {
    nullable: true,
    description: 'The value that its field should have; null where it sets no field.',
  })
  suggestedValue: FieldValue | null;

  @Field(() => FieldValue, {
    nullable: true,
    description: 'The value of its field as it is now; null where it sets no field.',
  })
  presentValue: FieldValue | null;

  @Field(() => SuggestedMilestone, {
    nullable: true,
    description: 'The milestone that it would add; null for others.',
  })
  milestoneDraft: SuggestedMilestone | null;

  @Field(() => String, { description: 'Why; public.' })
  @Holds(500)
  reason: string;

  @Field(() => Account, {
    nullable: true,
    description: 'Who made it; null when it came from a Word file or an import without an account.',
  })
  author: Account | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Who is said to have written it in the Word file from which its author brought it; null when it came from no file.',
  })
  authorNamed: string | null;

  @Field(() => Institution, { nullable: true, description: 'In whose name it was made; null for a person.' })
  onBehalfOf: Institution | null;

  @Field(() => Date, { description: 'When it was made.' })
  createdAt: Date;

  @Field(() => Date, { description: 'When it, or how it stands in the text, last changed.' })
  updatedAt: Date;

  @Field(() => GraphQLDay, {
    nullable: true,
    description:
      'The last day for its answer: the end of the next window for responses, or sixty days; null when none was set.',
  })
  respondBy: string | null;

  @Field({ description: 'Whether its answer is late today. While moderation hides it, none is.' })
  overdue: boolean;

  @Field(() => Date, {
    nullable: true,
    description: 'When it was decided; null while it waits and after it was withdrawn.',
  })
  decidedAt: Date | null;

  @Field(() => String, { nullable: true, description: 'The role of the one who decided; null before.' })
  decidedRole: string | null;

  @Field(() => Institution, { nullable: true, description: 'The institution of the one who decided; null for none.' })
  decidedInstitution: Institution | null;

  @Field(() => Session, { nullable: true, description: 'The session of the forum that decided; null for drafters.' })
  session: Session | null;

  @Field(() => String, { nullable: true, description: 'Why it was decided so; public; null when no reason was given.' })
  decisionReason: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The words that were accepted instead; null when it was not changed.',
  })
  @Holds(HELD_CHARACTERS)
  finalText: string | null;

  @Field(() => Int, { nullable: true, description: 'The version that it made; null while it is not accepted.' })
  madeVersion: number | null;

  @Field(() => Date, { nullable: true, description: 'When it was taken out of the text again; null when it was not.' })
  revertedAt: Date | null;

  @Field(() => String, { nullable: true, description: 'Why it was taken out again; public; null when it was not.' })
  revertReason: string | null;

  @Field(() => DraftingSideEnum, {
    nullable: true,
    description:
      'The side whose drafter accepted it again after it was taken out, while the other side has not; null otherwise.',
  })
  acceptedBySide: string | null;

  @Field(() => VisibilityEnum, { description: 'Whether moderation shows it.' })
  visibility: string;

  @Field({ description: 'Whether it was invented for the demonstration.' })
  synthetic: boolean;

  @Field(() => Int, { description: 'Grows with each act on it.' })
  version: number;

  @Field(() => [SuggestionActionEnum], {
    description: 'What the one who asks may do now; empty for visitors and when reading the past.',
  })
  availableActions: string[];
}

export const SuggestionConnection = connectionOf(Suggestion, 'suggestions');
