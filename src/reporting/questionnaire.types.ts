import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { LocalizedText } from '../api/common.types.js';
import { describedEnum } from '../api/described-enum.js';
import { Holds } from '../api/weight/holds.js';
import { QUESTION_KINDS, QUESTIONNAIRE_ACTIONS } from '../domain/questionnaire.js';
import { REPORT_CHARACTERS } from './report-step.types.js';
import { VoiceEnum } from './voice.types.js';

export const QuestionKindEnum = describedEnum(
  'QuestionKind',
  QUESTION_KINDS,
  'What a question of a questionnaire takes as its answer.',
);

export const QuestionnaireActionEnum = describedEnum(
  'QuestionnaireAction',
  QUESTIONNAIRE_ACTIONS,
  'What the one who asks may do with the questionnaires of a plan now.',
);

@ObjectType({ description: 'One of the answers from which a question lets choose.' })
export class QuestionChoice {
  @Field({ description: 'Stable code within the question.' })
  code: string;

  @Field(() => LocalizedText, { description: 'The choice, for people.' })
  label: LocalizedText;
}

@ObjectType({ description: 'A question that a voice is asked besides the level and the words of its report.' })
export class Question {
  @Field({ description: 'Stable code within the questionnaire.' })
  code: string;

  @Field(() => QuestionKindEnum, { description: 'What it takes.' })
  kind: string;

  @Field(() => LocalizedText, { description: 'The question, for people.' })
  label: LocalizedText;

  @Field(() => LocalizedText, { nullable: true, description: 'How to answer it; null when it needs no help.' })
  help: LocalizedText | null;

  @Field({ description: 'Whether a report that is sent must answer it, unless nothing changed.' })
  required: boolean;

  @Field(() => [QuestionChoice], { description: 'What it lets choose from; empty for other questions.' })
  choices: QuestionChoice[];
}

@ObjectType({
  description:
    'One version of what a voice is asked in its milestone reports. Versions never change; a report keeps the one that it answers.',
})
export class Questionnaire {
  @Field(() => VoiceEnum, { description: 'Who is asked.' })
  voice: string;

  @Field(() => Int, { description: 'Number of the version, from 1.' })
  version: number;

  @Field(() => [Question], { description: 'Its questions, in their order; none once they were taken away.' })
  questions: Question[];

  @Field(() => Date, { description: 'When this version was set.' })
  createdAt: Date;
}

@ObjectType({ description: 'What a milestone report answers to one question.' })
export class MilestoneReportAnswer {
  @Field(() => Question, { description: 'The question, in the version that was answered.' })
  question: Question;

  @Field(() => LocalizedText, { nullable: true, description: 'The answer in words; null for other kinds.' })
  @Holds(REPORT_CHARACTERS)
  text: LocalizedText | null;

  @Field(() => Float, {
    nullable: true,
    description: 'The number, in the unit that the question names, or the number of persons; null for other kinds.',
  })
  number: number | null;

  @Field(() => Boolean, { nullable: true, description: 'True for yes and false for no; null for other kinds.' })
  yes: boolean | null;

  @Field(() => [String], { description: 'Codes of what was chosen; empty for other kinds.' })
  choices: string[];

  @Field(() => String, {
    nullable: true,
    description:
      "The answer in the source's own writing, kept when it was imported and none of the kinds could take it.",
  })
  written: string | null;
}
