import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Site } from '../kernel/site.js';
import { sessionToken } from './session-cookie.js';

const READS = new Set(['GET', 'HEAD', 'OPTIONS']);
/** What a page elsewhere can make a browser send without asking us first. */
const FORM = /^\s*(application\/x-www-form-urlencoded|multipart\/form-data|text\/plain)/i;

/**
 * No other site may write in somebody's name, nor sign somebody in as somebody else. One rule for every door: a write
 * that carries a session's cookie says that it comes from this site; a form that says it comes from elsewhere is
 * refused even without one.
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

/** No form can set it, and no page elsewhere without our leave: the same that Apollo asks for. */
function hasPreflightHeader({ headers }: FastifyRequest): boolean {
  return headers['apollo-require-preflight'] !== undefined || headers['x-apollo-operation-name'] !== undefined;
}
