import { type ProblemCode, refuse } from './refusal.js';
import { hasHidden } from './text.js';

/** Longest address in characters, and longest local part in bytes (RFC 5321). */
const EMAIL_LENGTH = 254;
const LOCAL_BYTES = 64;

const ASCII_ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]";
/**
 * Letters of any script. Blank, unassigned and default-ignorable characters are excluded, because addresses are
 * compared.
 */
const ATOM = `(?:${ASCII_ATOM}|(?![\\p{Z}\\p{Cn}\\p{Default_Ignorable_Code_Point}])[^\\x00-\\x7F])+`;
const LOCAL = new RegExp(`^${ATOM}(?:\\.${ATOM})*$`, 'u');
/** Characters that end or decode a host name when the address of a page is parsed. */
const NO_HOST = /[\s/\\?#:@%[\]]/u;
const LABEL = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
const HOST = new RegExp(`^(?:${LABEL}\\.)+(?=[a-z0-9-]*[a-z])${LABEL}$`);

/**
 * The canonical form in which an address is kept, looked up, counted, locked and written to: NFC, the domain as in the
 * DNS, and in the local part only ASCII letters in lower case. Other letters keep their case, because mail servers
 * disagree about them: `İ` became `i` and opened another person's account.
 */
export function canonicalEmail(given: string): { email: string } | { problem: ProblemCode } {
  const address = given.normalize('NFC').trim();
  if (hasHidden(address)) return { problem: 'EMAIL_UNUSABLE' };
  const [local, domain, ...more] = address.split('@');
  if (!local || !domain || more.length > 0) return { problem: 'EMAIL_INVALID' };
  const host = hostOf(domain);
  if (!LOCAL.test(local) || host === null) return { problem: isAscii(address) ? 'EMAIL_INVALID' : 'EMAIL_UNUSABLE' };
  const email = `${local.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase())}@${host}`;
  if (bytesOf(local) > LOCAL_BYTES || email.length > EMAIL_LENGTH) return { problem: 'EMAIL_INVALID' };
  return { email };
}

/** The canonical form of an address that somebody typed; refuses with a message for them. */
export function requireEmail(given: string, path: string[]): string {
  const found = canonicalEmail(given);
  return 'email' in found ? found.email : refuse(found.problem, path);
}

/** The domain in A-labels, as every DNS client writes it; `null` when it is not a domain. */
function hostOf(domain: string): string | null {
  const page = `http://${domain}`;
  if (NO_HOST.test(domain) || !URL.canParse(page)) return null;
  const host = new URL(page).hostname;
  return HOST.test(host) ? host : null;
}

const isAscii = (text: string): boolean => /^[\x20-\x7E]*$/.test(text);
const bytesOf = (text: string): number => new TextEncoder().encode(text).length;
