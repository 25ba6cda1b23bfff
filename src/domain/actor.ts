/** Roles a person can be appointed to (domain.md §2). Rights come from appointments, never from a flag on the account. */
export const ROLES = [
  'government_contact_point',
  'civil_society_contact_point',
  'forum_member',
  'facilitator',
  'secretariat',
  'guarantor',
  'institution_liaison',
  'drafter',
  'counterpart',
  'monitoring_body',
  'moderator',
  'ogp_reader',
  'administrator',
] as const;
export type Role = (typeof ROLES)[number];

/** A role held today, with what it is bound to. `null` = not bound: an administrator's plan, a citizen's institution. */
export interface Appointment {
  role: Role;
  planId: string | null;
  institutionId: string | null;
  institutionSlug: string | null;
  jurisdictionId: string | null;
  commitmentId: string | null;
}

/** Who asks. A visitor is a value too, never null; the operator is whoever runs the command line on the server. */
export type Actor =
  | { kind: 'visitor' }
  | { kind: 'operator' }
  | { kind: 'person'; accountId: string; handle: string; appointments: Appointment[] };

export const VISITOR: Actor = { kind: 'visitor' };
export const OPERATOR: Actor = { kind: 'operator' };

export function appointmentsOf(actor: Actor): Appointment[] {
  return actor.kind === 'person' ? actor.appointments : [];
}

/** The key under which a person's repeated requests are recognised. */
export function actorKey(actor: Actor): string {
  return actor.kind === 'person' ? actor.accountId : actor.kind;
}

/** Everyone who is appointed in a plan sees its drafts; an administrator is appointed in every plan. */
export function plansOf(actor: Actor): string[] {
  return [...new Set(appointmentsOf(actor).flatMap(({ planId }) => planId ?? []))];
}

export function seesEveryDraft(actor: Actor): boolean {
  return actor.kind === 'operator' || appointmentsOf(actor).some(({ role }) => role === 'administrator');
}
