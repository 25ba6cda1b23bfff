import { ACCOUNT, APPOINTMENT } from '../store/tables.js';
import type { AppointmentDocument, PlanDocument } from './document.js';
import { sessionKey, type WrittenPlan } from './write-plan.js';
import type { Writing } from './writing.js';

/** Writes invented accounts with their appointments in the plan; an administrator belongs to no plan. */
export async function writeAccounts(
  to: Writing,
  { accounts }: PlanDocument,
  { id: planId, sessions }: WrittenPlan,
  commitments: Map<string, string>,
): Promise<void> {
  const ids = await to.store(
    ACCOUNT,
    accounts.map(({ handle, name, language, synthetic }) => ({ handle, public_name: name, language, synthetic })),
  );
  await to.store(
    APPOINTMENT,
    accounts.flatMap(({ appointments }, index) =>
      appointments.map((held, position) => ({
        nth: 1 + appointments.slice(0, position).filter((earlier) => earlier.endedAt && isAgain(earlier, held)).length,
        account_id: ids[index],
        role: held.role,
        institution_id: to.institution(held.institution),
        jurisdiction_id: to.jurisdiction(held.jurisdiction),
        plan_id: held.role === 'administrator' ? null : planId,
        commitment_id: held.commitment ? commitments.get(held.commitment) : null,
        from_on: held.from,
        until_on: held.until,
        ended_at: held.endedAt,
        reason: held.reason,
        session_id: held.endedBy && sessions.get(sessionKey(held.endedBy)),
      })),
    ),
  );
}

function isAgain(one: AppointmentDocument, other: AppointmentDocument): boolean {
  return (['role', 'institution', 'jurisdiction', 'commitment', 'from'] as const).every(
    (part) => one[part] === other[part],
  );
}
