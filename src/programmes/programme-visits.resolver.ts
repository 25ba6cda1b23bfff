import { Args, Context, ID, Info, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import type { RequestContext } from '../api/context.js';
import { VERSION_EDITED, VERSION_READ } from '../api/expected-version.js';
import { MutationAnswer } from '../api/mutation.js';
import { ReasonInput } from '../api/payload.js';
import { Reads } from '../api/read/reads.js';
import { whoMay } from '../api/who-may.js';
import { ADD_VISIT, EDIT_VISIT, IMPORT_VISITS, REMOVE_VISIT } from '../domain/programme-visit.js';
import type { VersionRead } from '../domain/version.js';
import { PROGRAMME } from './programme.fields.js';
import { ProgrammeVisitConnection } from './programme.types.js';
import { ProgrammeVisitsService } from './programme-visits.service.js';
import { VisitFilesService } from './visit-files.service.js';
import { ALL_VISITS, PROGRAMME_VISIT } from './visit.fields.js';
import {
  ProgrammeVisitAddInput,
  ProgrammeVisitAddPayload,
  ProgrammeVisitEditInput,
  ProgrammeVisitEditPayload,
  ProgrammeVisitRemovePayload,
  ProgrammeVisitsImportInput,
  ProgrammeVisitsImportPayload,
} from './visit.inputs.js';
import { ProgrammeVisitsArgs } from './visit.types.js';

const VISIT_ID = { type: () => ID, description: 'Id of the visit.' };

@Resolver()
export class ProgrammeVisitsResolver {
  constructor(
    private readonly visits: ProgrammeVisitsService,
    private readonly files: VisitFilesService,
    private readonly reads: Reads,
    private readonly answer: MutationAnswer,
  ) {}

  @Query(() => ProgrammeVisitConnection, {
    description: 'Visits of programmes, the latest first; those without a day come last. Anyone may ask.',
  })
  programmeVisits(
    @Args() _args: ProgrammeVisitsArgs,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    return this.reads.page(ALL_VISITS, info, context);
  }

  @Mutation(() => ProgrammeVisitAddPayload, {
    description: `Records a visit of a programme; what is left out is not stated. ${whoMay(ADD_VISIT)}`,
  })
  async programmeVisitAdd(
    @Args('programme', { type: () => ID, description: 'Id of the programme.' }) programme: string,
    @Args('input', { description: 'What is known of the visit.' }) input: ProgrammeVisitAddInput,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    return this.changed(await this.visits.add(context.actor, programme, input), input, info, context);
  }

  @Mutation(() => ProgrammeVisitEditPayload, {
    description: `Corrects a recorded visit; what was said before stays readable. ${whoMay(EDIT_VISIT)}`,
  })
  async programmeVisitEdit(
    @Args('id', VISIT_ID) id: string,
    @Args('expectedVersion', VERSION_EDITED) expectedVersion: number,
    @Args('input', { description: 'What it should say.' }) input: ProgrammeVisitEditInput,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    return this.changed(await this.visits.edit(context.actor, id, expectedVersion, input), input, info, context);
  }

  @Mutation(() => ProgrammeVisitRemovePayload, {
    description: `Takes a recorded visit back, with a public reason; it stays readable and is no longer counted. ${whoMay(REMOVE_VISIT)}`,
  })
  async programmeVisitRemove(
    @Args('id', VISIT_ID) id: string,
    @Args('expectedVersion', VERSION_READ) expectedVersion: VersionRead,
    @Args('input', { description: 'Why.' }) input: ReasonInput,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    return this.changed(await this.visits.remove(context.actor, id, expectedVersion, input), input, info, context);
  }

  @Mutation(() => ProgrammeVisitsImportPayload, {
    description: `Takes a file of visits that was sent to \`POST /files/visits\`: a row with an id corrects that visit, a row without one records a new visit, and a visit that the file does not name stays as it is. All rows or none; each cell that cannot be taken is named by row and column in \`path\`. ${whoMay(IMPORT_VISITS)}`,
  })
  async programmeVisitsImport(
    @Args('id', { type: () => ID, description: 'Id of the programme.' }) id: string,
    @Args('input', { description: 'Which file.' }) input: ProgrammeVisitsImportInput,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    const programme = await this.files.import(context.actor, id, input);
    return this.answer.of(info, context, { programme: [() => PROGRAMME, programme] }, input.clientMutationId);
  }

  private changed(id: string, input: { clientMutationId?: string }, info: GraphQLResolveInfo, context: RequestContext) {
    return this.answer.of(info, context, { visit: [() => PROGRAMME_VISIT, id] }, input.clientMutationId);
  }
}
