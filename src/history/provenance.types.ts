import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { LocalizedText } from '../api/common.types.js';
import { describedEnum } from '../api/described-enum.js';
import { Holds } from '../api/weight/holds.js';
import { SectionEnum } from '../clauses/clause.types.js';
import { SOURCE_KINDS } from '../domain/provenance.js';

export const SourceKindEnum = describedEnum('SourceKind', SOURCE_KINDS, 'What brought words into a text.');

@ObjectType({
  description: 'What brought words into a text, and who took them up. What is hidden or erased is named by its kind.',
})
export class WordSource {
  @Field(() => SourceKindEnum, { description: 'What brought the words.' })
  kind: string;

  @Field(() => ID, {
    nullable: true,
    description: 'Id of the proposal that they come from, also through a suggestion; null for none that can be read.',
  })
  proposalId: string | null;

  @Field(() => String, { nullable: true, description: 'The reference of that proposal; null with it.' })
  proposalReference: string | null;

  @Field(() => LocalizedText, { nullable: true, description: 'The title of that proposal; null with it.' })
  proposalTitle: LocalizedText | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Id of the suggestion that brought them; null for none that can be read.',
  })
  suggestionId: string | null;

  @Field(() => Int, { nullable: true, description: 'The number of that suggestion; null with it.' })
  suggestionNumber: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The version of the text in which they came; null for an import.',
  })
  version: number | null;

  @Field(() => String, { nullable: true, description: 'The role of who took them up; null for an import.' })
  acceptedRole: string | null;

  @Field(() => LocalizedText, {
    nullable: true,
    description: 'The institution of who took them up; null for none.',
  })
  acceptedInstitution: LocalizedText | null;

  @Field(() => Date, { nullable: true, description: 'When they were taken up; null for an import.' })
  acceptedAt: Date | null;
}

@ObjectType({ description: 'A sentence of a clause, and what brought its words.' })
export class ProvenSentence {
  @Field(() => String, { description: 'The sentence with the white space behind it; all together are the clause.' })
  @Holds(500)
  text: string;

  @Field(() => String, { description: 'The language of the sentence (BCP 47), to be set as `lang`.' })
  language: string;

  @Field(() => [WordSource], { description: 'What brought its words, the source of most of them first.' })
  sources: WordSource[];
}

@ObjectType({ description: 'Words of a proposal or a suggestion that stand in a clause now.' })
export class WordsInText {
  @Field(() => ID, { description: 'Id of the plan.' })
  planId: string;

  @Field(() => ID, { nullable: true, description: 'Id of the commitment; null for the text of the plan itself.' })
  commitmentId: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The reference of the commitment; null for the text of the plan itself.',
  })
  reference: string | null;

  @Field(() => String, { description: 'The name in addresses of the plan.' })
  slug: string;

  @Field(() => LocalizedText, { description: 'The title of the commitment, or of the plan.' })
  title: LocalizedText;

  @Field(() => ID, { description: 'Id of the clause.' })
  clauseId: string;

  @Field(() => ID, { nullable: true, description: 'Id of its milestone; null for the commitment itself.' })
  milestoneId: string | null;

  @Field(() => SectionEnum, { description: 'The text that the clause is part of.' })
  section: string;

  @Field(() => String, { description: 'The language of the words (BCP 47), to be set as `lang`.' })
  language: string;

  @Field(() => [String], { description: 'The words, in their order in the clause.' })
  words: string[];
}

@ObjectType({ description: 'Words of a proposal or a suggestion that a later version took out of a text, and why.' })
export class TakenWords {
  @Field(() => ID, { description: 'Id of the plan.' })
  planId: string;

  @Field(() => ID, { nullable: true, description: 'Id of the commitment; null for the text of the plan itself.' })
  commitmentId: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The reference of the commitment; null for the text of the plan itself.',
  })
  reference: string | null;

  @Field(() => String, { description: 'The name in addresses of the plan.' })
  slug: string;

  @Field(() => LocalizedText, { description: 'The title of the commitment, or of the plan.' })
  title: LocalizedText;

  @Field(() => ID, { description: 'Id of the clause in which they stood; it may be gone too.' })
  clauseId: string;

  @Field(() => [String], { description: 'The words, in their order in the clause.' })
  words: string[];

  @Field(() => Int, { description: 'The version of the text that took them out.' })
  version: number;

  @Field(() => ID, {
    nullable: true,
    description: 'Id of the suggestion that took them out, or was taken back; null for none that can be read.',
  })
  suggestionId: string | null;

  @Field(() => Int, { nullable: true, description: 'The number of that suggestion; null with it.' })
  suggestionNumber: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why: what the one who decided gave, or else the suggestion; null when no reason was given.',
  })
  reason: string | null;

  @Field(() => String, { nullable: true, description: 'The role of who decided; null for an import.' })
  role: string | null;

  @Field(() => LocalizedText, { nullable: true, description: 'The institution of who decided; null for none.' })
  institution: LocalizedText | null;

  @Field(() => Date, { description: 'When they were taken out.' })
  takenAt: Date;
}
