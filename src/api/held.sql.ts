/**
 * SQL of whether the appointment in the row `t` is held on a day, for everything that asks for today: one that was ended
 * at once is not held any more from that moment, though the day is its last.
 */
export function heldOn(t: string, day: string): string {
  return `(${t}.from_on <= ${day} and (${t}.until_on is null or ${t}.until_on >= ${day}) and ${t}.ended_at is null)`;
}

/** Whoever appoints or ends an administrator waits for this: two who went at the same moment would each count the other. */
export const ADMINISTRATORS_IN_TURN = `select pg_advisory_xact_lock(hashtext('administrators'))`;
