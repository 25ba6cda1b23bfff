/**
 * Twin of `domain/appointment#isOver`, together with the first day: true when the appointment in the row `t` is valid
 * on a day, for everything that asks about today. An appointment that was ended at once is invalid from that moment,
 * although the day is its last.
 */
export function isCurrentOnSql(t: string, day: string): string {
  return `(${t}.from_on <= ${day} and (${t}.until_on is null or ${t}.until_on >= ${day}) and ${t}.ended_at is null)`;
}

/**
 * Twin of `domain/appointment#isOver`: true when an institution has a liaison in a plan on a day, or when an account is
 * one. Each argument is SQL of the value.
 */
export const hasLiaisonSql = (institution: string, plan: string, day: string, account?: string) =>
  `exists (select from appointment liaison where liaison.institution_id = ${institution} and liaison.plan_id = ${plan}
    and liaison.role = 'institution_liaison' and ${isCurrentOnSql('liaison', day)}${account ? ` and liaison.account_id = ${account}` : ''})`;
