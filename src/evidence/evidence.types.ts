import { Field, ObjectType } from '@nestjs/graphql';
import { LocalizedText, Node, StatedDate } from '../api/common.types.js';

@ObjectType({ implements: () => Node, description: 'Something that is shown for a claim.' })
export class Evidence extends Node {
  @Field(() => LocalizedText, { description: 'What it is.' })
  title: LocalizedText;

  @Field(() => String, { nullable: true, description: 'Its public address; null when it has none.' })
  url: string | null;

  @Field(() => StatedDate, { nullable: true, description: 'The date of the evidence itself; null when not stated.' })
  dated: StatedDate | null;

  @Field(() => LocalizedText, {
    nullable: true,
    description: 'What it proves, according to who shows it; null when not on record.',
  })
  proves: LocalizedText | null;

  @Field({ description: 'Whether it was invented for the demonstration.' })
  synthetic: boolean;
}
