import { Field, ObjectType } from '@nestjs/graphql';
import { TextPiece } from '../api/text-piece.types.js';

@ObjectType({ description: 'Where the words of a search stand in a thing, as pieces of plain text.' })
export class TextMatch {
  @Field(() => [TextPiece], { description: 'The title, in pieces.' })
  title: TextPiece[];

  @Field(() => [TextPiece], { description: 'The most fitting parts of the other texts, in pieces.' })
  excerpt: TextPiece[];
}
