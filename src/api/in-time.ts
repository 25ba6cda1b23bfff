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

/** Arguments for a slice of versions, changes and other things in order of time. */
@ArgsType()
export class InTimeArgs extends PageArgs {
  @Field(() => TimeOrderEnum, { nullable: true, description: 'The oldest first when left out.' })
  orderBy?: string;
}

/** Both directions of an order by the same keys; the default is the oldest first. */
export const inTime = (...keys: Order['keys']): [Order<never>, Order<never>] => [
  { name: 'oldest', keys },
  { name: 'newest', descending: true, keys },
];
