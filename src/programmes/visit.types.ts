import { ArgsType, Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsOptional, ValidateNested } from 'class-validator';
import { LocalizedText, StatedDate } from '../api/common.types.js';
import { describedEnum } from '../api/described-enum.js';
import { PageArgs } from '../api/page-args.js';
import { connectionOf } from '../api/read/connection.js';
import { GraphQLDay, GraphQLInstant } from '../api/scalars.js';
import { AtMostLong } from '../api/text-length.js';
import { VISIT_CHANGES, VISIT_LANGUAGES, VISIT_STATES } from '../domain/programme-visit.js';
import { Institution, Jurisdiction } from '../institutions/institution.types.js';

export const VisitLanguageEnum = describedEnum(
  'VisitLanguage',
  VISIT_LANGUAGES,
  'A language that persons attended spoke.',
);
export const VisitStateEnum = describedEnum('VisitState', VISIT_STATES, 'Where the record of a visit stands.');
export const VisitChangeEnum = describedEnum('VisitChange', VISIT_CHANGES, 'The act that made a version of a visit.');
const VISIT_ACTIONS = ['edit', 'remove'] as const;
export const VisitActionEnum = describedEnum(
  'VisitAction',
  VISIT_ACTIONS,
  'Something that the one who asks may do with a visit now.',
);
const PROGRAMME_ACTIONS = ['add_visit', 'import_visits'] as const;
export const ProgrammeActionEnum = describedEnum(
  'ProgrammeAction',
  PROGRAMME_ACTIONS,
  'Something that the one who asks may do with a programme now.',
);

@ObjectType({ description: 'How many of the persons attended spoke a language. Somebody may speak two.' })
export class SpokenBy {
  @Field(() => VisitLanguageEnum, { description: 'The language.' })
  language: string;

  @Field(() => Int, { description: 'Persons.' })
  persons: number;
}

@ObjectType({ description: 'What was said of a visit from one act to the next. Nothing that was said is lost.' })
export class ProgrammeVisitVersion {
  @Field(() => Int, { description: 'Its number; 1 is the first.' })
  number: number;

  @Field(() => VisitChangeEnum, { description: 'The act that made it.' })
  change: string;

  @Field(() => String, { nullable: true, description: 'The public reason of the act; null when none was given.' })
  reason: string | null;

  @Field(() => GraphQLInstant, { description: 'When it was made.' })
  createdAt: Date;

  @Field(() => String, {
    nullable: true,
    description: 'Code of the role in which somebody made it, as in the log; null for an import.',
  })
  role: string | null;

  @Field(() => Institution, {
    nullable: true,
    description: 'The institution for which somebody made it; null for none.',
  })
  institution: Institution | null;

  @Field(() => VisitStateEnum, { description: 'Whether the visit was recorded or taken back then.' })
  state: string;

  @Field(() => Jurisdiction, { description: 'The municipality visited.' })
  jurisdiction: Jurisdiction;

  @Field(() => StatedDate, { nullable: true, description: 'When; null when it is not stated.' })
  visited: StatedDate | null;

  @Field(() => String, {
    nullable: true,
    description: 'The place within the municipality; null when it is not stated.',
  })
  place: string | null;

  @Field(() => LocalizedText, { nullable: true, description: 'Services offered; null when they are not stated.' })
  services: LocalizedText | null;

  @Field(() => Int, { nullable: true, description: 'Persons attended; null when it is not stated.' })
  personsAttended: number | null;

  @Field(() => Int, { nullable: true, description: 'Women among them; null when it is not stated.' })
  womenAttended: number | null;

  @Field(() => Int, { nullable: true, description: 'Men among them; null when it is not stated.' })
  menAttended: number | null;

  @Field(() => [SpokenBy], { description: 'By language; empty when it is not stated.' })
  attendedByLanguage: SpokenBy[];
}

@ObjectType({ description: 'A municipality where a programme could go, with its recorded visits there.' })
export class MunicipalityVisits {
  @Field(() => Jurisdiction, { description: 'The municipality.' })
  jurisdiction: Jurisdiction;

  @Field(() => Int, { description: 'Recorded visits; 0 when none is on record.' })
  visits: number;

  @Field(() => StatedDate, {
    nullable: true,
    description: 'The first visit with a known day; null when there is none.',
  })
  first: StatedDate | null;

  @Field(() => StatedDate, { nullable: true, description: 'The last visit with a known day; null when there is none.' })
  last: StatedDate | null;
}

@InputType({ description: 'Which visits: all that meet every condition given.' })
export class ProgrammeVisitFilter {
  @Field(() => String, { nullable: true, description: 'Key of a municipality: `15104`.' })
  @IsOptional()
  @AtMostLong(20)
  municipality?: string;

  @Field(() => GraphQLDay, {
    nullable: true,
    description: 'Visits from this day on, by the first day of what was stated; those without a day are left out.',
  })
  @IsOptional()
  from?: string;

  @Field(() => GraphQLDay, {
    nullable: true,
    description: 'Visits up to this day, by the first day of what was stated; those without a day are left out.',
  })
  @IsOptional()
  to?: string;

  @Field(() => VisitStateEnum, {
    nullable: true,
    description: 'Where they stand; those recorded when left out, so that what was taken back is asked for by name.',
  })
  @IsOptional()
  state?: string;
}

@InputType({ description: 'Which visits of which programme: all that meet every condition given.' })
export class ProgrammeVisitsFilter extends ProgrammeVisitFilter {
  @Field(() => String, { nullable: true, description: 'Name in addresses of the programme.' })
  @IsOptional()
  @AtMostLong(200)
  programme?: string;
}

@ArgsType()
export class VisitsOfProgrammeArgs extends PageArgs {
  @Field(() => ProgrammeVisitFilter, { nullable: true, description: 'Which ones.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => ProgrammeVisitFilter)
  filter?: ProgrammeVisitFilter;
}

@ArgsType()
export class ProgrammeVisitsArgs extends PageArgs {
  @Field(() => ProgrammeVisitsFilter, { nullable: true, description: 'Which ones.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => ProgrammeVisitsFilter)
  filter?: ProgrammeVisitsFilter;
}

export const ProgrammeVisitVersionConnection = connectionOf(ProgrammeVisitVersion, 'versions of a visit');
