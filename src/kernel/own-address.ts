import type { FastifyInstance } from 'fastify';

const ELSEWHERE = /^https?:\/\/[^\s\\]+$/i;

/**
 * Where an answer leads, as every browser reads it alike. An address of this site never begins with what a browser takes
 * for the name of another one (`//`, `/\`, a tab between), and holds nothing that ends a header. A whole address, which
 * only the server itself makes, stays as it is.
 */
export function whereItLeads(location: string): string {
  if (ELSEWHERE.test(location)) return location;
  const path = location.replaceAll(/[^\x20-\x7e]/gu, unread).replace(/^[\s/\\]*/, '/');
  return path.replaceAll(/[\s\\]/g, unread);
}

/** Control characters are left out as browsers do; every other is written as it stands in an address. */
function unread(character: string): string {
  if (/\p{Cc}/u.test(character)) return '';
  return /[\s\\]/.test(character) && character <= '~'
    ? `%${character.charCodeAt(0).toString(16).toUpperCase()}`
    : encodeURIComponent(character.toWellFormed());
}

/** Looks at every redirect as it is sent, whichever part of the server it comes from. */
export function leadNobodyElsewhere(server: FastifyInstance): void {
  server.addHook('onSend', async (_request, reply, payload) => {
    const location = reply.getHeader('location');
    if (location !== undefined) reply.header('location', whereItLeads(String(location)));
    return payload;
  });
}
