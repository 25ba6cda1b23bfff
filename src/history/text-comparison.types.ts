import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Labelled, LocalizedText, Period } from '../api/common.types.js';
import { describedEnum } from '../api/described-enum.js';
import { AtMostListed, Holds } from '../api/weight/holds.js';
import { ClauseKindEnum, SectionEnum } from '../clauses/clause.types.js';
import { SUGGESTED_FIELDS } from '../domain/suggestion.js';
import { CLAUSE_CHANGES } from '../domain/text-comparison.js';
import { BODY_LENGTH } from '../domain/lengths.js';
import { ComparedPiece } from './comparison.types.js';

export const ClauseChangeEnum = describedEnum(
  'ClauseChange',
  CLAUSE_CHANGES,
  'What became of a clause from one version of a text to another.',
);
export const TEXT_FIELDS = [...SUGGESTED_FIELDS, 'state'] as const;
export const TextFieldEnum = describedEnum('TextField', TEXT_FIELDS, 'A value that stands beside a text.');

/** The clauses with which a whole text is weighed: twenty pages have about as many. */
const MOST_CLAUSES = 100;
const CLAUSE_HOLDS = BODY_LENGTH / 10;

@ObjectType({ description: 'A clause as it stands in one version of a text, for ever.' })
export class ClauseInVersion {
  @Field(() => ID, { description: 'Id of the clause; the clause itself may be gone from the text by now.' })
  clauseId: string;

  @Field(() => ID, { nullable: true, description: 'Id of its milestone; null for the commitment itself.' })
  milestoneId: string | null;

  @Field(() => SectionEnum, { description: 'The text that it is part of.' })
  section: string;

  @Field(() => ClauseKindEnum, { description: 'How it is set.' })
  kind: string;

  @Field(() => LocalizedText, { description: 'Its words in this version.' })
  @Holds(CLAUSE_HOLDS)
  text: LocalizedText;
}

@ObjectType({ description: 'A clause that one of two versions has, or both.' })
export class ComparedClause {
  @Field(() => ID, { description: 'Id of the clause; the clause itself may be gone from the text by now.' })
  clauseId: string;

  @Field(() => ID, { nullable: true, description: 'Id of its milestone; null for the commitment itself.' })
  milestoneId: string | null;

  @Field(() => SectionEnum, { description: 'The text that it is part of.' })
  section: string;

  @Field(() => ClauseKindEnum, { description: 'How it is set in the later version that has it.' })
  kind: string;

  @Field(() => ClauseChangeEnum, { description: 'What became of it from one version to the other.' })
  change: string;

  @Field(() => String, {
    description: 'The language in which both versions are compared (BCP 47), to be set as `lang`.',
  })
  language: string;

  @Field(() => [ComparedPiece], {
    description: 'Its words in order: kept and removed pieces make the former text, kept and added ones the later.',
  })
  pieces: ComparedPiece[];

  @Field(() => Boolean, {
    description:
      'True when it differs in more words than are looked for (500 in all clauses): it stands whole as removed, then as added.',
  })
  rewritten: boolean;
}

@ObjectType({ description: 'A value beside the text that two versions do not share.' })
export class ComparedField {
  @Field(() => TextFieldEnum, { description: 'Which value it is.' })
  field: string;

  @Field(() => ID, { nullable: true, description: 'Id of its milestone; null for the commitment itself.' })
  milestoneId: string | null;

  @Field(() => Labelled, {
    nullable: true,
    description:
      'For `OWNER`: the institution whose role it is, by its name in addresses; null for every other value. The role is the code.',
  })
  institution: Labelled | null;

  @Field(() => Period, { nullable: true, description: 'The former dates; null when the value is not a period.' })
  formerPeriod: Period | null;

  @Field(() => Period, { nullable: true, description: 'The later dates; null when the value is not a period.' })
  laterPeriod: Period | null;

  @Field(() => [String], {
    description: 'The former codes, or ids of what is named, or the value as it is printed; empty for a period.',
  })
  formerCodes: string[];

  @Field(() => [String], {
    description: 'The later codes, or ids of what is named, or the value as it is printed; empty for a period.',
  })
  laterCodes: string[];

  @Field(() => [Labelled], {
    description:
      'The former codes with their names; a code without a name is its own. Empty for a period and for the state.',
  })
  formerLabels: Labelled[];

  @Field(() => [Labelled], {
    description:
      'The later codes with their names; a code without a name is its own. Empty for a period and for the state.',
  })
  laterLabels: Labelled[];
}

@ObjectType({ description: 'A value that stands beside the text in one version.' })
export class TextValue {
  @Field(() => TextFieldEnum, { description: 'Which value it is.' })
  field: string;

  @Field(() => ID, { nullable: true, description: 'Id of its milestone; null for the commitment itself.' })
  milestoneId: string | null;

  @Field(() => Period, { nullable: true, description: 'The dates; null when the value is not a period.' })
  period: Period | null;

  @Field(() => [String], {
    description: 'Codes, or ids of what is named, or the value as it is printed; empty for a period and for no value.',
  })
  codes: string[];

  @Field(() => [Labelled], {
    description: 'The codes with their names; a code without a name is its own. Empty for a period and for the state.',
  })
  labels: Labelled[];
}

@ObjectType({ description: 'Two versions of the text of a commitment with its milestones, clause by clause.' })
export class TextComparison {
  @Field(() => Int, { description: 'Number of the version that is compared from.' })
  from: number;

  @Field(() => Int, { description: 'Number of the version that is compared to.' })
  to: number;

  @Field(() => [ComparedField], { description: 'The values beside the text that differ.' })
  @AtMostListed(20)
  fields: ComparedField[];
}

export const LISTED_CLAUSES = AtMostListed(MOST_CLAUSES);
