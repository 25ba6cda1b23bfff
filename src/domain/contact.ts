import { canonicalEmail } from './email.js';

/** Digits of a telephone number with and without its country (ITU-T E.164). */
const [FEWEST_DIGITS, MOST_DIGITS] = [8, 15];
const TELEPHONE = /^\+?[\d\s().-]+$/;

/**
 * True when the public can write to or call it: an e-mail address or a telephone number. A name or a sentence is no
 * place to write to, and may be about a person.
 */
export function isPublicContact(contact: string): boolean {
  if ('email' in canonicalEmail(contact)) return true;
  const digits = contact.replaceAll(/\D/g, '').length;
  return TELEPHONE.test(contact) && digits >= FEWEST_DIGITS && digits <= MOST_DIGITS;
}
