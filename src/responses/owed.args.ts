import { ArgsType, Field } from '@nestjs/graphql';
import { IsOptional } from 'class-validator';
import { PageArgs } from '../api/page-args.js';
import { GraphQLText } from '../api/scalars.js';
import { AtMostLong } from '../api/text-length.js';

@ArgsType()
export class ContestsArgs extends PageArgs {
  @Field(() => String, { nullable: true, description: 'Only in the plan with this name in addresses.' })
  @IsOptional()
  @AtMostLong(200)
  plan?: string;
}

@ArgsType()
export class OwedArgs extends ContestsArgs {
  @Field(() => String, { nullable: true, description: 'Only what the member with this key owes (`15104`).' })
  @IsOptional()
  @AtMostLong(20)
  jurisdiction?: string;

  @Field(() => Boolean, {
    nullable: true,
    description: 'With `true` only of proposals whose review has begun, with `false` only of the others.',
  })
  @IsOptional()
  reviewed?: boolean;

  @Field(() => GraphQLText, {
    nullable: true,
    description:
      'Only to proposals with these words, as `ProposalFilter.text` finds them: words, a `"phrase"`, `-` for none, or a reference.',
  })
  @IsOptional()
  @AtMostLong(200)
  text?: string;
}
