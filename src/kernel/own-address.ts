import type { FastifyInstance } from 'fastify';
import type { Site } from './site.js';

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

const UNREADABLE = 'The request names no readable address: its target and its `Host` together have to form one.';

/**
 * Refuses a request whose target and host form no address, before a library fails on it. Clients of HTTP/1.0 need to
 * name no host; they mean this server.
 */
export function refuseUnreadableTargets(server: FastifyInstance, site: Site): void {
  server.addHook('onRequest', async (request, reply) => {
    if (!request.host) request.raw.headers.host = new URL(site.origin).host;
    if (URL.canParse(request.url, `${request.protocol}://${request.hostname}/`)) return;
    await reply.status(400).send({ errors: [{ message: UNREADABLE, extensions: { code: 'BAD_USER_INPUT' } }] });
  });
}
