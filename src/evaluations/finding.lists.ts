import { ArgsType, Field, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsOptional, ValidateNested } from 'class-validator';
import { PageArgs } from '../api/page-args.js';
import { AtMostLong } from '../api/text-length.js';

@InputType({ description: 'Which findings: all that meet every condition given.' })
export class FindingFilter {
  @Field(() => String, { nullable: true, description: 'Name in addresses of the institution that is asked.' })
  @IsOptional()
  @AtMostLong(200)
  addressee?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether an answer is owed.' })
  @IsOptional()
  owed?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether the answer is late today.' })
  @IsOptional()
  overdue?: boolean | null;
}

@ArgsType()
export class FindingsArgs extends PageArgs {
  @Field(() => FindingFilter, { nullable: true, description: 'Which ones.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => FindingFilter)
  filter?: FindingFilter;
}
