import { Args, Context, ID, Info, Mutation, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import type { RequestContext } from '../api/context.js';
import { MutationAnswer } from '../api/mutation.js';
import { whoMay } from '../api/who-may.js';
import { END_APPOINTMENT, GRANT_APPOINTMENT, HAND_OVER_APPOINTMENT } from '../domain/appointment.js';
import {
  AppointmentEndInput,
  AppointmentEndPayload,
  AppointmentGrantInput,
  AppointmentGrantPayload,
  AppointmentHandOverInput,
  AppointmentHandOverPayload,
} from './account.inputs.js';
import { APPOINTMENT } from './account.fields.js';
import { Appointments } from './appointments.service.js';

const ID_ARGUMENT = { type: () => ID, description: 'Id of the appointment.' } as const;

@Resolver()
export class AppointmentsResolver {
  constructor(
    private readonly appointments: Appointments,
    private readonly answer: MutationAnswer,
  ) {}

  @Mutation(() => AppointmentGrantPayload, {
    description: `Gives somebody a role, at once or from a later day. Needs a session with the second factor. ${whoMay(GRANT_APPOINTMENT)}`,
  })
  async appointmentGrant(
    @Args('input', { description: 'The account, the role and its days.' }) input: AppointmentGrantInput,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    const id = await this.appointments.grant(context.actor, input);
    return this.answer.of(info, context, { appointment: [() => APPOINTMENT, id] }, input.clientMutationId);
  }

  @Mutation(() => AppointmentEndPayload, {
    description: `Ends an appointment, at once or on a later day; its rights end on every process at the same moment. Needs a session with the second factor. ${whoMay(END_APPOINTMENT)}`,
  })
  async appointmentEnd(
    @Args('id', ID_ARGUMENT) id: string,
    @Args('input', { description: 'When and why.' }) input: AppointmentEndInput,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    const kept = await this.appointments.end(context.actor, id, input);
    return this.answer.of(
      info,
      context,
      kept ? { appointment: [() => APPOINTMENT, kept] } : {},
      input.clientMutationId,
    );
  }

  @Mutation(() => AppointmentHandOverPayload, {
    description: `Hands an appointment over to somebody else, from today. Needs a session with the second factor. ${whoMay(HAND_OVER_APPOINTMENT)}`,
  })
  async appointmentHandOver(
    @Args('id', ID_ARGUMENT) id: string,
    @Args('input', { description: 'To whom and why.' }) input: AppointmentHandOverInput,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    const next = await this.appointments.handOver(context.actor, id, input);
    return this.answer.of(info, context, { appointment: [() => APPOINTMENT, next] }, input.clientMutationId);
  }
}
