/**
 * SQL of whether the appointment in the row `t` is held on a day, for everything that asks for today: one that was ended
 * at once is not held any more from that moment, though the day is its last.
 */
export function heldOn(t: string, day: string): string {
  return `(${t}.from_on <= ${day} and (${t}.until_on is null or ${t}.until_on >= ${day}) and ${t}.ended_at is null)`;
}

/** SQL of whether somebody answers for an institution in a plan on a day; each is SQL that gives the value. */
export const hasLiaison = (institution: string, plan: string, day: string) =>
  `exists (select from appointment liaison where liaison.institution_id = ${institution} and liaison.plan_id = ${plan}
    and liaison.role = 'institution_liaison' and ${heldOn('liaison', day)})`;

/** Whoever appoints or ends an administrator waits for this: two who went at the same moment would each count the other. */
export const ADMINISTRATORS_IN_TURN = `select pg_advisory_xact_lock(hashtext('administrators'))`;
