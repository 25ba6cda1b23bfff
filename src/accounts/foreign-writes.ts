import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Site } from '../kernel/site.js';
import { sessionToken } from './session-cookie.js';

const READS = new Set(['GET', 'HEAD', 'OPTIONS']);
/** Content types that a page of another site can make a browser send without asking this server first. */
const FORM = /^\s*(application\/x-www-form-urlencoded|multipart\/form-data|text\/plain)/i;

/**
 * Refuses writes that another site starts: it must not write in somebody's name, nor sign somebody in as another
 * person. One rule holds for every route: a write with a session cookie must say that it comes from this site, and a
 * form that says it comes from elsewhere is refused even without a cookie.
 */
export function refuseForeignWrites(server: FastifyInstance, site: Site): void {
  server.addHook('onRequest', async (request, reply) => {
    if (READS.has(request.method)) return;
    const cookie = request.headers.authorization === undefined && sessionToken(request.headers.cookie, site.https);
    if (!cookie && !FORM.test(request.headers['content-type'] ?? '')) return;
    const said = saysWhence(request, site);
    if (said === 'here' || (said === 'nothing' && (!cookie || hasPreflightHeader(request)))) return;
    await reply.status(403).send({
      errors: [{ message: 'This request came from another site, and was not carried out.' }],
    });
  });
}

function saysWhence(request: FastifyRequest, site: Site): 'here' | 'elsewhere' | 'nothing' {
  const { origin, 'sec-fetch-site': fetched } = request.headers;
  if (origin !== undefined) {
    return origin === site.originFor(request) ? 'here' : 'elsewhere';
  }
  if (fetched === undefined) return 'nothing';
  return fetched === 'same-origin' || fetched === 'none' ? 'here' : 'elsewhere';
}

/**
 * True for a header that no form can set, and no other site's page without our permission. Apollo asks for the same
 * headers.
 */
function hasPreflightHeader({ headers }: FastifyRequest): boolean {
  return headers['apollo-require-preflight'] !== undefined || headers['x-apollo-operation-name'] !== undefined;
}
