import { ArgsType, Field, ObjectType } from '@nestjs/graphql';
import { MaxLength } from 'class-validator';
import { GraphQLText } from '../api/scalars.js';

@ObjectType({ description: 'A piece of a text in which words were searched for.' })
export class TextPiece {
  @Field({ description: 'The piece.' })
  text: string;

  @Field({ description: 'Whether it is one of the words that were found.' })
  match: boolean;
}

@ObjectType({ description: 'Where the words of a search stand in a thing, as pieces of plain text.' })
export class TextMatch {
  @Field(() => [TextPiece], { description: 'The title, in pieces.' })
  title: TextPiece[];

  @Field(() => [TextPiece], { description: 'The most fitting parts of the other texts, in pieces.' })
  excerpt: TextPiece[];
}

@ArgsType()
export class MatchesArgs {
  @Field(() => GraphQLText, { description: 'The words that were searched for, at most 200 characters.' })
  @MaxLength(200)
  text: string;
}
