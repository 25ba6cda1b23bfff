import { type ProblemCode, refuse } from './refusal.js';
import { hasHidden } from './text.js';

/** Characters of an address, and bytes of what stands before its @ (RFC 5321). */
export const EMAIL_LENGTH = 254;
const LOCAL_BYTES = 64;

const ASCII_ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]";
/** Letters of any script; what is blank, unassigned or ignored by default has no place in a name that is compared. */
const ATOM = `(?:${ASCII_ATOM}|(?![\\p{Z}\\p{Cn}\\p{Default_Ignorable_Code_Point}])[^\\x00-\\x7F])+`;
const LOCAL = new RegExp(`^${ATOM}(?:\\.${ATOM})*$`, 'u');
/** Signs that would end a host name, or be decoded inside one, where the address of a page is read. */
const NO_HOST = /[\s/\\?#:@%[\]]/u;
const LABEL = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
const HOST = new RegExp(`^(?:${LABEL}\\.)+(?=[a-z0-9-]*[a-z])${LABEL}$`);

/**
 * The one form of an e-mail address in which it is kept, looked up, counted, locked and written to: NFC, the domain as
 * it stands in the DNS, and before the @ only the ASCII letters in lower case. No other letter is lowered, because
 * mail servers do not agree on them: `İ` became `i`, and opened the account of somebody else.
 */
export function canonicalEmail(given: string): { email: string } | { problem: ProblemCode } {
  const address = given.normalize('NFC').trim();
  if (hasHidden(address)) return { problem: 'EMAIL_UNUSABLE' };
  const [, local, domain] = /^([^@]+)@([^@]+)$/u.exec(address) ?? [];
  if (!local || !domain) return { problem: 'EMAIL_INVALID' };
  const host = hostOf(domain);
  if (!LOCAL.test(local) || host === null) return { problem: isAscii(address) ? 'EMAIL_INVALID' : 'EMAIL_UNUSABLE' };
  const email = `${local.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase())}@${host}`;
  if (bytesOf(local) > LOCAL_BYTES || email.length > EMAIL_LENGTH) return { problem: 'EMAIL_INVALID' };
  return { email };
}

/** The same for an address that somebody typed, who reads what is wrong with it. */
export function requireEmail(given: string, path: string[]): string {
  const found = canonicalEmail(given);
  return 'email' in found ? found.email : refuse(found.problem, path);
}

/** The domain in A-labels, as every program that asks the DNS writes it; `null` where there is none. */
function hostOf(domain: string): string | null {
  const page = `http://${domain}`;
  if (NO_HOST.test(domain) || !URL.canParse(page)) return null;
  const host = new URL(page).hostname;
  return HOST.test(host) ? host : null;
}

const isAscii = (text: string): boolean => /^[\x20-\x7E]*$/.test(text);
const bytesOf = (text: string): number => new TextEncoder().encode(text).length;
