import { Args, Context, ID, Info, Int, Mutation, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import type { RequestContext } from '../api/context.js';
import { MutationAnswer } from '../api/mutation.js';
import { whoMay } from '../api/who-may.js';
import { WRITE_PLAN_TEXT } from '../domain/plan-text.js';
import { PLAN } from '../plans/plan.fields.js';
import { PlanTextEditInput, PlanTextEditPayload } from './plan-text.inputs.js';
import { PlanTextService } from './plan-text.service.js';

const TEXT_VERSION_READ = {
  type: () => Int,
  description: 'The `textVersion` that was read before; refused when somebody else wrote since.',
};

@Resolver()
export class PlanTextResolver {
  constructor(
    private readonly service: PlanTextService,
    private readonly answer: MutationAnswer,
  ) {}

  @Mutation(() => PlanTextEditPayload, {
    description: `Writes the text of the plan itself. Once somebody suggests a change to it, each change is a suggestion. ${whoMay(WRITE_PLAN_TEXT)}`,
  })
  async planTextEdit(
    @Args('id', { type: () => ID, description: 'Id of the plan.' }) id: string,
    @Args('expectedVersion', TEXT_VERSION_READ) expectedVersion: number,
    @Args('input', { description: 'The sections to write.' }) input: PlanTextEditInput,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    const plan = await this.service.edit(context.actor, id, expectedVersion, input);
    return this.answer.of(info, context, { plan: [() => PLAN, plan] }, input.clientMutationId);
  }
}
