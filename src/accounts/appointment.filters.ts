import { ArgsType, Field, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsOptional, MaxLength, ValidateNested } from 'class-validator';
import { PageArgs } from '../api/page-args.js';

@InputType({ description: 'Which appointments: all that meet every condition given.' })
export class AppointmentFilter {
  @Field(() => String, { nullable: true, description: 'Name in addresses of the plan that they are held in.' })
  @IsOptional()
  @MaxLength(200)
  plan?: string;

  @Field(() => Boolean, { nullable: true, description: 'When true, only those that are held today.' })
  @IsOptional()
  current?: boolean;
}

@ArgsType()
export class AppointmentsArgs extends PageArgs {
  @Field(() => AppointmentFilter, { nullable: true, description: 'Which ones.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => AppointmentFilter)
  filter?: AppointmentFilter;
}
