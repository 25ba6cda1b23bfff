import type { Language } from '../domain/localized-text.js';
import type { Secrets } from './secrets.js';

/** The cookie keeps this until the provider sends somebody back. */
export interface OidcFlow {
  state: string;
  nonce: string;
  verifier: string;
  returnTo: string | null;
  language: Language;
  expiresAt: number;
}

const PURPOSE = 'oidc flow';
/** A browser keeps no cookie of more than 4,096 bytes; whoever was further away arrives at the home page. */
const PLACE_LENGTH = 1500;

/**
 * The browser carries it in a cookie that only this server can open: whoever begins to sign in a thousand times leaves
 * nothing behind.
 */
export function sealFlow(secrets: Secrets, flow: OidcFlow): string {
  const returnTo = flow.returnTo !== null && flow.returnTo.length <= PLACE_LENGTH ? flow.returnTo : null;
  return secrets.seal(JSON.stringify({ ...flow, returnTo }), PURPOSE).toString('base64url');
}

/** `null` for what this server did not seal, and for what is over. */
export function openFlow(secrets: Secrets, sealed: string, now: Date): OidcFlow | null {
  let flow: OidcFlow;
  try {
    flow = JSON.parse(secrets.open(Buffer.from(sealed, 'base64url'), PURPOSE)) as OidcFlow;
  } catch {
    return null;
  }
  return flow.expiresAt > now.getTime() ? flow : null;
}
