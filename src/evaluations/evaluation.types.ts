import { Field, Int, ObjectType } from '@nestjs/graphql';
import { LocalizedText, Node, StatedDate } from '../api/common.types.js';
import { describedEnum } from '../api/described-enum.js';
import { connectionOf } from '../api/read/connection.js';
import { GraphQLDay, GraphQLInstant } from '../api/scalars.js';
import { LinkProblemEnum } from '../evidence/evidence.types.js';
import { RecordStateEnum } from '../indicators/indicator.types.js';
import { Institution } from '../institutions/institution.types.js';
import { Programme } from '../programmes/programme.types.js';

export const EVALUATION_ACTIONS = ['remove'] as const;
export const EvaluationActionEnum = describedEnum(
  'EvaluationAction',
  EVALUATION_ACTIONS,
  'What the one who asks may do with an evaluation now.',
);
export const FINDING_ACTIONS = ['answer'] as const;
export const FindingActionEnum = describedEnum(
  'FindingAction',
  FINDING_ACTIONS,
  'What the one who asks may do with a finding now.',
);
export const EVALUATED_ACTIONS = ['publish_evaluation'] as const;
export const EvaluatedActionEnum = describedEnum(
  'EvaluatedAction',
  EVALUATED_ACTIONS,
  'What the one who asks may do with the evaluations of a programme now.',
);

@ObjectType({ description: 'The document of an evaluation, as it was sent here or copied from its address.' })
export class EvaluationFile {
  @Field({ description: 'SHA-256 of its content, in hexadecimal digits.' })
  sha256: string;

  @Field({ description: 'Its type, recognised by content.' })
  mediaType: string;

  @Field(() => Int, { description: 'Its size in bytes.' })
  bytes: number;

  @Field({ description: 'Whether its content is on this server; false when only its hash is, from an imported plan.' })
  here: boolean;

  @Field(() => String, { nullable: true, description: 'Its address on this server; null when only its hash is here.' })
  address: string | null;
}

@ObjectType({
  implements: () => Node,
  description: 'An evaluation of a programme that its advisory council published: a document with findings.',
})
export class Evaluation extends Node {
  @Field(() => Programme, { description: 'The programme.' })
  programme: Programme;

  @Field(() => LocalizedText, { description: 'Its title.' })
  title: LocalizedText;

  @Field(() => LocalizedText, { nullable: true, description: 'What it says in short; null when it is not stated.' })
  summary: LocalizedText | null;

  @Field(() => StatedDate, { nullable: true, description: 'Its date; null when it is not stated.' })
  evaluated: StatedDate | null;

  @Field(() => String, { nullable: true, description: 'The public address of the document; null for none.' })
  url: string | null;

  @Field(() => EvaluationFile, { nullable: true, description: 'The document as a file; null for none.' })
  file: EvaluationFile | null;

  @Field(() => EvaluationFile, {
    nullable: true,
    description:
      'The copy of what the address pointed to, made once; null when there is none. An address beside a file is not copied.',
  })
  copy: EvaluationFile | null;

  @Field(() => GraphQLInstant, { nullable: true, description: 'When the copy was made; null when there is none.' })
  copiedAt: Date | null;

  @Field(() => LinkProblemEnum, {
    nullable: true,
    description: 'Why there is no copy of what the address points to; null when there is one, and before it was tried.',
  })
  notCopied: string | null;

  @Field(() => GraphQLInstant, {
    nullable: true,
    description: 'Since when the address no longer opens, looked at every month; null while it opens.',
  })
  notOpeningSince: Date | null;

  @Field(() => String, {
    nullable: true,
    description: 'Code of the role that published it here, as in the log; null for an import. No person is named.',
  })
  saidRole: string | null;

  @Field(() => Institution, { nullable: true, description: 'The organisation that published it here; null for none.' })
  saidBy: Institution | null;

  @Field(() => RecordStateEnum, { description: 'Whether it is recorded, or was taken back and stays readable.' })
  state: string;

  @Field(() => String, { nullable: true, description: 'The public reason of taking it back; null when it stands.' })
  reason: string | null;

  @Field({ description: 'Whether it was invented for the demonstration.' })
  synthetic: boolean;

  @Field(() => GraphQLInstant, { description: 'When it was published here.' })
  createdAt: Date;

  @Field(() => Int, { description: 'Grows with each change.' })
  version: number;

  @Field(() => [EvaluationActionEnum], { description: 'What the one who asks may do with it now.' })
  availableActions: string[];
}

@ObjectType({ description: 'What an addressee said to a finding, from one answer to the next.' })
export class FindingVersion {
  @Field(() => Int, { description: 'Its number; 1 is the finding without an answer, or as it was imported.' })
  number: number;

  @Field(() => LocalizedText, { nullable: true, description: 'The answer; null while there was none.' })
  answer: LocalizedText | null;

  @Field(() => GraphQLInstant, { nullable: true, description: 'When it was given; null while there was none.' })
  answeredAt: Date | null;
}

@ObjectType({
  implements: () => Node,
  description: 'A finding of an evaluation. Its addressee owes an answer by a day.',
})
export class Finding extends Node {
  @Field(() => Evaluation, { description: 'The evaluation.' })
  evaluation: Evaluation;

  @Field(() => LocalizedText, { description: 'What was found, and what is asked for.' })
  text: LocalizedText;

  @Field(() => Institution, { nullable: true, description: 'The institution that owes an answer; null for none.' })
  addressee: Institution | null;

  @Field(() => GraphQLDay, { nullable: true, description: 'The day by which it owes the answer; null for none.' })
  answerBy: string | null;

  @Field(() => LocalizedText, { nullable: true, description: 'The answer of the addressee; null while there is none.' })
  answer: LocalizedText | null;

  @Field(() => GraphQLInstant, { nullable: true, description: 'When it was given; null while there is none.' })
  answeredAt: Date | null;

  @Field({ description: 'Whether an answer is owed.' })
  owed: boolean;

  @Field({ description: 'Whether the answer is late today.' })
  overdue: boolean;

  @Field(() => Int, { description: 'Grows with each answer; give it back as `expectedVersion`.' })
  version: number;

  @Field(() => [FindingActionEnum], { description: 'What the one who asks may do with it now.' })
  availableActions: string[];
}

export const EvaluationConnection = connectionOf(Evaluation, 'evaluations');
export const FindingConnection = connectionOf(Finding, 'findings');
export const FindingVersionConnection = connectionOf(FindingVersion, 'versions of a finding');
