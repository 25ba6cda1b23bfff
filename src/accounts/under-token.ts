import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/**
 * Seals a text with AES-256-GCM under a token that only its author has. The database holds a hash of the token, so
 * neither it, nor a backup, nor the operator of the server can open the text. `purpose` is bound into the key.
 */
export function sealUnder(token: string, purpose: string, value: unknown): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', keyOf(token, purpose), nonce);
  const body = Buffer.concat([cipher.update(JSON.stringify(value), 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]);
}

export function openUnder(token: string, purpose: string, sealed: Buffer): unknown {
  const decipher = createDecipheriv('aes-256-gcm', keyOf(token, purpose), sealed.subarray(0, 12));
  decipher.setAuthTag(sealed.subarray(12, 28));
  const body = Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]);
  return JSON.parse(body.toString('utf8'));
}

function keyOf(token: string, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', token, '', `tequio ${purpose}`, 32));
}
