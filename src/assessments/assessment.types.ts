import { Field, ObjectType } from '@nestjs/graphql';
import { Labelled, LocalizedText, Node, Source, StatedDate } from '../api/common.types.js';
import { describedEnum } from '../api/described-enum.js';
import { ASSESSMENT_STATES, MARKS } from '../domain/kinds.js';
import { Institution } from '../institutions/institution.types.js';

export const MarkEnum = describedEnum(
  'Mark',
  MARKS,
  "How far a piece of OGP's reference data was checked against OGP's own pages.",
);
export const AssessmentStateEnum = describedEnum('AssessmentState', ASSESSMENT_STATES, 'Where an assessment stands.');

@ObjectType({ description: 'One of the answers that a question of an instrument allows.' })
export class AnswerChoice {
  @Field({ description: 'Stable code within the question.' })
  code: string;

  @Field(() => LocalizedText, { description: 'The answer, for people.' })
  label: LocalizedText;

  @Field(() => MarkEnum, { description: "How far it was checked; only a verified one is OGP's wording." })
  mark: string;
}

@ObjectType({ description: 'A question of an instrument.' })
export class InstrumentQuestion {
  @Field({ description: 'Stable code within the instrument.' })
  code: string;

  @Field(() => LocalizedText, { description: 'The question, in our words.' })
  text: LocalizedText;

  @Field(() => [AnswerChoice], {
    nullable: true,
    description: 'The answers allowed; null when the answer is in words.',
  })
  answers: AnswerChoice[] | null;

  @Field(() => MarkEnum, { description: 'How far it was checked.' })
  mark: string;

  @Field({ description: 'Whether an answer must be explained.' })
  explanationRequired: boolean;

  @Field({ description: 'Whether an answer must show evidence.' })
  evidenceRequired: boolean;

  @Field({ description: 'Whether it needs an answer.' })
  required: boolean;
}

@ObjectType({ description: 'A part of an instrument.' })
export class InstrumentSection {
  @Field({ description: 'Stable code within the instrument.' })
  code: string;

  @Field(() => LocalizedText, { description: 'What it is about.' })
  title: LocalizedText;

  @Field(() => [InstrumentQuestion], { description: 'Its questions.' })
  questions: InstrumentQuestion[];
}

@ObjectType({ description: 'A requirement that a standard sets and that can be measured.' })
export class InstrumentRequirement {
  @Field({ description: 'Number in the standard.' })
  code: string;

  @Field(() => LocalizedText, { description: 'What is required, in our words.' })
  text: LocalizedText;

  @Field(() => MarkEnum, { description: 'How far it was checked.' })
  mark: string;
}

@ObjectType({
  description:
    'A versioned questionnaire or standard by which plans and commitments are assessed. Scales of different instruments are never mixed.',
})
export class Instrument {
  @Field({ description: 'Stable code.' })
  code: string;

  @Field({ description: 'Version of the instrument.' })
  version: string;

  @Field(() => LocalizedText, { description: 'What it is called.' })
  title: LocalizedText;

  @Field(() => [InstrumentSection], { description: 'Its questions, by section.' })
  sections: InstrumentSection[];

  @Field(() => [InstrumentRequirement], { description: 'Its requirements, for a standard.' })
  requirements: InstrumentRequirement[];

  @Field(() => String, { nullable: true, description: 'Where OGP publishes it; null when its text was not found.' })
  source: string | null;
}

@ObjectType({ description: 'A value of a vocabulary that OGP maintains.' })
export class PolicyArea extends Labelled {
  @Field({ description: 'The vocabulary it belongs to: `ogp_2024`, or `irm_2016` for tags of older data sets.' })
  vocabulary: string;

  @Field(() => String, { nullable: true, description: 'Code of the group it is in; null for a group.' })
  parentCode: string | null;

  @Field(() => MarkEnum, { description: 'How far it was checked.' })
  mark: string;
}

@ObjectType({ description: 'One answer of an assessment.' })
export class AssessmentAnswer {
  @Field({ description: 'Code of the question, in the instrument of the assessment.' })
  question: string;

  @Field(() => LocalizedText, {
    nullable: true,
    description: 'The question, for people; null when the instrument does not list it.',
  })
  questionText: LocalizedText | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Code of the answer; `NR`, `ND` and `NA` are answers of their own. Null when it was left blank or is only in words.',
  })
  answer: string | null;

  @Field(() => LocalizedText, { nullable: true, description: 'The answer, for people; null when it is only in words.' })
  answerLabel: LocalizedText | null;

  @Field(() => String, { nullable: true, description: "The answer in the source's own writing, kept when imported." })
  written: string | null;

  @Field(() => LocalizedText, { nullable: true, description: 'How the assessor explains it; null when not on record.' })
  explanation: LocalizedText | null;
}

@ObjectType({
  implements: () => Node,
  description: 'What an independent assessor found with one instrument about a plan or a commitment.',
})
export class Assessment extends Node {
  @Field(() => Instrument, { description: 'The instrument that was applied.' })
  instrument: Instrument;

  @Field(() => Institution, {
    nullable: true,
    description: 'The assessing institution; null when not on record. Names of persons are not shown.',
  })
  assessor: Institution | null;

  @Field(() => String, {
    nullable: true,
    description: 'Who assessed, as an imported source writes it; null when none does.',
  })
  assessorWritten: string | null;

  @Field(() => AssessmentStateEnum, { description: 'Published, or superseded by a newer version.' })
  state: string;

  @Field(() => StatedDate, { nullable: true, description: 'When it was published; null when not on record.' })
  published: StatedDate | null;

  @Field(() => [AssessmentAnswer], { description: 'Its answers, in the order of the instrument.' })
  answers: AssessmentAnswer[];

  @Field(() => [Source], { description: 'Where this comes from.' })
  sources: Source[];
}
