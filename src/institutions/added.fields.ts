import { APPOINTMENTS } from '../accounts/account.fields.js';
import { Appointment, AppointmentConnection, RoleEnum } from '../accounts/account.types.js';
import { AppointmentsArgs } from '../accounts/appointment.filters.js';
import { extendType } from '../api/extend-type.js';
import { derived, one, stored } from '../api/read/fields.js';
import { page } from '../api/read/page.js';
import { plansOf } from '../domain/actor.js';
import { grantable } from '../domain/appointment.js';
import { INSTITUTION, JURISDICTION } from './institution.fields.js';
import { Institution, Jurisdiction } from './institution.types.js';

const AppointmentBodies = extendType(() => Appointment, 'Appointment', {
  institution: {
    type: () => Institution,
    nullable: true,
    description: "The institution it is held for; null for a citizen's seat and for an administrator.",
    read: one(
      () => INSTITUTION,
      (institution, t) => `${institution}.id = ${t}.institution_id`,
    ),
  },
  jurisdiction: {
    type: () => Jurisdiction,
    nullable: true,
    description: 'The member it is held for; null when it is for none in particular.',
    read: one(
      () => JURISDICTION,
      (jurisdiction, t) => `${jurisdiction}.id = ${t}.jurisdiction_id`,
    ),
  },
});

const InstitutionAppointments = extendType(() => Institution, 'Institution', {
  appointments: {
    type: () => AppointmentConnection,
    description: 'Who holds, held or will hold a role for it, latest first. No contact data of anybody.',
    args: AppointmentsArgs,
    read: page({ ...APPOINTMENTS, on: (a, t) => `${a}.institution_id = ${t}.id` }),
  },
  grantableRoles: {
    type: () => [RoleEnum],
    description:
      'Roles that the one who asks may give for it, in one plan at least; empty for visitors. Its liaison appoints in the plans they serve.',
    read: derived({ id: stored<string>('id') }, ({ id }, { actor }) => {
      const roles = ['', ...plansOf(actor)].flatMap((plan) => grantable(actor, plan, id));
      return [...new Set(roles)];
    }),
  },
});

/** The providers that carry these fields into the schema. */
export const ADDED_FIELDS = [AppointmentBodies, InstitutionAppointments];
