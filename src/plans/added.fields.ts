import { APPOINTMENTS } from '../accounts/account.fields.js';
import { Appointment, AppointmentConnection, RoleEnum } from '../accounts/account.types.js';
import { AppointmentsArgs } from '../accounts/appointment.filters.js';
import { extendType } from '../api/extend-type.js';
import { derived, one, stored } from '../api/read/fields.js';
import { page } from '../api/read/page.js';
import { grantable } from '../domain/appointment.js';
import { PLAN } from './plan.fields.js';
import { Plan } from './plan.types.js';

const AppointmentPlan = extendType(() => Appointment, 'Appointment', {
  plan: {
    type: () => Plan,
    nullable: true,
    description: 'The plan it is held in; null for an administrator, who serves every plan.',
    read: one(
      () => PLAN,
      (plan, t) => `${plan}.id = ${t}.plan_id`,
    ),
  },
});

const PlanAppointments = extendType(() => Plan, 'Plan', {
  appointments: {
    type: () => AppointmentConnection,
    description: 'Who holds, held or will hold a role in it, latest first. No contact data of anybody.',
    args: AppointmentsArgs,
    read: page({ ...APPOINTMENTS, on: (a, t) => `${a}.plan_id = ${t}.id` }),
  },
  grantableRoles: {
    type: () => [RoleEnum],
    description: 'Roles that the one who asks may give in it to anybody; empty for visitors.',
    read: derived({ id: stored<string>('id') }, ({ id }, { actor }) => grantable(actor, id, null)),
  },
});

/** The providers that carry these fields into the schema. */
export const ADDED_FIELDS = [AppointmentPlan, PlanAppointments];
