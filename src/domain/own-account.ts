import type { Actor, Person } from './actor.js';
import type { StatelessAction } from './policy.js';
import { refuse } from './refusal.js';

/** Everybody may do these acts with their own account, and nobody with the account of another. */
const own = (mutation: string): StatelessAction<never> => ({
  mutation,
  states: [],
  from: [],
  who: [{ role: 'person' }],
});
const always = (mutation: string): StatelessAction<never> => ({ ...own(mutation), withoutNotice: true });

export const RENAME = own('accountRename');
export const SET_LANGUAGE = own('accountSetLanguage');
export const ERASE = always('accountErase');
export const ACCEPT_NOTICE = always('noticeAccept');
export const CREATE_TOKEN = own('tokenCreate');
export const REVOKE_TOKEN = always('tokenRevoke');
export const REVOKE_SESSION = always('sessionRevoke');
export const REVOKE_ALL_SESSIONS = always('sessionsRevokeAll');
export const START_SECOND_FACTOR = own('secondFactorStart');
export const CONFIRM_SECOND_FACTOR = own('secondFactorConfirm');
export const REMOVE_SECOND_FACTOR = own('secondFactorRemove');

export const OWN_ACCOUNT_ACTIONS = [
  RENAME,
  SET_LANGUAGE,
  ERASE,
  ACCEPT_NOTICE,
  CREATE_TOKEN,
  REVOKE_TOKEN,
  REVOKE_SESSION,
  REVOKE_ALL_SESSIONS,
  START_SECOND_FACTOR,
  CONFIRM_SECOND_FACTOR,
  REMOVE_SECOND_FACTOR,
];

/** A token must not create tokens or lock its owner out, so these acts need the person themselves. */
export function themselves(actor: Actor): Person {
  if (actor.kind !== 'person') refuse('NOT_ALLOWED');
  if (actor.scopes !== null) refuse('SCOPE_MISSING');
  return actor;
}

/** Changing how a person signs in needs the second factor if they have one: a session left open is not enough. */
export function proven(actor: Actor, hasSecondFactor: boolean): Person {
  const person = themselves(actor);
  if (hasSecondFactor && !person.secondFactor) refuse('SECOND_FACTOR_REQUIRED');
  return person;
}
