import { createHash, randomBytes } from 'node:crypto';

/** 256 bits that nobody can guess, so a plain hash is enough to keep of them. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

export function tokenHash(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
