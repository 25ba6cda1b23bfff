import type { Actor } from '../domain/actor.js';
import type { Language } from '../domain/localized-text.js';

/** Everything a request knows, decided once at the door. Resolvers and policies read it; only `now` ever moves. */
export interface RequestContext {
  actor: Actor;
  /** Of texts whose reader asked for no other, and of messages. */
  language: Language;
  /** When it was asked; in the answer of a mutation, when its command was done. */
  now: Date;
  /** Where the request came from, only to be counted against limits; absent in process. */
  address?: string | undefined;
  /** Documents of our own pages are few: their statements are prepared by name. */
  prepared: boolean;
  /** Key of a visitor's subscription: subscriptions with the same key share one reading of each event. */
  asksTheSame?: string;
  /** How many characters the answer may hold by its document; absent for our own documents, which are few. */
  characters?: number;
  /** Only of a subscription, which outlives its request: who and when it is now. Throws once its session has ended. */
  renew?(): Promise<{ actor: Actor; now: Date }>;
}
