import { Field, Int, ObjectType } from '@nestjs/graphql';
import { LocalizedText } from '../api/common.types.js';
import { connectionOf } from '../api/read/connection.js';
import { Holds } from '../api/weight/holds.js';
import { BODY_LENGTH } from '../domain/lengths.js';
import { Institution } from '../institutions/institution.types.js';

@ObjectType({ description: 'A synthesis as it stood in one version.' })
export class SynthesisVersion {
  @Field(() => Int, { description: 'Counts from 1, the first publication.' })
  number: number;

  @Field(() => LocalizedText, { description: 'The text of this version.' })
  @Holds(BODY_LENGTH)
  text: LocalizedText;

  @Field(() => Institution, {
    nullable: true,
    description: 'The institution that published this version; null when it was the secretariat.',
  })
  institution: Institution | null;

  @Field(() => String, { nullable: true, description: 'Why there is this version; null for the first.' })
  reason: string | null;

  @Field(() => Date, { description: 'When it was published.' })
  createdAt: Date;
}

export const SynthesisVersionConnection = connectionOf(SynthesisVersion, 'versions of a synthesis');

@ObjectType({ description: 'A summary of what became of the comments of one window, published once it is over.' })
export class Synthesis {
  @Field(() => LocalizedText, { description: 'The synthesis.' })
  @Holds(BODY_LENGTH)
  text: LocalizedText;

  @Field(() => Institution, {
    nullable: true,
    description: 'The institution that published it; null when it was the secretariat.',
  })
  institution: Institution | null;

  @Field(() => Date, { description: 'When this version was published.' })
  publishedAt: Date;

  @Field({
    description: 'Whether the window was opened again after it was published, so that it tells of an earlier closing.',
  })
  ofEarlierClosing: boolean;

  @Field({ description: 'Whether it was invented for the demonstration.' })
  synthetic: boolean;

  @Field(() => Int, { description: 'Grows with each correction; give it back as `expectedVersion`.' })
  version: number;
}
