import { ArgsType, Field, ID, InputType, InterfaceType, ObjectType } from '@nestjs/graphql';
import { IsIn, IsOptional } from 'class-validator';
import {
  inLanguage,
  LANGUAGES,
  languagesOf,
  type Language,
  type LocalizedText as Stored,
} from '../domain/localized-text.js';
import { PROBLEM_CODES } from '../domain/refusal.js';
import { DATE_PRECISIONS } from '../domain/stated-date.js';
import type { RequestContext } from './context.js';
import { describedEnum } from './described-enum.js';
import { GraphQLDay, GraphQLText } from './scalars.js';
import type { Plain } from './shape/plain.js';
import { BODY_LENGTH, TITLE_LENGTH } from '../domain/lengths.js';
import { AtMostLong, NotBlank } from './text-length.js';

export const LanguageEnum = describedEnum(
  'Language',
  LANGUAGES,
  'A language of the interface and of messages. Content may exist in others too.',
);
export const DatePrecisionEnum = describedEnum(
  'DatePrecision',
  DATE_PRECISIONS,
  'How precisely a date was stated. Nothing is ever sharpened.',
);
export const ProblemCodeEnum = describedEnum(
  'ProblemCode',
  PROBLEM_CODES,
  'Why something was refused; stable, for programs. `message` says the same to people.',
  { ALREADY_ANSWERED: 'Since 2026-11-29 `ALREADY_RESPONDED` says this.' },
);

@InterfaceType({
  description: 'Anything that has an id of its own.',
  resolveType: (value: { __typename: string }) => value.__typename,
})
export abstract class Node {
  @Field(() => ID, { description: 'Opaque, typed id: it never changes and is never used again.' })
  id: string;
}

@ObjectType({ description: 'A text in one or more languages, one of them marked as the original.' })
export class LocalizedText {
  @Field(() => String, { description: 'The text in the language asked for or, where it is missing, in its original.' })
  text: string;

  @Field({ description: 'The language that `text` is served in (BCP 47), to be set as `lang`.' })
  language: string;

  @Field({ description: 'The language the text was written in.' })
  original: string;

  @Field(() => [String], { description: 'All languages it exists in.' })
  languages: string[];

  @Field({ description: 'Whether what is served is a translation older than its original.' })
  outdated: boolean;
}

@ArgsType()
export class LanguageArgs {
  @Field(() => LanguageEnum, { nullable: true, description: 'Preferred language; that of the request when left out.' })
  in?: Language;
}

const served = (stored: Stored, { in: asked }: LanguageArgs, { language }: RequestContext) =>
  inLanguage(stored, asked ?? language);

/** Resolvers for the parts of a LocalizedText, computed from the stored text; `schema.ts` attaches them. */
export const LOCALIZED_TEXT = {
  text: (stored, _key, args, context) => served(stored, args, context).text,
  language: (stored, _key, args, context) => served(stored, args, context).language,
  outdated: (stored, _key, args, context) => served(stored, args, context).outdated,
  original: (stored: Stored) => stored.original,
  languages: (stored: Stored) => languagesOf(stored),
} satisfies Record<keyof LocalizedText, Plain>;

@ObjectType({ description: 'A period as it was stated: both ends may be imprecise or unknown.' })
export class Period {
  @Field(() => GraphQLDay, {
    nullable: true,
    description:
      'First day of what was stated as the start (a month: its first day); null when not stated or not readable as a date.',
  })
  startOn: string | null;

  @Field(() => GraphQLDay, {
    nullable: true,
    description:
      'Last day of what was stated as the end (a month: its last day); null when not stated or not readable as a date.',
  })
  endOn: string | null;

  @Field(() => DatePrecisionEnum, {
    nullable: true,
    description: 'How precisely the start was stated; null when it was not.',
  })
  startPrecision: string | null;

  @Field(() => DatePrecisionEnum, {
    nullable: true,
    description: 'How precisely the end was stated; null when it was not.',
  })
  endPrecision: string | null;

  @Field(() => String, {
    nullable: true,
    description: "The start in the source's own words, kept when it is not a plain date.",
  })
  startWritten: string | null;

  @Field(() => String, {
    nullable: true,
    description: "The end in the source's own words, kept when it is not a plain date.",
  })
  endWritten: string | null;
}

@ObjectType({ description: 'One date as it was stated.' })
export class StatedDate {
  @Field(() => GraphQLDay, {
    nullable: true,
    description: 'First day of what was stated; null when it is only known as written.',
  })
  on: string | null;

  @Field(() => DatePrecisionEnum, { description: 'How precisely it was stated.' })
  precision: string;

  @Field(() => String, { nullable: true, description: "In the source's own words, kept when it is not a plain date." })
  written: string | null;
}

@ObjectType({ description: 'Where a fact comes from.' })
export class Source {
  @Field(() => LocalizedText, { description: 'What the source is called.' })
  title: LocalizedText;

  @Field(() => String, { nullable: true, description: 'Its public address; null when none is on record.' })
  url: string | null;

  @Field(() => GraphQLDay, {
    nullable: true,
    description: 'The day on which it was read for this site; null when not on record.',
  })
  readOn: string | null;

  @Field(() => LocalizedText, { nullable: true, description: 'Which facts rest on it; null when all of the thing do.' })
  about: LocalizedText | null;
}

@ObjectType({ description: 'A named value of reference data.' })
export class Labelled {
  @Field({ description: 'Stable code.' })
  code: string;

  @Field(() => LocalizedText, { description: 'What people call it.' })
  name: LocalizedText;
}

@ObjectType({ description: 'One reason why a mutation was refused. Nothing was changed.' })
export class UserError {
  @Field(() => ProblemCodeEnum, { description: 'Stable code, for programs.' })
  code: string;

  @Field({ description: "What is wrong and what to do, in the reader's language." })
  message: string;

  @Field(() => [String], {
    description: 'Where in the arguments, e.g. `["input", "title"]`; empty when it is about the whole request.',
  })
  path: string[];
}

@InputType({ description: 'A title in one language.' })
export class TitleInput {
  @Field(() => LanguageEnum, {
    description:
      'The language it is written in. Writing in the language of the original makes older translations outdated.',
  })
  @IsIn(LANGUAGES)
  language: Language;

  @Field(() => GraphQLText, { description: `The title, 1 to ${TITLE_LENGTH} characters.` })
  @NotBlank(TITLE_LENGTH)
  text: string;
}

@InputType({ description: 'A text in one language.' })
export class TextInput {
  @Field(() => LanguageEnum, {
    description:
      'The language it is written in. Writing in the language of the original makes older translations outdated.',
  })
  @IsIn(LANGUAGES)
  language: Language;

  @Field(() => GraphQLText, { description: `The text, 1 to ${BODY_LENGTH} characters.` })
  @NotBlank(BODY_LENGTH)
  text: string;
}

@InputType({ description: 'A period, each end as precise as it is known.' })
export class PeriodInput {
  @Field(() => String, { nullable: true, description: 'Start: `2022-02-23`, `2022-02`, `2022-Q1` or `2022`.' })
  @IsOptional()
  @AtMostLong(10)
  start?: string;

  @Field(() => String, {
    nullable: true,
    description: 'End, not before the start: `2022-02-23`, `2022-02`, `2022-Q1` or `2022`.',
  })
  @IsOptional()
  @AtMostLong(10)
  end?: string;
}
