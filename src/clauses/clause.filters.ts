import { ArgsType, Field, ID, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsOptional, ValidateNested } from 'class-validator';
import { PageArgs } from '../api/page-args.js';
import { AtMostLong } from '../api/text-length.js';

@InputType({ description: 'Which clauses of a text; all conditions must hold.' })
export class ClauseFilter {
  @Field(() => ID, { nullable: true, description: 'Only the clause with this id and those after it.' })
  @IsOptional()
  @AtMostLong(100)
  from?: string;

  @Field(() => ID, {
    nullable: true,
    description: 'Only those of the same part as the clause with this id, among which it can be moved.',
  })
  @IsOptional()
  @AtMostLong(100)
  beside?: string;

  @Field(() => String, {
    nullable: true,
    description: 'Parts of words to find in them, accents and capitals ignored; all of them.',
  })
  @IsOptional()
  @AtMostLong(200)
  text?: string;
}

@ArgsType()
export class ClausesArgs extends PageArgs {
  @Field(() => ClauseFilter, { nullable: true, description: 'Which ones.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => ClauseFilter)
  filter?: ClauseFilter;
}
