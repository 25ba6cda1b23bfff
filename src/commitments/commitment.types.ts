import { Field, Int, ObjectType } from '@nestjs/graphql';
import { Holds } from '../api/weight/holds.js';
import { Labelled, LocalizedText, Node, Period, Source } from '../api/common.types.js';
import { BODY_LENGTH } from '../domain/lengths.js';
import { describedEnum } from '../api/described-enum.js';
import { implementing } from '../api/extend-type.js';
import { connectionOf } from '../api/read/connection.js';
import { GraphQLDay } from '../api/scalars.js';
import { COMMITMENT_ORIGINS, COMMITMENT_STATES } from '../domain/commitment.js';
import { REMARK_CODES } from '../domain/kinds.js';
import { CONSULTATION_NEEDS } from '../domain/consultation.js';
import { Plan, Theme } from '../plans/plan.types.js';
import { CommitmentMember, ExternalReference, Ownership } from './ownership.types.js';
import { ValuesOfCommitment } from './commitment-values.types.js';

export const CommitmentStateEnum = describedEnum(
  'CommitmentState',
  COMMITMENT_STATES,
  'Where a commitment stands, from its draft to its end.',
);
export const CommitmentOriginEnum = describedEnum(
  'CommitmentOrigin',
  COMMITMENT_ORIGINS,
  'How a commitment came about.',
);
export const RemarkCodeEnum = describedEnum(
  'RemarkCode',
  REMARK_CODES,
  'What a reader should know about the public record of a commitment.',
);
export const COMMITMENT_ACTIONS = [
  'edit',
  'add_milestone',
  'invite_owner',
  'consult',
  'return_to_draft',
  'defer',
  'withdraw',
] as const;
export const CommitmentActionEnum = describedEnum(
  'CommitmentAction',
  COMMITMENT_ACTIONS,
  'What the one who asks may do with a commitment now.',
);

export const ConsultationNeedEnum = describedEnum(
  'ConsultationNeed',
  CONSULTATION_NEEDS,
  'What a draft needs before it can be consulted on.',
);

@ObjectType({ description: 'One line of the check list of a draft before it can be consulted on.' })
export class ConsultationCheck {
  @Field(() => ConsultationNeedEnum, { description: 'What it needs.' })
  code: string;

  @Field({ description: 'Whether it has it now.' })
  met: boolean;
}

@ObjectType({
  description:
    'Something about the public record of a commitment that a reader should know: a contradiction, a gap, figures that conflict.',
})
export class Remark {
  @Field(() => RemarkCodeEnum, { description: 'What kind of remark it is.' })
  code: string;

  @Field(() => LocalizedText, { description: 'The remark.' })
  text: LocalizedText;

  @Field(() => [Source], { description: 'Where this comes from.' })
  sources: Source[];
}

@ObjectType({
  implements: implementing('Commitment', Node),
  description:
    "A promise of a plan, with the fields of OGP's local form. It belongs to one or more members; joint = to two or more.",
})
export class Commitment extends ValuesOfCommitment {
  @Field({ description: "The plan's own reference, unique: `EDOMEX-TLALNE-2021-03`." })
  reference: string;

  @Field(() => [ExternalReference], { description: "OGP's references, one for each member that has one." })
  externalReferences: ExternalReference[];

  @Field(() => Plan, { description: 'The plan it is part of.' })
  plan: Plan;

  @Field(() => Theme, { nullable: true, description: 'The axis of the plan it is under; null when under none.' })
  theme: Theme | null;

  @Field(() => LocalizedText, { description: 'What is promised, in a line.' })
  title: LocalizedText;

  @Field(() => LocalizedText, {
    nullable: true,
    description: 'The public problem it addresses; null when not on record.',
  })
  @Holds(BODY_LENGTH)
  problem: LocalizedText | null;

  @Field(() => LocalizedText, { nullable: true, description: 'How things stood before; null when not on record.' })
  @Holds(BODY_LENGTH)
  statusQuo: LocalizedText | null;

  @Field(() => LocalizedText, { nullable: true, description: 'What will be done; null when not on record.' })
  @Holds(BODY_LENGTH)
  action: LocalizedText | null;

  @Field(() => LocalizedText, {
    nullable: true,
    description: 'How that contributes to solving the problem; null when not on record.',
  })
  @Holds(BODY_LENGTH)
  contribution: LocalizedText | null;

  @Field(() => GraphQLDay, {
    nullable: true,
    description: 'First day of what was stated as its start; `period` tells how precisely; null when not on record.',
  })
  startOn: string | null;

  @Field(() => GraphQLDay, {
    nullable: true,
    description: 'Last day of what was stated as its end; `period` tells how precisely; null when not on record.',
  })
  endOn: string | null;

  @Field(() => Period, { description: 'When it is to be implemented, as it was stated.' })
  period: Period;

  @Field(() => [Labelled], { description: 'The OGP values it serves.' })
  ogpValues: Labelled[];

  @Field(() => [Labelled], { description: 'Its policy areas, the primary one among them.' })
  policyAreas: Labelled[];

  @Field(() => Labelled, { nullable: true, description: 'Its primary policy area; null when not on record.' })
  primaryPolicyArea: Labelled | null;

  @Field(() => String, {
    nullable: true,
    description: 'The sector it concerns; null when not on record (OGP has no official list).',
  })
  sector: string | null;

  @Field(() => CommitmentOriginEnum, {
    nullable: true,
    description: 'Co-created or proactive; null when not on record.',
  })
  origin: string | null;

  @Field(() => Commitment, {
    nullable: true,
    description: 'The commitment of an earlier plan that it carries on; null when it carries on none.',
  })
  carriedOverFrom: Commitment | null;

  @Field(() => CommitmentStateEnum, {
    description: 'Where it stands. Implementation and end follow from days and the stage of the plan.',
  })
  state: string;

  @Field(() => [ConsultationCheck], {
    nullable: true,
    description:
      'What the draft needs before it can be consulted on, in the order of the form; `commitmentConsult` refuses with what is not met. Null when it is no draft.',
  })
  consultationChecks: ConsultationCheck[] | null;

  @Field({ description: 'Whether it belongs to two members or more, whoever leads it.' })
  joint: boolean;

  @Field(() => [CommitmentMember], { description: 'The members it belongs to.' })
  members: CommitmentMember[];

  @Field(() => [Ownership], {
    description:
      'Who answers for it: leads first, then supporting institutions, then members without an institution of their own.',
  })
  owners: Ownership[];

  @Field(() => [Remark], { description: 'What a reader should know about its public record.' })
  remarks: Remark[];

  @Field(() => [Source], { description: 'Where this comes from.' })
  sources: Source[];

  @Field({ description: 'Whether the commitment itself was invented for the demonstration.' })
  synthetic: boolean;

  @Field(() => Int, { description: 'Grows with each edit; give it back as `expectedVersion`.' })
  version: number;

  @Field(() => [CommitmentActionEnum], {
    description: 'What the one who asks may do now; empty for visitors and when reading the past.',
  })
  availableActions: string[];
}

export const CommitmentConnection = connectionOf(Commitment, 'commitments');
