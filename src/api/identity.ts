import type { IncomingHttpHeaders } from 'node:http';
import type { Actor } from '../domain/actor.js';

/** Identifies the actor of a request, once, when it arrives. The feature of accounts implements it. */
export abstract class Identity {
  /** A visitor when there are no credentials or the sign-in session has ended; a wrong token is refused. */
  abstract actorOf(credentials: Pick<IncomingHttpHeaders, 'cookie' | 'authorization'>): Promise<Actor>;
}
