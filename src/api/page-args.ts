import { ArgsType, Field, Int } from '@nestjs/graphql';
import { FIRST_AT_MOST } from './read/page.js';

@ArgsType()
export class PageArgs {
  @Field(() => Int, { nullable: true, defaultValue: 20, description: `How many, 1 to ${FIRST_AT_MOST}.` })
  first?: number;

  @Field(() => String, {
    nullable: true,
    description: 'Go on after this cursor, from `pageInfo.endCursor` of the page before.',
  })
  after?: string;
}
