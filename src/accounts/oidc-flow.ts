import type { Language } from '../domain/localized-text.js';
import type { Secrets } from './secrets.js';

/** State of a sign-in with the provider. A cookie keeps it until the provider sends the browser back. */
export interface OidcFlow {
  state: string;
  nonce: string;
  verifier: string;
  returnTo: string | null;
  language: Language;
  expiresAt: number;
}

const PURPOSE = 'oidc flow';
/**
 * A browser keeps no cookie of more than 4,096 bytes; with a longer address to return to, people arrive at the home
 * page.
 */
const PLACE_LENGTH = 1500;

/**
 * Seals the state for a cookie that only this server can open. The server stores nothing, so a thousand begun sign-ins
 * leave no rows.
 */
export function sealFlow(secrets: Secrets, flow: OidcFlow): string {
  const returnTo = flow.returnTo !== null && flow.returnTo.length <= PLACE_LENGTH ? flow.returnTo : null;
  return secrets.seal(JSON.stringify({ ...flow, returnTo }), PURPOSE).toString('base64url');
}

/** Opens the cookie; `null` when this server did not seal it, or its time is over. */
export function openFlow(secrets: Secrets, sealed: string, now: Date): OidcFlow | null {
  let flow: OidcFlow;
  try {
    flow = JSON.parse(secrets.open(Buffer.from(sealed, 'base64url'), PURPOSE)) as OidcFlow;
  } catch {
    return null;
  }
  return flow.expiresAt > now.getTime() ? flow : null;
}
