import { cookie, cookieOf, COOKIES } from '../kernel/cookies.js';

export function sessionToken(header: string | undefined, https: boolean): string | undefined {
  return cookieOf(COOKIES.session, header, https) || undefined;
}

export function sessionCookie(token: string, expiresAt: Date, https: boolean): string {
  return cookie(COOKIES.session, token, `Expires=${expiresAt.toUTCString()}`, https);
}

export function noSessionCookie(https: boolean): string {
  return cookie(COOKIES.session, '', 'Max-Age=0', https);
}
