import { uuidOf } from '../api/node-id.js';
import { type AppointmentFacts, type Deciding, end, type Term } from '../domain/appointment.js';
import { requireChange } from '../domain/change.js';
import { refuse } from '../domain/refusal.js';
import { siteDay } from '../kernel/clock.js';
import { newId } from '../kernel/ids.js';
import type { Transaction } from '../kernel/transaction.js';
import { isCurrentOnSql } from '../twins/appointment.sql.js';
import { ADMINISTRATORS_IN_TURN } from './administrators-in-turn.js';

export interface AppointmentRow {
  id: string;
  role: string;
  account_id: string;
  plan_id: string | null;
  institution_id: string | null;
  jurisdiction_id: string | null;
  commitment_id: string | null;
  from_on: string;
  until_on: string | null;
  ended: boolean;
}

export interface StandingAppointment extends AppointmentRow {
  reason: string | null;
  session_id: string | null;
}

const TERM = 'from_on::text as from_on, until_on::text as until_on, ended_at is not null as ended';

/**
 * Refuses a second appointment to the same role: ending one would leave the other. The lock makes requests for one
 * account wait for each other.
 */
export async function refuseTwice(
  tx: Transaction,
  accountId: string,
  facts: AppointmentFacts & { commitmentId: string | null },
  term: Term,
  field: string,
) {
  await tx.manager.query('select from account where id = $1 for update', [accountId]);
  const [appointment] = await tx.manager.query(
    `select 1 from appointment where account_id = $1 and role = $2 and plan_id is not distinct from $3
        and institution_id is not distinct from $4 and commitment_id is not distinct from $5 and ended_at is null
        and daterange(from_on, until_on, '[]') && daterange($6, $7, '[]')`,
    [accountId, facts.role, facts.planId || null, facts.institutionId, facts.commitmentId, term.fromOn, term.untilOn],
  );
  if (appointment) refuse('ALREADY_HOLDER', ['input', field]);
}

export async function lockAppointment(tx: Transaction, id: string): Promise<StandingAppointment> {
  const [appointment] = await tx.manager.query(
    `select id, role, account_id, plan_id, institution_id, jurisdiction_id, commitment_id, reason, session_id, ${TERM}
       from appointment where id = $1 for update`,
    [uuidOf('Appointment', id, ['id'])],
  );
  return appointment ?? refuse('APPOINTMENT_NOT_FOUND', ['id']);
}

export async function closeAppointment(
  tx: Transaction,
  appointment: StandingAppointment,
  on: string | null,
  { reason, sessionId }: Deciding & { reason: string | null },
): Promise<Term | null> {
  const today = siteDay(tx);
  if (appointment.role === 'administrator') await tx.manager.query(ADMINISTRATORS_IN_TURN);
  const [{ others }] = await tx.manager.query(
    `select count(distinct account_id)::int as others from appointment p
      where role = 'administrator' and id <> $1 and ${isCurrentOnSql('p', '$2::date')}`,
    [appointment.id, today],
  );
  const term = end({ ...termOf(appointment), role: appointment.role }, on, {
    today,
    otherAdministrators: others,
    sessionId,
  });
  if (!term) {
    await tx.manager.query('delete from appointment where id = $1', [appointment.id]);
    return null;
  }
  const before = {
    untilOn: appointment.until_on,
    atOnce: false,
    reason: appointment.reason,
    sessionId: appointment.session_id,
  };
  const after = {
    untilOn: term.untilOn,
    atOnce: term.atOnce,
    reason: reason ?? appointment.reason,
    sessionId: sessionId ?? appointment.session_id,
  };
  requireChange(before, after, ['input', 'lastDay']);
  await tx.manager.query(
    'update appointment set until_on = $2, ended_at = $3, reason = coalesce($4, reason), session_id = coalesce($5, session_id) where id = $1',
    [appointment.id, term.untilOn, term.atOnce ? tx.now : null, reason, sessionId],
  );
  return term;
}

export async function insertAppointment(
  tx: Transaction,
  accountId: string,
  reason: string | null,
  appointment: Omit<AppointmentRow, 'id' | 'account_id' | 'ended'>,
): Promise<string> {
  const id = newId();
  await tx.manager.query(
    `insert into appointment (id, account_id, role, plan_id, institution_id, jurisdiction_id, commitment_id, from_on, until_on, reason)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      id,
      accountId,
      appointment.role,
      appointment.plan_id,
      appointment.institution_id,
      appointment.jurisdiction_id,
      appointment.commitment_id,
      appointment.from_on,
      appointment.until_on,
      reason,
    ],
  );
  return id;
}

export function appointmentFacts(appointment: AppointmentRow): AppointmentFacts {
  return { planId: appointment.plan_id ?? '', institutionId: appointment.institution_id, role: appointment.role };
}

export function termOf(appointment: AppointmentRow) {
  return { fromOn: appointment.from_on, untilOn: appointment.until_on, endedAtOnce: appointment.ended };
}
