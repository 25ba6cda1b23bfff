import { Args, Context, ID, Info, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import type { RequestContext } from '../api/context.js';
import { VERSION_EDITED, VERSION_READ } from '../api/expected-version.js';
import { MutationAnswer } from '../api/mutation.js';
import { ReasonInput } from '../api/payload.js';
import { Reads } from '../api/read/reads.js';
import { whoMay } from '../api/who-may.js';
import {
  ADD_INDICATOR,
  ADD_MEASUREMENT,
  EDIT_INDICATOR,
  EDIT_MEASUREMENT,
  REMOVE_INDICATOR,
  REMOVE_MEASUREMENT,
} from '../domain/indicator.js';
import type { VersionRead } from '../domain/version.js';
import { AS_OF_ARGUMENT } from '../plans/plans.resolver.js';
import { MEASUREMENT } from '../programmes/programme.fields.js';
import { INDICATOR } from './indicator.fields.js';
import {
  IndicatorAddInput,
  IndicatorAddPayload,
  IndicatorEditInput,
  IndicatorEditPayload,
  IndicatorRemovePayload,
} from './indicator.inputs.js';
import { INDICATORS, IndicatorsArgs } from './indicator.lists.js';
import { IndicatorConnection } from './indicator.types.js';
import { IndicatorsService } from './indicators.service.js';
import {
  MeasurementAddInput,
  MeasurementAddPayload,
  MeasurementEditInput,
  MeasurementEditPayload,
  MeasurementRemovePayload,
} from './measurement.inputs.js';
import { MeasurementsService } from './measurements.service.js';

const INDICATOR_ID = { type: () => ID, description: 'Id of the indicator.' };
const VALUE_ID = { type: () => ID, description: 'Id of the value.' };
const ITS_WORDS = { description: 'What it should say.' };
const WHY = { description: 'Why.' };

@Resolver()
export class IndicatorsResolver {
  constructor(
    private readonly indicators: IndicatorsService,
    private readonly measurements: MeasurementsService,
    private readonly reads: Reads,
    private readonly answer: MutationAnswer,
  ) {}

  @Query(() => IndicatorConnection, {
    name: 'indicators',
    description:
      'What is measured of programmes, commitments and milestones, in this order. Anyone may ask; indicators of a draft are seen by whoever sees the draft.',
  })
  list(
    @Args() _args: IndicatorsArgs,
    @Args('asOf', AS_OF_ARGUMENT) asOf: Date,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    return this.reads.page(INDICATORS, info, context, asOf);
  }

  @Mutation(() => IndicatorAddPayload, {
    description: `Adds what is measured of a programme, a commitment or a milestone; what is left out is not stated. After the adoption of a commitment it has no target. ${whoMay(ADD_INDICATOR)}`,
  })
  async indicatorAdd(
    @Args('measured', { type: () => ID, description: 'Id of the programme, commitment or milestone.' })
    measured: string,
    @Args('input', { description: 'What is measured.' }) input: IndicatorAddInput,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    return this.ofIndicator(await this.indicators.add(context.actor, measured, input), input, info, context);
  }

  @Mutation(() => IndicatorEditPayload, {
    description: `Corrects an indicator; what was said before stays readable. The adoption of a commitment freezes it. ${whoMay(EDIT_INDICATOR)}`,
  })
  async indicatorEdit(
    @Args('id', INDICATOR_ID) id: string,
    @Args('expectedVersion', VERSION_EDITED) version: number,
    @Args('input', ITS_WORDS) input: IndicatorEditInput,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    return this.ofIndicator(await this.indicators.edit(context.actor, id, version, input), input, info, context);
  }

  @Mutation(() => IndicatorRemovePayload, {
    description: `Takes an indicator back, with a public reason; it stays readable with its values. The adoption of a commitment freezes it. ${whoMay(REMOVE_INDICATOR)}`,
  })
  async indicatorRemove(
    @Args('id', INDICATOR_ID) id: string,
    @Args('expectedVersion', VERSION_READ) version: VersionRead,
    @Args('input', WHY) input: ReasonInput,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    return this.ofIndicator(await this.indicators.remove(context.actor, id, version, input), input, info, context);
  }

  @Mutation(() => MeasurementAddPayload, {
    description: `Adds a value of an indicator, beside those that are there, also where they conflict; what is left out is not stated. ${whoMay(ADD_MEASUREMENT)}`,
  })
  async measurementAdd(
    @Args('indicator', INDICATOR_ID) indicator: string,
    @Args('input', { description: 'The value.' }) input: MeasurementAddInput,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    return this.ofValue(await this.measurements.add(context.actor, indicator, input), input, info, context);
  }

  @Mutation(() => MeasurementEditPayload, {
    description: `Corrects a value; what was said before stays readable. ${whoMay(EDIT_MEASUREMENT)}`,
  })
  async measurementEdit(
    @Args('id', VALUE_ID) id: string,
    @Args('expectedVersion', VERSION_EDITED) version: number,
    @Args('input', ITS_WORDS) input: MeasurementEditInput,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    return this.ofValue(await this.measurements.edit(context.actor, id, version, input), input, info, context);
  }

  @Mutation(() => MeasurementRemovePayload, {
    description: `Takes a value back, with a public reason; it stays readable. ${whoMay(REMOVE_MEASUREMENT)}`,
  })
  async measurementRemove(
    @Args('id', VALUE_ID) id: string,
    @Args('expectedVersion', VERSION_READ) version: VersionRead,
    @Args('input', WHY) input: ReasonInput,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    return this.ofValue(await this.measurements.remove(context.actor, id, version, input), input, info, context);
  }

  private ofIndicator(id: string, input: Repeated, info: GraphQLResolveInfo, context: RequestContext) {
    return this.answer.of(info, context, { indicator: [() => INDICATOR, id] }, input.clientMutationId);
  }

  private ofValue(id: string, input: Repeated, info: GraphQLResolveInfo, context: RequestContext) {
    return this.answer.of(info, context, { measurement: [() => MEASUREMENT, id] }, input.clientMutationId);
  }
}

interface Repeated {
  clientMutationId?: string;
}
