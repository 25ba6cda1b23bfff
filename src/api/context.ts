import type { Actor } from '../domain/actor.js';
import type { Moment } from '../kernel/clock.js';
import type { Language } from '../domain/localized-text.js';

/**
 * Everything that is known about a request, decided once when it arrives. Resolvers and policies read it; only `now`
 * changes.
 */
export interface RequestContext extends Moment {
  actor: Actor;
  /** Language of messages, and of texts when the reader asks for none. */
  language: Language;
  /** The instant of the request; in the answer of a mutation, the instant when its command was done. */
  now: Date;
  /** The address of the client, used only to count against limits; absent inside the process. */
  address?: string | undefined;
  /** True for documents of our own pages: their statements are prepared by name from the first time on. */
  prepared: boolean;
  /** Key of a visitor's subscription. Subscriptions with the same key share one read of each event. */
  asksTheSame?: string;
  /**
   * Most characters that the answer may contain, computed from its document; absent for our own documents, which are
   * few.
   */
  characters?: number;
  /**
   * Set only for a subscription, which outlives its request: gives the present actor and time. Throws when the sign-in
   * session has ended.
   */
  renew?(): Promise<{ actor: Actor } & Moment>;
}
