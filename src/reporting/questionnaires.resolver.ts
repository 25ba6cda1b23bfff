import { Args, Context, ID, Info, Mutation, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import type { RequestContext } from '../api/context.js';
import { VERSION_READ } from '../api/expected-version.js';
import { MutationAnswer } from '../api/mutation.js';
import { whoMay } from '../api/who-may.js';
import { SET_QUESTIONNAIRE } from '../domain/questionnaire.js';
import { QUESTIONNAIRE } from './questionnaire.fields.js';
import { QuestionnaireSetInput, QuestionnaireSetPayload } from './questionnaire.inputs.js';
import { QuestionnairesService } from './questionnaires.service.js';

@Resolver()
export class QuestionnairesResolver {
  constructor(
    private readonly service: QuestionnairesService,
    private readonly answer: MutationAnswer,
  ) {}

  @Mutation(() => QuestionnaireSetPayload, {
    description: `Sets a new version of what a voice is asked in the milestone reports of a plan. ${whoMay(SET_QUESTIONNAIRE)}`,
  })
  async questionnaireSet(
    @Args('plan', { type: () => ID, description: 'Id of the plan.' }) plan: string,
    @Args('expectedVersion', {
      ...VERSION_READ,
      description:
        'The `version` of what the voice is asked that was read before, 0 for none; refused when somebody set another since. Left out, it replaces the newest.',
    })
    expectedVersion: number | undefined,
    @Args('input', { description: 'Who is asked what.' }) input: QuestionnaireSetInput,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    const id = await this.service.set(context.actor, plan, expectedVersion, input);
    return this.answer.of(info, context, { questionnaire: [() => QUESTIONNAIRE, id] }, input.clientMutationId);
  }
}
