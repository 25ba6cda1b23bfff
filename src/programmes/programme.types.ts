import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { LocalizedText, Node, Source, StatedDate } from '../api/common.types.js';
import { describedEnum } from '../api/described-enum.js';
import { connectionOf } from '../api/read/connection.js';
import { QUALIFIERS } from '../domain/indicator.js';
import { Institution, Jurisdiction } from '../institutions/institution.types.js';
import { MunicipalityVisits, ProgrammeActionEnum, SpokenBy, VisitActionEnum, VisitStateEnum } from './visit.types.js';

export const QualifierEnum = describedEnum('Qualifier', QUALIFIERS, 'How exactly a figure was stated.');

@ObjectType({
  implements: () => Node,
  description: 'One published figure. Figures that conflict stand side by side; nothing is reconciled.',
})
export class Measurement extends Node {
  @Field({ description: 'Code of what is measured; figures with the same code are about the same thing.' })
  indicator: string;

  @Field(() => LocalizedText, { description: 'What is measured, as the source calls it.' })
  label: LocalizedText;

  @Field(() => Float, { description: 'The figure, in `unit`.' })
  value: number;

  @Field(() => QualifierEnum, { description: 'Exactly, more than, about; as stated when the source says nothing.' })
  qualifier: string;

  @Field({ description: 'Code of the unit: `municipalities`, `families`, `persons` … Units are never converted.' })
  unit: string;

  @Field(() => LocalizedText, { description: 'The unit, for people.' })
  unitLabel: LocalizedText;

  @Field(() => StatedDate, { nullable: true, description: 'The date the figure is of; null when not stated.' })
  asOf: StatedDate | null;

  @Field(() => LocalizedText, { nullable: true, description: 'What the figure covers; null when not stated.' })
  scope: LocalizedText | null;

  @Field(() => [Source], { description: 'Who published it.' })
  sources: Source[];

  @Field({ description: 'Whether it was invented for the demonstration.' })
  synthetic: boolean;
}

@ObjectType({
  implements: () => Node,
  description: 'A public programme that commitments build on, such as the Caravans for Daily Justice.',
})
export class Programme extends Node {
  @Field({ description: 'Name in addresses, unique.' })
  slug: string;

  @Field(() => LocalizedText, { description: 'What it is called.' })
  name: LocalizedText;

  @Field(() => LocalizedText, { nullable: true, description: 'What it does; null when not on record.' })
  summary: LocalizedText | null;

  @Field(() => Institution, { nullable: true, description: 'Who runs it; null when not on record.' })
  owner: Institution | null;

  @Field(() => [Institution], { description: 'The members of its advisory council.' })
  council: Institution[];

  @Field(() => [Measurement], {
    description: 'Every published figure, by indicator and then in the order of publication.',
  })
  measurements: Measurement[];

  @Field(() => [ProgrammeVisit], {
    description: 'Every recorded visit, by municipality.',
    deprecationReason: 'Since 2026-11-29 `recordedVisits` gives them in parts, and filters them.',
  })
  visits: ProgrammeVisit[];

  @Field(() => [MunicipalityVisits], {
    description:
      'Every municipality of the state whose institution runs it, with its recorded visits there; empty when no such state is on record.',
  })
  municipalities: MunicipalityVisits[];

  @Field(() => [ProgrammeActionEnum], { description: 'What the one who asks may do with it now.' })
  availableActions: string[];

  @Field(() => [Source], { description: 'Where this comes from.' })
  sources: Source[];

  @Field({ description: 'Whether it was invented for the demonstration.' })
  synthetic: boolean;
}

@ObjectType({ implements: () => Node, description: 'A visit of a programme to a place, as somebody recorded it.' })
export class ProgrammeVisit extends Node {
  @Field(() => Jurisdiction, { description: 'The municipality visited.' })
  jurisdiction: Jurisdiction;

  @Field(() => StatedDate, { nullable: true, description: 'When; null when not on record.' })
  visited: StatedDate | null;

  @Field(() => String, { nullable: true, description: 'The place within the municipality; null when not on record.' })
  place: string | null;

  @Field(() => LocalizedText, { nullable: true, description: 'Services offered; null when not on record.' })
  services: LocalizedText | null;

  @Field(() => Int, { nullable: true, description: 'Persons attended; null when not on record.' })
  personsAttended: number | null;

  @Field(() => Int, { nullable: true, description: 'Women among them; null when not on record.' })
  womenAttended: number | null;

  @Field(() => Int, { nullable: true, description: 'Men among them; null when not on record.' })
  menAttended: number | null;

  @Field(() => [SpokenBy], {
    description: 'Persons attended by the language that they spoke; empty when not on record.',
  })
  attendedByLanguage: SpokenBy[];

  @Field(() => [Source], { description: 'Where this comes from.' })
  sources: Source[];

  @Field({ description: 'Whether it was invented for the demonstration.' })
  synthetic: boolean;

  @Field(() => VisitStateEnum, { description: 'Whether it is recorded, or was taken back and stays readable.' })
  state: string;

  @Field(() => String, {
    nullable: true,
    description: 'The public reason of its last correction or of taking it back; null when none was given.',
  })
  reason: string | null;

  @Field(() => Int, { description: 'Grows with each change; give it back as `expectedVersion`.' })
  version: number;

  @Field(() => [VisitActionEnum], { description: 'What the one who asks may do with it now.' })
  availableActions: string[];
}

export const ProgrammeVisitConnection = connectionOf(ProgrammeVisit, 'visits');
export const ProgrammeConnection = connectionOf(Programme, 'programmes');
