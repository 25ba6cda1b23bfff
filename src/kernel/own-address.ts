import type { FastifyInstance } from 'fastify';

const ELSEWHERE = /^https?:\/\/[^\s\\]+$/i;

/**
 * The address of a redirect, in a form that every browser reads alike. An address on this site never begins with
 * something that a browser reads as the name of another site (`//`, `/\`, a tab between), and contains nothing that
 * ends a header. A whole address, which only the server itself makes, is kept.
 */
export function whereItLeads(location: string): string {
  if (ELSEWHERE.test(location)) return location;
  const path = location.replaceAll(/[^\x20-\x7e]/gu, unread).replace(/^[\s/\\]*/, '/');
  return path.replaceAll(/[\s\\]/g, unread);
}

/** Browsers drop control characters, so they are dropped here too. Every other character is encoded for an address. */
function unread(character: string): string {
  if (/\p{Cc}/u.test(character)) return '';
  return /[\s\\]/.test(character) && character <= '~'
    ? `%${character.charCodeAt(0).toString(16).toUpperCase()}`
    : encodeURIComponent(character.toWellFormed());
}

/** Checks every redirect when it is sent, whichever part of the server made it. */
export function leadNobodyElsewhere(server: FastifyInstance): void {
  server.addHook('onSend', async (_request, reply, payload) => {
    const location = reply.getHeader('location');
    if (location !== undefined) reply.header('location', whereItLeads(String(location)));
    return payload;
  });
}
