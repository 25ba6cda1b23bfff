import { Args, Context, ID, Info, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import type { RequestContext } from '../api/context.js';
import { VERSION_EDITED, VERSION_READ } from '../api/expected-version.js';
import { MutationAnswer } from '../api/mutation.js';
import { ReasonInput } from '../api/payload.js';
import { Reads } from '../api/read/reads.js';
import { whoMay } from '../api/who-may.js';
import { ANSWER_FINDING, PUBLISH_EVALUATION, REMOVE_EVALUATION } from '../domain/evaluation.js';
import type { VersionRead } from '../domain/version.js';
import { ALL_FINDINGS, EVALUATION, FINDING } from './evaluation.fields.js';
import {
  EvaluationPublishInput,
  EvaluationPublishPayload,
  EvaluationRemovePayload,
  FindingAnswerInput,
  FindingAnswerPayload,
} from './evaluation.inputs.js';
import { FindingConnection } from './evaluation.types.js';
import { EvaluationsService } from './evaluations.service.js';
import { FindingsArgs } from './finding.lists.js';

@Resolver()
export class EvaluationsResolver {
  constructor(
    private readonly evaluations: EvaluationsService,
    private readonly reads: Reads,
    private readonly answers: MutationAnswer,
  ) {}

  @Query(() => FindingConnection, {
    description: 'Findings of evaluations, by the day on which the answer is owed. Anyone may ask.',
  })
  findings(@Args() _args: FindingsArgs, @Info() info: GraphQLResolveInfo, @Context() context: RequestContext) {
    return this.reads.page(ALL_FINDINGS, info, context);
  }

  @Mutation(() => EvaluationPublishPayload, {
    description: `Publishes an evaluation of a programme by its advisory council, with its findings; everybody reads it at once. ${whoMay(PUBLISH_EVALUATION)}`,
  })
  async evaluationPublish(
    @Args('programme', { type: () => ID, description: 'Id of the programme.' }) programme: string,
    @Args('input', { description: 'The evaluation.' }) input: EvaluationPublishInput,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    const id = await this.evaluations.publish(context.actor, programme, input);
    return this.answers.of(info, context, { evaluation: [() => EVALUATION, id] }, input.clientMutationId);
  }

  @Mutation(() => EvaluationRemovePayload, {
    description: `Takes an evaluation back, with a public reason; it stays readable and nobody owes it answers. ${whoMay(REMOVE_EVALUATION)}`,
  })
  async evaluationRemove(
    @Args('id', { type: () => ID, description: 'Id of the evaluation.' }) id: string,
    @Args('expectedVersion', VERSION_READ) expectedVersion: VersionRead,
    @Args('input', { description: 'Why.' }) input: ReasonInput,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    const done = await this.evaluations.remove(context.actor, id, expectedVersion, input);
    return this.answers.of(info, context, { evaluation: [() => EVALUATION, done] }, input.clientMutationId);
  }

  @Mutation(() => FindingAnswerPayload, {
    description: `Answers a finding, or gives another answer; each one stays readable. ${whoMay(ANSWER_FINDING)}`,
  })
  async findingAnswer(
    @Args('id', { type: () => ID, description: 'Id of the finding.' }) id: string,
    @Args('expectedVersion', VERSION_EDITED) expectedVersion: number,
    @Args('input', { description: 'The answer.' }) input: FindingAnswerInput,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    const done = await this.evaluations.answer(context.actor, id, expectedVersion, input);
    return this.answers.of(info, context, { finding: [() => FINDING, done] }, input.clientMutationId);
  }
}
