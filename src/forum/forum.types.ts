import { Field, Int, ObjectType } from '@nestjs/graphql';
import { LocalizedText, Node, Source, StatedDate } from '../api/common.types.js';
import { describedEnum } from '../api/described-enum.js';
import { SEAT_KINDS, SECTORS, SESSION_KINDS } from '../domain/kinds.js';
import { Institution } from '../institutions/institution.types.js';

export const SectorEnum = describedEnum('Sector', SECTORS, 'The sector a seat of the forum belongs to.');
export const SeatKindEnum = describedEnum('SeatKind', SEAT_KINDS, 'Full member or alternate.');
export const SessionKindEnum = describedEnum('SessionKind', SESSION_KINDS, 'What kind of session it was.');

@ObjectType({ description: 'A seat of the forum.' })
export class Seat {
  @Field(() => SectorEnum, { description: 'The sector it belongs to.' })
  sector: string;

  @Field(() => SeatKindEnum, { description: 'Full member or alternate.' })
  kind: string;

  @Field(() => Institution, {
    nullable: true,
    description: 'The institution that holds it; null when vacant or held by a citizen.',
  })
  institution: Institution | null;

  @Field(() => LocalizedText, { nullable: true, description: 'What else is known of it; null when not on record.' })
  note: LocalizedText | null;

  @Field({ description: 'Whether it was invented for the demonstration.' })
  synthetic: boolean;
}

@ObjectType({ description: 'The space where government and civil society decide on the plan together.' })
export class Forum {
  @Field(() => LocalizedText, { description: 'What it is called.' })
  name: LocalizedText;

  @Field(() => String, { nullable: true, description: 'Its initials; null when not on record.' })
  acronym: string | null;

  @Field(() => String, { nullable: true, description: 'Where its rules are published; null when not on record.' })
  rulesUrl: string | null;

  @Field(() => [Seat], { description: 'Its seats.' })
  seats: Seat[];

  @Field(() => [Source], { description: 'Where this comes from.' })
  sources: Source[];
}

@ObjectType({ implements: () => Node, description: 'A session of the forum.' })
export class Session extends Node {
  @Field(() => Int, { description: 'Its number among sessions of its kind.' })
  number: number;

  @Field(() => SessionKindEnum, { description: 'Ordinary, extraordinary, or a thematic table.' })
  kind: string;

  @Field(() => StatedDate, { nullable: true, description: 'When it was held; null when not on record.' })
  held: StatedDate | null;

  @Field(() => LocalizedText, {
    nullable: true,
    description: 'What it dealt with, as far as it is on record; null when not on record.',
  })
  summary: LocalizedText | null;

  @Field(() => [Source], { description: 'Where this comes from.' })
  sources: Source[];

  @Field({ description: 'Whether it was invented for the demonstration.' })
  synthetic: boolean;
}
