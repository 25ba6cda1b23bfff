import { Args, Context, ID, Info, Mutation, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import type { RequestContext } from '../api/context.js';
import { MutationAnswer } from '../api/mutation.js';
import { ActInput } from '../api/payload.js';
import { whoMay } from '../api/who-may.js';
import { ADD_EVIDENCE, ADD_PUBLIC_VERSION, REMOVE_EVIDENCE } from '../domain/evidence.js';
import { MILESTONE_REPORT } from '../reporting/report.fields.js';
import { EVIDENCE } from './evidence.fields.js';
import {
  EvidenceAddInput,
  EvidenceAddPayload,
  EvidencePublicVersionAddInput,
  EvidencePublicVersionAddPayload,
  EvidenceRemovePayload,
} from './evidence.inputs.js';
import { EvidenceService } from './evidence.service.js';

@Resolver()
export class EvidenceResolver {
  constructor(
    private readonly service: EvidenceService,
    private readonly answer: MutationAnswer,
  ) {}

  @Mutation(() => EvidenceAddPayload, {
    description: `Shows evidence for a milestone report: a file that was uploaded before, an address, or a reserved file with its legal ground. Pictures come without the place, time and device that cameras write into them. ${whoMay(ADD_EVIDENCE)}`,
  })
  async evidenceAdd(
    @Args('report', { type: () => ID, description: 'Id of the milestone report.' }) report: string,
    @Args('input', { description: 'What is shown.' }) input: EvidenceAddInput,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    const made = await this.service.add(context.actor, report, input);
    return this.answer.of(
      info,
      context,
      { evidence: [() => EVIDENCE, made.evidence], milestoneReport: [() => MILESTONE_REPORT, made.report] },
      input.clientMutationId,
    );
  }

  @Mutation(() => EvidencePublicVersionAddPayload, {
    description: `Adds a public version beside the original of reserved evidence, also after its report was sent; it stays. ${whoMay(ADD_PUBLIC_VERSION)}`,
  })
  async evidencePublicVersionAdd(
    @Args('id', { type: () => ID, description: 'Id of the evidence.' }) id: string,
    @Args('input', { description: 'The file.' }) input: EvidencePublicVersionAddInput,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    const made = await this.service.addPublicVersion(context.actor, id, input);
    return this.answer.of(
      info,
      context,
      { evidence: [() => EVIDENCE, made.evidence], milestoneReport: [() => MILESTONE_REPORT, made.report] },
      input.clientMutationId,
    );
  }

  @Mutation(() => EvidenceRemovePayload, {
    description: `Takes evidence away from a draft, with its files, for good. ${whoMay(REMOVE_EVIDENCE)}`,
  })
  async evidenceRemove(
    @Args('id', { type: () => ID, description: 'Id of the evidence.' }) id: string,
    @Args('input', { type: () => ActInput, nullable: true, description: 'The idempotency key, if any.' })
    input: ActInput | undefined,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    const report = await this.service.remove(context.actor, id, input ?? {});
    return this.answer.of(
      info,
      context,
      { milestoneReport: [() => MILESTONE_REPORT, report] },
      input?.clientMutationId,
    );
  }
}
