import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsIn, IsOptional, Max, Min, ValidateNested } from 'class-validator';
import { AtMost } from '../api/at-most.js';
import { TextInput, TitleInput } from '../api/common.types.js';
import { ForeseeableInput, payloadOf, RepeatableInput } from '../api/payload.js';
import { GraphQLText } from '../api/scalars.js';
import { AtMostLong } from '../api/text-length.js';
import { PERSONS_AT_MOST, VISIT_LANGUAGES, type VisitLanguage } from '../domain/programme-visit.js';
import { LINK_LENGTH, REASON_LENGTH, TITLE_LENGTH } from '../domain/lengths.js';
import { Programme, ProgrammeVisit } from './programme.types.js';
import { VisitLanguageEnum } from './visit.types.js';

const PERSONS = `0 to ${PERSONS_AT_MOST.toLocaleString('en')} persons; null when it is not stated`;

@InputType({ description: 'How many of the persons attended spoke a language.' })
export class SpokenByInput {
  @Field(() => VisitLanguageEnum, { description: 'The language; each at most once.' })
  @IsIn(VISIT_LANGUAGES)
  language: VisitLanguage;

  @Field(() => Int, { description: `0 to ${PERSONS_AT_MOST.toLocaleString('en')} persons.` })
  @Min(0)
  @Max(PERSONS_AT_MOST)
  persons: number;
}

@InputType({ description: 'Where a fact comes from.' })
export class CitedSourceInput {
  @Field(() => TitleInput, { description: 'What the source is called.' })
  @ValidateNested()
  @Type(() => TitleInput)
  title: TitleInput;

  @Field(() => GraphQLText, {
    nullable: true,
    description: 'Its public address on the web (`http` or `https`); null when there is none.',
  })
  @IsOptional()
  @AtMostLong(LINK_LENGTH)
  url?: string | null;
}

@InputType({
  description: 'What is known of a visit. What is left out stays as it is; null says that it is not stated.',
})
export class VisitFieldsInput extends RepeatableInput {
  @Field(() => String, {
    nullable: true,
    description: 'When, not in the future: `2022-02-23`, `2022-02`, `2022-Q1` or `2022`; null when it is not stated.',
  })
  @IsOptional()
  @AtMostLong(10)
  visited?: string | null;

  @Field(() => GraphQLText, {
    nullable: true,
    description: `The place within the municipality, at most ${TITLE_LENGTH} characters; null when it is not stated.`,
  })
  @IsOptional()
  @AtMostLong(TITLE_LENGTH)
  place?: string | null;

  @Field(() => TextInput, { nullable: true, description: 'The services offered; null when they are not stated.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => TextInput)
  services?: TextInput | null;

  @Field(() => Int, { nullable: true, description: `Everybody who was attended, ${PERSONS}.` })
  @IsOptional()
  @Min(0)
  @Max(PERSONS_AT_MOST)
  personsAttended?: number | null;

  @Field(() => Int, { nullable: true, description: `Women among them, ${PERSONS}.` })
  @IsOptional()
  @Min(0)
  @Max(PERSONS_AT_MOST)
  womenAttended?: number | null;

  @Field(() => Int, { nullable: true, description: `Men among them, ${PERSONS}.` })
  @IsOptional()
  @Min(0)
  @Max(PERSONS_AT_MOST)
  menAttended?: number | null;

  @Field(() => [SpokenByInput], {
    nullable: true,
    description:
      'Persons attended by the language that they spoke; somebody may speak two. Null when it is not stated.',
  })
  @IsOptional()
  @AtMost(VISIT_LANGUAGES.length)
  @ValidateNested({ each: true })
  @Type(() => SpokenByInput)
  attendedByLanguage?: SpokenByInput[] | null;

  @Field(() => CitedSourceInput, { nullable: true, description: 'Where this comes from; null when it is not stated.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => CitedSourceInput)
  source?: CitedSourceInput | null;
}

@InputType({ description: 'A new visit of a programme. What is left out is not stated.' })
export class ProgrammeVisitAddInput extends VisitFieldsInput {
  @Field(() => String, { description: 'Key of the municipality: `15104`.' })
  @AtMostLong(20)
  municipality: string;
}

@InputType({
  description: 'The correction of a visit. What is left out stays as it is; null says that it is not stated.',
})
export class ProgrammeVisitEditInput extends VisitFieldsInput {
  @Field(() => String, { nullable: true, description: 'Key of the municipality: `15104`.' })
  @IsOptional()
  @AtMostLong(20)
  municipality?: string;

  @Field(() => GraphQLText, {
    nullable: true,
    description: 'Why it is corrected; public, at most 2,000 characters; null when no reason is given.',
  })
  @IsOptional()
  @AtMostLong(REASON_LENGTH)
  reason?: string | null;
}

@InputType({ description: 'A file of visits that was sent before.' })
export class ProgrammeVisitsImportInput extends ForeseeableInput {
  @Field(() => ID, { description: 'Id that `POST /files/visits` gave for the file.' })
  upload: string;
}

const VISIT = { visit: { type: () => ProgrammeVisit, description: 'The visit' } };
export const ProgrammeVisitAddPayload = payloadOf('programmeVisitAdd', VISIT);
export const ProgrammeVisitEditPayload = payloadOf('programmeVisitEdit', VISIT);
export const ProgrammeVisitRemovePayload = payloadOf('programmeVisitRemove', VISIT);
export const ProgrammeVisitsImportPayload = payloadOf('programmeVisitsImport', {
  programme: { type: () => Programme, description: 'The programme with its visits' },
});
