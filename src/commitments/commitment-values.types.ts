import { InputType, ObjectType } from '@nestjs/graphql';
import { Node } from '../api/common.types.js';

/** Fields of a commitment whose values stand beside its text. */
@ObjectType({ isAbstract: true })
export abstract class ValuesOfCommitment extends Node {}

/** The same values, as an edit or a suggestion gives them. */
@InputType({ isAbstract: true })
export class CommitmentValuesInput {}
