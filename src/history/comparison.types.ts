import { ArgsType, Field, Int, ObjectType } from '@nestjs/graphql';
import { describedEnum } from '../api/described-enum.js';
import { AtMostListed, Holds } from '../api/weight/holds.js';
import { PIECE_CHANGES, TEXT_NAMES } from '../domain/difference.js';
import { BODY_LENGTH } from '../domain/lengths.js';

export const TextNameEnum = describedEnum('TextName', TEXT_NAMES, 'Which text of a thing is meant.');
export const PieceChangeEnum = describedEnum(
  'PieceChange',
  PIECE_CHANGES,
  'What became of a piece of a text from one version to another.',
);

/** Most pieces of a comparison: two texts with 500 changed words and 200 changed paragraphs give no more. */
export const MOST_PIECES = 2000;

@ObjectType({ description: 'A run of a text that two versions share, or that one of them has alone.' })
export class ComparedPiece {
  @Field(() => PieceChangeEnum, { description: 'What became of the piece from one version to the other.' })
  change: string;

  @Field(() => String, { description: 'Its words, with the white space behind them.' })
  @Holds((2 * BODY_LENGTH) / MOST_PIECES)
  text: string;
}

@ObjectType({ description: 'One text of a thing in two versions, word by word.' })
export class ComparedText {
  @Field(() => TextNameEnum, { description: 'Which text it is.' })
  name: string;

  @Field(() => String, {
    description: 'The language that both versions are compared in (BCP 47), to be set as `lang`.',
  })
  language: string;

  @Field(() => [ComparedPiece], {
    description: 'The pieces in order: kept and removed ones make the former text, kept and added ones the later.',
  })
  @AtMostListed(MOST_PIECES)
  pieces: ComparedPiece[];

  @Field(() => Boolean, {
    description:
      'True when a part differs in more words than are looked for (500 in all texts): it stands whole as removed, then as added.',
  })
  rewritten: boolean;
}

@ObjectType({ description: 'Two versions of the texts of a thing, compared word by word.' })
export class Comparison {
  @Field(() => Int, { description: 'Number of the version that is compared from.' })
  from: number;

  @Field(() => Int, { description: 'Number of the version that is compared to.' })
  to: number;
}

@ArgsType()
export class ComparisonArgs {
  @Field(() => Int, {
    nullable: true,
    description:
      'Number of the former version; the one before `to` when left out, or `to` itself when it is the first.',
  })
  from?: number;

  @Field(() => Int, { nullable: true, description: 'Number of the later version; the newest when left out.' })
  to?: number;
}
