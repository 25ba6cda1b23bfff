/**
 * Twin of `domain/appointment#isOver`, with its first day: whether the appointment in the row `t` is held on a day, for
 * everything that asks for today. One that was ended at once is not held any more from that moment, though the day is
 * its last.
 */
export function isHeldOnSql(t: string, day: string): string {
  return `(${t}.from_on <= ${day} and (${t}.until_on is null or ${t}.until_on >= ${day}) and ${t}.ended_at is null)`;
}

/** Twin of `domain/appointment#isOver`: whether somebody answers for an institution in a plan on a day; each is SQL that gives the value. */
export const hasLiaisonSql = (institution: string, plan: string, day: string) =>
  `exists (select from appointment liaison where liaison.institution_id = ${institution} and liaison.plan_id = ${plan}
    and liaison.role = 'institution_liaison' and ${isHeldOnSql('liaison', day)})`;
