import { createHash, randomBytes } from 'node:crypto';

/** A token of 256 random bits. Nobody can guess it, so its plain hash is safe to keep. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

export function tokenHash(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
