import { refuse } from './refusal.js';

/** Roles a person can be appointed to. Rights come from appointments, never from a flag on the account. */
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

/**
 * A role that somebody holds today and what it is bound to. `null` means not bound: an administrator has no plan, a
 * citizen has no institution.
 */
export interface Appointment {
  role: Role;
  planId: string | null;
  institutionId: string | null;
  institutionSlug: string | null;
  jurisdictionId: string | null;
  commitmentId: string | null;
}

/** Scopes of a token. Without `admin` a token does not carry the appointment of an administrator. */
export const TOKEN_SCOPES = ['read', 'write', 'admin'] as const;
export type TokenScope = (typeof TOKEN_SCOPES)[number];

export interface Person {
  kind: 'person';
  accountId: string;
  handle: string;
  publicName: string;
  appointments: Appointment[];
  /** `null` when the person is here themselves and may do everything that is theirs; else the scopes of their token. */
  scopes: TokenScope[] | null;
  /** True when the person proved this sign-in session with a second factor. */
  secondFactor: boolean;
  /**
   * The number of the privacy notice in force, when the person accepted only an older one. They can write nothing more
   * before they accept it.
   */
  noticeDue?: number;
  /** The sign-in session; `null` for a token. */
  sessionId: string | null;
}

/** The one who asks. A visitor is a value, never null. The operator runs the command line on the server. */
export type Actor = { kind: 'visitor' } | { kind: 'operator' } | Person;

export const VISITOR: Actor = { kind: 'visitor' };
export const OPERATOR: Actor = { kind: 'operator' };

export function appointmentsOf(actor: Actor): Appointment[] {
  return actor.kind === 'person' ? actor.appointments : [];
}

/** `null` for visitors and the operator, who have no account. */
export const accountOf = (actor: Actor): string | null => (actor.kind === 'person' ? actor.accountId : null);

/** True for an appointment at one of the institutions. A list may hold null for an owner without an institution. */
export const isAtOneOf = (
  { institutionId }: Pick<Appointment, 'institutionId'>,
  institutionIds: readonly (string | null)[],
): boolean => institutionId !== null && institutionIds.includes(institutionId);

export const isAccount = (actor: Actor, accountId: string | null): boolean =>
  accountId !== null && accountOf(actor) === accountId;

/** The account of a person; anybody else is refused. */
export const requireAccount = (actor: Actor): string => accountOf(actor) ?? refuse('NOT_ALLOWED');

/** The person with everything that is theirs; anybody else is refused. */
export const requirePerson = (actor: Actor): Person => (actor.kind === 'person' ? actor : refuse('NOT_ALLOWED'));

/** A read-only token changes nothing, whatever its owner may do. */
export function mayWrite(actor: Actor): boolean {
  return actor.kind !== 'person' || actor.scopes === null || actor.scopes.includes('write');
}

/** The gate of acts that are no command in the log, such as sending a file: a person, and no read-only token of theirs. */
export function requireWriter(actor: Actor): Person {
  const person = requirePerson(actor);
  if (!mayWrite(person)) refuse('SCOPE_MISSING');
  return person;
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
