import { Appointment } from '../accounts/account.types.js';
import { extendType } from '../api/extend-type.js';
import { many, one } from '../api/read/fields.js';
import { Plan } from '../plans/plan.types.js';
import { FORUM, SESSION } from './forum.fields.js';
import { Forum, Session } from './forum.types.js';

const PlanForum = extendType(() => Plan, 'Plan', {
  forum: {
    type: () => Forum,
    nullable: true,
    description:
      'Where government and civil society decide on it together; null before it exists and when not on record.',
    read: one(
      () => FORUM,
      (forum, t) => `${forum}.plan_id = ${t}.id`,
    ),
  },
  sessions: {
    type: () => [Session],
    description: 'Sessions of its forum, by kind and number.',
    read: many(
      () => SESSION,
      (session, t) => `${session}.plan_id = ${t}.id`,
      (c) => `${c}.kind, ${c}.number`,
    ),
  },
});

const AppointmentDecided = extendType(() => Appointment, 'Appointment', {
  endedBy: {
    type: () => Session,
    nullable: true,
    description: 'The session of the forum that decided on its end; null when none is named.',
    read: one(
      () => SESSION,
      (session, t) => `${session}.id = ${t}.session_id`,
    ),
  },
});

/** The providers that carry these fields into the schema. */
export const ADDED_FIELDS = [PlanForum, AppointmentDecided];
