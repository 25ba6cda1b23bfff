import { Extensions, Field, ID, InputType, ObjectType, OmitType, PickType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ValidateNested } from 'class-validator';
import { LanguageEnum, TitleInput } from '../api/common.types.js';
import { payloadOf, RepeatableInput } from '../api/payload.js';
import { BY_KEY } from '../api/read/resolve.js';
import { KEPT_DAYS, KEPT_LENGTH } from '../domain/kept-proposal.js';
import { Plan } from '../plans/plan.types.js';
import { ProposalFieldsInput } from './proposal.inputs.js';
import { Proposal } from './proposal.types.js';
import { AtMostLong } from '../api/text-length.js';

@InputType({
  description: `A proposal to be kept for somebody who has no account yet, for ${KEPT_DAYS} days. All its texts together have at most ${KEPT_LENGTH} characters.`,
})
export class ProposalKeepInput extends PickType(ProposalFieldsInput, [
  'problem',
  'action',
  'expectedChange',
  'affected',
] as const) {
  @Field(() => ID, { description: 'Id of the plan, whose call for proposals is open.' })
  plan: string;

  @Field(() => TitleInput, { description: 'What is proposed, in a line.' })
  @ValidateNested()
  @Type(() => TitleInput)
  title: TitleInput;
}

export type KeptProposalTexts = Omit<ProposalKeepInput, 'plan'>;

const TOKEN = { description: 'The secret that `proposalKeep` gave, at most 100 characters.' };

@InputType({ description: 'A kept proposal, named by the secret that only its writer has.' })
export class ProposalClaimInput extends RepeatableInput {
  @Field(TOKEN)
  @AtMostLong(100)
  token: string;
}

@InputType({ description: 'The kept proposal that is thrown away.' })
export class ProposalDiscardInput extends OmitType(ProposalClaimInput, ['clientMutationId'] as const) {}

@Extensions({ [BY_KEY]: true })
@ObjectType({ description: 'A proposal that waits for its writer to sign in. Only a person with its secret finds it.' })
export class KeptProposal {
  @Field({ description: 'Whether it has become the draft of an account. Its texts are there then, and not here.' })
  claimed: boolean;

  @Field(() => Date, { description: 'When it is forgotten.' })
  expiresAt: Date;

  @Field(() => LanguageEnum, { nullable: true, description: 'The language it is written in; null once claimed.' })
  language: string | null;

  @Field(() => String, { nullable: true, description: 'What is proposed, in a line; null once claimed.' })
  title: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The problem it addresses; null when nothing was written, and once claimed.',
  })
  problem: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'What should be done; null when nothing was written, and once claimed.',
  })
  action: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'What should change by that; null when nothing was written, and once claimed.',
  })
  expectedChange: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Who is affected; null when nothing was written, and once claimed.',
  })
  affected: string | null;

  @Field(() => Plan, { description: 'The plan it is for.' })
  plan: Plan;

  @Field(() => Proposal, {
    nullable: true,
    description: 'The draft it became; null until it is claimed, and for everybody but whoever claimed it.',
  })
  proposal: Proposal | null;
}

export const ProposalKeepPayload = payloadOf('proposalKeep', {
  token: { type: () => String, description: 'The secret it is found by. It is shown this once and kept nowhere' },
  expiresAt: { type: () => Date, description: 'When it is forgotten' },
});
export const ProposalClaimPayload = payloadOf('proposalClaim', {
  proposal: { type: () => Proposal, description: 'Your draft' },
});
export const ProposalDiscardPayload = payloadOf('proposalDiscard', {});
