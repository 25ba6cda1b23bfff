import { Field, ObjectType } from '@nestjs/graphql';
import { LocalizedText, Node, Period, Source } from '../api/common.types.js';
import { connectionOf } from '../api/read/connection.js';
import { describedEnum } from '../api/described-enum.js';
import { INSTITUTION_KINDS, JURISDICTION_KINDS } from '../domain/kinds.js';

export const JurisdictionKindEnum = describedEnum(
  'JurisdictionKind',
  JURISDICTION_KINDS,
  'What kind of territory a jurisdiction is.',
);

export const InstitutionKindEnum = describedEnum(
  'InstitutionKind',
  INSTITUTION_KINDS,
  'What kind of institution it is.',
);

@ObjectType({
  implements: () => Node,
  description: 'An OGP member or a unit of one: a country, a state or a municipality.',
})
export class Jurisdiction extends Node {
  @Field({
    description: 'Key: INEGI for Mexican states and municipalities (`15`, `15104`), ISO 3166 for countries (`MX`).',
  })
  code: string;

  @Field(() => JurisdictionKindEnum, { description: 'Country, state or municipality.' })
  kind: string;

  @Field(() => LocalizedText, { description: 'Its official name.' })
  name: LocalizedText;

  @Field(() => Jurisdiction, { nullable: true, description: 'The jurisdiction it is part of; null for a country.' })
  parent: Jurisdiction | null;

  @Field(() => [Jurisdiction], {
    description: 'The jurisdictions that it is made of, by key, as the municipalities of a state.',
  })
  parts: Jurisdiction[];

  @Field(() => String, {
    nullable: true,
    description: "Prefix of OGP's references for this member (`MXTDB`); null when it is not a member itself.",
  })
  ogpPrefix: string | null;

  @Field(() => String, { nullable: true, description: 'Its seat of government; null when not on record.' })
  seat: string | null;
}

@ObjectType({
  implements: () => Node,
  description:
    'A public office, an organisation or another body that holds roles. Institutions end and have successors; their roles outlive them.',
})
export class Institution extends Node {
  @Field({ description: 'Name in addresses, unique.' })
  slug: string;

  @Field(() => LocalizedText, { description: 'Its official name.' })
  name: LocalizedText;

  @Field(() => String, { nullable: true, description: 'Its initials, when it uses any.' })
  acronym: string | null;

  @Field(() => InstitutionKindEnum, { description: 'Government, civil society, academia …' })
  kind: string;

  @Field(() => Jurisdiction, {
    nullable: true,
    description: 'The jurisdiction a public body belongs to; null for others and when not stated.',
  })
  jurisdiction: Jurisdiction | null;

  @Field(() => Institution, {
    nullable: true,
    description: 'Who took over its tasks; null while it exists and when no successor is on record.',
  })
  successor: Institution | null;

  @Field(() => Period, { description: 'Since when and until when it exists, as far as it is on record.' })
  existence: Period;

  @Field(() => String, { nullable: true, description: 'Its public web site; null when not on record.' })
  website: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Its public contact address. Contact data of persons is never given; null when not on record.',
  })
  publicContact: string | null;

  @Field(() => LocalizedText, { nullable: true, description: 'What else is known of it; null when not on record.' })
  note: LocalizedText | null;

  @Field(() => [Source], { description: 'Where this comes from.' })
  sources: Source[];

  @Field({ description: 'Whether it was invented for the demonstration.' })
  synthetic: boolean;
}

export const JurisdictionConnection = connectionOf(Jurisdiction, 'jurisdictions');
export const InstitutionConnection = connectionOf(Institution, 'institutions');
