import { ArgsType, Field, ObjectType } from '@nestjs/graphql';
import { MaxLength } from 'class-validator';
import { GraphQLText } from './scalars.js';

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
  @MaxLength(200)
  text: string;
}
