import { Field, Int, ObjectType } from '@nestjs/graphql';
import { LocalizedText, Node, Period, Source, StatedDate } from '../api/common.types.js';
import { describedEnum } from '../api/described-enum.js';
import { connectionOf } from '../api/read/connection.js';
import { GraphQLDay } from '../api/scalars.js';
import { PLAN_STAGES, WINDOW_KINDS } from '../domain/plan.js';
import { WINDOW_STATES } from '../domain/window.js';
import { Institution, Jurisdiction } from '../institutions/institution.types.js';

export const PlanStageEnum = describedEnum('PlanStage', PLAN_STAGES, "Stages of a plan's cycle.");
export const WindowKindEnum = describedEnum(
  'WindowKind',
  WINDOW_KINDS,
  'What a window of co-creation opens to people.',
);
export const WindowStateEnum = describedEnum(
  'WindowState',
  WINDOW_STATES,
  'Whether a window is open now; it follows from its instants.',
);

@ObjectType({ description: 'A jurisdiction that answers for the plan, with its own reference at OGP.' })
export class PlanMember {
  @Field(() => Jurisdiction, { description: 'The State, the Municipality …' })
  jurisdiction: Jurisdiction;

  @Field(() => String, {
    nullable: true,
    description: "OGP's reference of the plan for this member; null when none is on record.",
  })
  reference: string | null;

  @Field(() => LocalizedText, {
    nullable: true,
    description: 'What OGP calls the plan for this member; null when not on record.',
  })
  title: LocalizedText | null;

  @Field(() => GraphQLDay, {
    nullable: true,
    description: 'The day on which it joined OGP Local; null when not on record.',
  })
  joinedOn: string | null;

  @Field(() => GraphQLDay, {
    nullable: true,
    description: 'The day on which it left the plan; null while it belongs to it.',
  })
  leftOn: string | null;

  @Field(() => LocalizedText, {
    nullable: true,
    description: 'What else is known of its membership; null when not on record.',
  })
  note: LocalizedText | null;

  @Field(() => [Institution], {
    description: 'Its public bodies that exist today, by name in addresses: one of them answers for it.',
  })
  institutions: Institution[];

  @Field(() => [Source], { description: 'Where this comes from.' })
  sources: Source[];
}

@ObjectType({ implements: () => Node, description: 'An axis of a plan that groups proposals and commitments.' })
export class Theme extends Node {
  @Field({ description: 'Stable code within the plan.' })
  code: string;

  @Field(() => LocalizedText, { description: 'What it is called.' })
  name: LocalizedText;
}

@ObjectType({ description: 'The letter with which a government asked to join OGP: where the story of a plan begins.' })
export class ExpressionOfInterest {
  @Field(() => StatedDate, { nullable: true, description: 'When it was sent; null when not on record.' })
  sent: StatedDate | null;

  @Field(() => LocalizedText, {
    nullable: true,
    description: 'Who signed it, with the office held; null when not on record.',
  })
  signatory: LocalizedText | null;

  @Field(() => Institution, { nullable: true, description: 'The institution that sent it; null when not on record.' })
  institution: Institution | null;

  @Field(() => LocalizedText, { description: 'What it says, in our words.' })
  summary: LocalizedText;

  @Field(() => [LocalizedText], { description: 'The areas of work that it names.' })
  areas: LocalizedText[];

  @Field(() => [Source], { description: 'Where this comes from.' })
  sources: Source[];
}

@ObjectType({ description: 'A dated public event in the story of a plan.' })
export class StoryEvent {
  @Field(() => StatedDate, { nullable: true, description: 'When it happened; null when not on record.' })
  happened: StatedDate | null;

  @Field(() => LocalizedText, { description: 'What happened, in a line.' })
  title: LocalizedText;

  @Field(() => LocalizedText, { nullable: true, description: 'What happened, in full; null when not on record.' })
  body: LocalizedText | null;

  @Field(() => [Source], { description: 'Where this comes from.' })
  sources: Source[];

  @Field({ description: 'Whether it was invented for the demonstration.' })
  synthetic: boolean;
}

@ObjectType({
  implements: () => Node,
  description:
    'An OGP action plan: what one or more governments promise together, from the letter to the end of the plan.',
})
export class Plan extends Node {
  @Field({ description: 'Name in addresses, unique: `edomex-tlalnepantla-2021`.' })
  slug: string;

  @Field(() => LocalizedText, { description: 'What the plan is called.' })
  title: LocalizedText;

  @Field(() => LocalizedText, {
    nullable: true,
    description: 'What it is about, in a few sentences; null when not on record.',
  })
  summary: LocalizedText | null;

  @Field(() => PlanStageEnum, {
    description:
      'The stage it has reached. Implementation begins by itself once the plan is submitted and its period has begun.',
  })
  stage: string;

  @Field({ description: 'The time zone in which its days begin and end: `America/Mexico_City`.' })
  timeZone: string;

  @Field(() => Period, { description: 'The period it covers.' })
  period: Period;

  @Field(() => GraphQLDay, {
    nullable: true,
    description: 'The day on which it was submitted to OGP; null before, and when not on record.',
  })
  submittedOn: string | null;

  @Field(() => [PlanMember], { description: 'The jurisdictions that answer for it.' })
  members: PlanMember[];

  @Field(() => ExpressionOfInterest, {
    nullable: true,
    description: 'The letter it began with; null when none is on record.',
  })
  expressionOfInterest: ExpressionOfInterest | null;

  @Field(() => [StoryEvent], { description: 'What happened, in the order of time.' })
  story: StoryEvent[];

  @Field(() => [PlanWindow], { description: 'Its windows, in the order in which they open.' })
  windows: PlanWindow[];

  @Field(() => [Theme], { description: 'Its axes.' })
  themes: Theme[];

  @Field(() => [Source], { description: 'Where this comes from.' })
  sources: Source[];

  @Field({ description: 'Whether the plan itself was invented for the demonstration.' })
  synthetic: boolean;

  @Field(() => Int, { description: 'Grows with each change; give it back as `expectedVersion`.' })
  version: number;
}

@ObjectType({
  implements: () => Node,
  description: 'A dated stretch of co-creation that opens something to people. It opens and closes by itself.',
})
export class PlanWindow extends Node {
  @Field(() => WindowKindEnum, { description: 'What it opens.' })
  kind: string;

  @Field(() => LocalizedText, { nullable: true, description: 'What it is called; null when its kind says all.' })
  title: LocalizedText | null;

  @Field(() => Date, { description: 'The instant at which it opens.' })
  opensAt: Date;

  @Field(() => Date, { description: 'The instant at which it closes; it is open until just before.' })
  closesAt: Date;

  @Field(() => WindowStateEnum, { description: 'Planned, open or closed at this moment, or at `asOf`.' })
  state: string;

  @Field(() => Plan, { description: 'The plan whose window it is.' })
  plan: Plan;

  @Field(() => [Source], { description: 'Where this comes from.' })
  sources: Source[];

  @Field({ description: 'Whether it was invented for the demonstration.' })
  synthetic: boolean;

  @Field(() => Int, { description: 'Grows with every change; changes may name the one that was read.' })
  version: number;
}

export const PlanConnection = connectionOf(Plan, 'plans');
