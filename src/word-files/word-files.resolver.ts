import { Args, Context, Info, Mutation, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import type { RequestContext } from '../api/context.js';
import { MutationAnswer } from '../api/mutation.js';
import { whoMay } from '../api/who-may.js';
import { TAKE_WORD_FILE } from '../domain/word-reading.js';
import { WORD_READING } from './reading.fields.js';
import { WordFileTakeInput, WordFileTakePayload } from './reading.inputs.js';
import { TakingService } from './taking.service.js';

@Resolver()
export class WordFilesResolver {
  constructor(
    private readonly taking: TakingService,
    private readonly answer: MutationAnswer,
  ) {}

  @Mutation(() => WordFileTakePayload, {
    description: `Makes a suggestion of each tracked change and a comment of each comment that was read from a returned Word file, each judged by itself; \`taken\` says what became of it. The same file again makes nothing twice. ${whoMay(TAKE_WORD_FILE)}`,
  })
  async wordFileTake(
    @Args('input', { description: 'What was read.' }) input: WordFileTakeInput,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    const reading = await this.taking.take(context.actor, input, context);
    return this.answer.of(info, context, { reading: [() => WORD_READING, reading] }, input.clientMutationId);
  }
}
