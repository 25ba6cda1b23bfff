import type { IncomingHttpHeaders } from 'node:http';
import type { Actor } from '../domain/actor.js';

/** Who stands behind a request: asked once, at the door. The accounts know; the api only asks. */
export abstract class Identity {
  /** A visitor for who brings nothing or an old session; refuses a token that is wrong. */
  abstract actorOf(credentials: Pick<IncomingHttpHeaders, 'cookie' | 'authorization'>): Promise<Actor>;
}
