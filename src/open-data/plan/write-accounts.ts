import { ACCOUNT, APPOINTMENT } from '../store/tables.js';
import type { AppointmentDocument } from './account-document.js';
import type { PlanDocument } from './document.js';
import { sessionKey, type WrittenPlan } from './write-plan.js';
import type { Writing } from './writing.js';

/** Writes invented accounts with their appointments in the plan; an administrator belongs to no plan. Returns the ids by handle. */
export async function writeAccounts(
  to: Writing,
  { accounts }: PlanDocument,
  { id: planId, sessions }: WrittenPlan,
  commitments: Map<string, string>,
): Promise<Map<string, string>> {
  const ids = await to.store(
    ACCOUNT,
    accounts.map(({ handle, name, language, synthetic }) => ({ handle, public_name: name, language, synthetic })),
  );
  await to.store(
    APPOINTMENT,
    accounts.flatMap(({ appointments }, index) =>
      appointments.map((appointment, position) => ({
        nth:
          1 +
          appointments.slice(0, position).filter((earlier) => earlier.endedAt && isAgain(earlier, appointment)).length,
        account_id: ids[index],
        role: appointment.role,
        institution_id: to.institution(appointment.institution),
        jurisdiction_id: to.jurisdiction(appointment.jurisdiction),
        plan_id: appointment.role === 'administrator' ? null : planId,
        commitment_id: appointment.commitment ? commitments.get(appointment.commitment) : null,
        from_on: appointment.from,
        until_on: appointment.until,
        ended_at: appointment.endedAt,
        reason: appointment.reason,
        session_id: appointment.endedBy && sessions.get(sessionKey(appointment.endedBy)),
      })),
    ),
  );
  return new Map(accounts.map(({ handle }, index) => [handle, ids[index]!]));
}

function isAgain(one: AppointmentDocument, other: AppointmentDocument): boolean {
  return (['role', 'institution', 'jurisdiction', 'commitment', 'from'] as const).every(
    (part) => one[part] === other[part],
  );
}
