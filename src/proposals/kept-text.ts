import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import type { KeptProposalTexts } from './kept-proposal.inputs.js';

/**
 * What somebody wrote before they had an account is sealed under the token that only they have, with AES-256-GCM. The
 * database holds a hash of the token and cannot open it, neither can a backup, nor whoever runs the server.
 */
export function sealText(texts: KeptProposalTexts, token: string): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', keyOf(token), nonce);
  const body = Buffer.concat([cipher.update(JSON.stringify(texts), 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]);
}

export function openText(sealed: Buffer, token: string): KeptProposalTexts {
  const decipher = createDecipheriv('aes-256-gcm', keyOf(token), sealed.subarray(0, 12));
  decipher.setAuthTag(sealed.subarray(12, 28));
  const body = Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]);
  return JSON.parse(body.toString('utf8')) as KeptProposalTexts;
}

function keyOf(token: string): Buffer {
  return Buffer.from(hkdfSync('sha256', token, '', 'tequio kept proposal', 32));
}
