import { cookie, cookieOf } from '../kernel/cookies.js';

/** Over https the browser itself holds the name to: this host only, the whole site, never without https. */
const SECURE_NAME = '__Host-tequio';
/** Plain http is for one's own machine: browsers refuse the prefix there. */
const PLAIN_NAME = 'tequio';

export function sessionToken(header: string | undefined, https: boolean): string | undefined {
  return cookieOf(https ? SECURE_NAME : PLAIN_NAME, header) || undefined;
}

export function sessionCookie(token: string, expiresAt: Date, https: boolean): string {
  return cookie(https ? SECURE_NAME : PLAIN_NAME, token, `Expires=${expiresAt.toUTCString()}`, https);
}

export function noSessionCookie(https: boolean): string {
  return cookie(https ? SECURE_NAME : PLAIN_NAME, '', 'Max-Age=0', https);
}
