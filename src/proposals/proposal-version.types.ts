import { Field, Int, ObjectType } from '@nestjs/graphql';
import { LocalizedText } from '../api/common.types.js';
import { connectionOf } from '../api/read/connection.js';
import { Holds } from '../api/weight/holds.js';
import { BODY_LENGTH } from '../domain/lengths.js';

@ObjectType({ description: 'The texts of a proposal as they stood after one edit.' })
export class ProposalVersion {
  @Field(() => Int, { description: 'Counts from 1, the text that was submitted.' })
  number: number;

  @Field(() => LocalizedText, { description: 'The title then.' })
  title: LocalizedText;

  @Field(() => LocalizedText, { nullable: true, description: 'The problem then; null when not stated.' })
  @Holds(BODY_LENGTH)
  problem: LocalizedText | null;

  @Field(() => LocalizedText, { nullable: true, description: 'The proposed action then; null when not stated.' })
  @Holds(BODY_LENGTH)
  action: LocalizedText | null;

  @Field(() => LocalizedText, { nullable: true, description: 'The expected change then; null when not stated.' })
  @Holds(BODY_LENGTH)
  expectedChange: LocalizedText | null;

  @Field(() => LocalizedText, { nullable: true, description: 'Who was said to be affected; null when not stated.' })
  @Holds(BODY_LENGTH)
  affected: LocalizedText | null;

  @Field(() => Int, { description: 'How many supported the proposal when this version was made.' })
  supports: number;

  @Field(() => Date, { description: 'When it was made.' })
  createdAt: Date;
}

export const ProposalVersionConnection = connectionOf(ProposalVersion, 'texts of a proposal');
