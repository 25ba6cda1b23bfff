import { ArgsType, Field, ObjectType } from '@nestjs/graphql';
import { GraphQLText } from './scalars.js';
import { AtMostLong } from './text-length.js';

@ObjectType({ description: 'A piece of a text in which words were searched for.' })
export class TextPiece {
  @Field({ description: 'The piece.' })
  text: string;

  @Field({ description: 'Whether it is one of the words that were found.' })
  match: boolean;
}

@ArgsType()
export class SearchedArgs {
  @Field(() => GraphQLText, { description: 'The words that were searched for, at most 200 characters.' })
  @AtMostLong(200)
  text: string;
}
