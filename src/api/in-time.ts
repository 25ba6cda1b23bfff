import { ArgsType, Field } from '@nestjs/graphql';
import { describedEnum } from './described-enum.js';
import { PageArgs } from './page-args.js';
import type { Order } from './read/cursor.js';

const TIME_ORDERS = ['oldest', 'newest'] as const;
const TimeOrderEnum = describedEnum(
  'TimeOrder',
  TIME_ORDERS,
  'In which order things that followed each other are listed.',
);

/** A page of versions, changes and other things that followed each other. */
@ArgsType()
export class InTimeArgs extends PageArgs {
  @Field(() => TimeOrderEnum, { nullable: true, description: 'The oldest first when left out.' })
  orderBy?: string;
}

/** Both orders by one key, the oldest first as the default. */
export const inTime = (...keys: Order['keys']): [Order<never>, Order<never>] => [
  { name: 'oldest', keys },
  { name: 'newest', descending: true, keys },
];
