import { Field, ObjectType } from '@nestjs/graphql';
import { describedEnum } from '../api/described-enum.js';
import { DEBT_STATES } from '../domain/debt.js';
import { connectionOf } from '../api/read/connection.js';
import { GraphQLDay } from '../api/scalars.js';
import { Institution, Jurisdiction } from '../institutions/institution.types.js';
import { Proposal } from './proposal.types.js';

export const DebtStateEnum = describedEnum('DebtState', DEBT_STATES, 'Whether a response is still owed.');
export const DEBT_ACTIONS = ['respond', 'release'] as const;
export const DebtActionEnum = describedEnum(
  'DebtAction',
  DEBT_ACTIONS,
  'What the one who asks may do now about a response that is owed.',
);
@ObjectType({ description: 'The response that one member jurisdiction owes, or gave, to a proposal.' })
export class ResponseDebt {
  @Field(() => Proposal, { description: 'The proposal.' })
  proposal: Proposal;

  @Field(() => Jurisdiction, { description: 'The member that responds.' })
  jurisdiction: Jurisdiction;

  @Field(() => Institution, {
    nullable: true,
    description:
      'The institution that must respond for it; null until the secretariat names one, and until then the secretariat owes the response.',
  })
  institution: Institution | null;

  @Field(() => DebtStateEnum, {
    description:
      'Owed, responded to, or released: because the proposal was merged, split or withdrawn, or by the secretariat with a reason.',
  })
  state: string;

  @Field(() => GraphQLDay, { description: 'The day since which it is owed.' })
  owedSince: string;

  @Field(() => GraphQLDay, { nullable: true, description: 'The day by which it is due; null when none is on record.' })
  respondBy: string | null;

  @Field(() => GraphQLDay, { nullable: true, description: 'The day on which the response was given; null until then.' })
  respondedOn: string | null;

  @Field({ description: 'Whether it is late today.' })
  overdue: boolean;

  @Field(() => Date, {
    nullable: true,
    description: 'When the secretariat released the member from its duty to respond; null when it did not.',
  })
  releasedAt: Date | null;

  @Field(() => String, { nullable: true, description: 'Why it did; null when it did not.' })
  releaseReason: string | null;

  @Field(() => [DebtActionEnum], { description: 'What the one who asks may do about it now.' })
  availableActions: string[];
}

export const ResponseDebtConnection = connectionOf(ResponseDebt, 'responses that are owed');
