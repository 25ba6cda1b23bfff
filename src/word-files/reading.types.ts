import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Node, ProblemCodeEnum } from '../api/common.types.js';
import { describedEnum } from '../api/described-enum.js';
import { implementing } from '../api/extend-type.js';
import { AtMostListed, Holds } from '../api/weight/holds.js';
import { ClauseKindEnum, SectionEnum } from '../clauses/clause.types.js';
import { Commitment } from '../commitments/commitment.types.js';
import { WORD_CHANGES_AT_MOST, WORD_CHARACTERS_AT_MOST } from '../domain/word-reading.js';
import { Plan } from '../plans/plan.types.js';
import { SuggestionKindEnum } from '../drafting/suggestion.enums.js';
import { LEFT_REASONS } from '../drafting/word-text.js';

export const LeftReasonEnum = describedEnum(
  'WordLeftReason',
  LEFT_REASONS,
  'Why something in a Word file becomes neither a suggestion nor a comment.',
);

/** All changes of a file share the characters that one act takes. */
const HELD_CHARACTERS = WORD_CHARACTERS_AT_MOST / WORD_CHANGES_AT_MOST / 2;

@ObjectType({ description: 'What became of one change or comment of a Word file.' })
export class WordTaken {
  @Field(() => ID, {
    nullable: true,
    description: 'Id of the suggestion or comment that it is now; null when it could not be taken.',
  })
  id: string | null;

  @Field({ description: 'Whether the same came from a file before, so that nothing was made.' })
  wasThere: boolean;

  @Field(() => ProblemCodeEnum, { nullable: true, description: 'Why it could not be taken; null when it was.' })
  problem: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The same as a sentence in the language of the request; null with it.',
  })
  message: string | null;
}

@ObjectType({ description: 'One tracked change in a Word file: the suggestion that it would be.' })
export class WordChange {
  @Field(() => SuggestionKindEnum, { description: 'What it would do.' })
  kind: string;

  @Field(() => ID, { nullable: true, description: 'Id of the clause; null for a new one.' })
  clause: string | null;

  @Field(() => SectionEnum, { nullable: true, description: 'The text in which it stands; null when unknown.' })
  section: string | null;

  @Field(() => ClauseKindEnum, { nullable: true, description: 'How a new clause is set; null for others.' })
  clauseKind: string | null;

  @Field(() => String, { nullable: true, description: 'The words before; null for a new clause.' })
  @Holds(HELD_CHARACTERS)
  before: string | null;

  @Field(() => String, { nullable: true, description: 'The words after; null for a removal.' })
  @Holds(HELD_CHARACTERS)
  text: string | null;

  @Field({ description: 'Who is said to have made it; empty when nobody is named.' })
  author: string;

  @Field(() => Date, { nullable: true, description: 'When it is said to have been made; null when it is not said.' })
  writtenAt: Date | null;

  @Field(() => WordTaken, { nullable: true, description: 'What became of it; null before it was taken.' })
  taken: WordTaken | null;
}

@ObjectType({ description: 'One comment in a Word file.' })
export class WordComment {
  @Field(() => ID, { description: 'Id of the clause on which it hangs.' })
  clause: string;

  @Field(() => SectionEnum, { nullable: true, description: 'The text in which it stands; null when unknown.' })
  section: string | null;

  @Field({ description: 'Who is said to have written it; empty when nobody is named.' })
  author: string;

  @Field(() => Date, { nullable: true, description: 'When it is said to have been written; null when it is not said.' })
  writtenAt: Date | null;

  @Field({ description: 'Its words.' })
  @Holds(HELD_CHARACTERS)
  text: string;

  @Field({ description: 'The beginning of the words on which it hangs.' })
  @Holds(300)
  quote: string;

  @Field(() => WordTaken, { nullable: true, description: 'What became of it; null before it was taken.' })
  taken: WordTaken | null;
}

@ObjectType({ description: 'Something in a Word file that has no place in the text; nothing is guessed.' })
export class WordLeft {
  @Field(() => LeftReasonEnum, { description: 'Why it has no place.' })
  reason: string;

  @Field({ description: 'The beginning of its words, where it has some.' })
  @Holds(100)
  text: string;

  @Field(() => SectionEnum, { nullable: true, description: 'The text in which it stands; null when unknown.' })
  section: string | null;
}

@ObjectType({
  implements: implementing('WordReading', Node),
  description:
    'What was read from a returned Word file. Only the account that sent the file sees it, for a day; `wordFileTake` takes exactly this.',
})
export class WordReading extends Node {
  @Field(() => Commitment, {
    nullable: true,
    description:
      'The commitment from whose text the file left; null for the text of a plan, and when the one who asks no longer sees it.',
  })
  commitment: Commitment | null;

  @Field(() => Plan, {
    nullable: true,
    description: 'The plan from whose own text the file left; null for the text of a commitment.',
  })
  plan: Plan | null;

  @Field(() => Int, { description: 'The version with which it left.' })
  baseVersion: number;

  @Field({ description: 'The language of its words (BCP 47).' })
  language: string;

  @Field(() => [WordChange], { description: 'Its tracked changes, in their order.' })
  @AtMostListed(WORD_CHANGES_AT_MOST)
  changes: WordChange[];

  @Field(() => [WordComment], { description: 'Its comments, in their order.' })
  @AtMostListed(WORD_CHANGES_AT_MOST)
  comments: WordComment[];

  @Field(() => [WordLeft], { description: 'The first of all that has no place in the text, at most 200.' })
  @AtMostListed(WORD_CHANGES_AT_MOST)
  notPlaced: WordLeft[];

  @Field(() => Int, { description: 'How much has no place in the text.' })
  notPlacedCount: number;

  @Field({ description: 'Until when it can be taken.' })
  expiresAt: Date;

  @Field(() => Date, { nullable: true, description: 'When it was taken; null before.' })
  takenAt: Date | null;
}
