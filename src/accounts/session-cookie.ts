import { cookie, cookieOf, COOKIES } from '../kernel/cookies.js';

const nameOver = (https: boolean) => (https ? COOKIES.secureSession : COOKIES.session);

export function sessionToken(header: string | undefined, https: boolean): string | undefined {
  return cookieOf(nameOver(https), header) || undefined;
}

export function sessionCookie(token: string, expiresAt: Date, https: boolean): string {
  return cookie(nameOver(https), token, `Expires=${expiresAt.toUTCString()}`, https);
}

export function noSessionCookie(https: boolean): string {
  return cookie(nameOver(https), '', 'Max-Age=0', https);
}
