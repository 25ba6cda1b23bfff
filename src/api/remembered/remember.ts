import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { LANGUAGES } from '../../domain/localized-text.js';
import { COOKIES, cookieOf, isNobodysOwn } from '../../kernel/cookies.js';
import { encodingFor } from '../../kernel/encoding.js';
import type { Site } from '../../kernel/site.js';
import { languageOf } from '../language.js';
import type { Answer, RememberedAnswers } from './remembered-answers.js';

declare module 'fastify' {
  interface FastifyRequest {
    /**
     * The first request computes the answer; this function hands it to identical requests that wait. `null` for other
     * requests.
     */
    giveAnswer: ((answer: Answer | null) => void) | null;
  }
}

/** Pages and feeds: all addresses below the address of a language. */
const READ = new RegExp(`^/(${LANGUAGES.join('|')})(?=[/?]|$)`);
/** A document without one of these words cannot change anything. */
const MORE_THAN_QUERIES = /mutation|subscription/;

/**
 * Answers visitors with a remembered answer while nothing has changed (docs/adr/0067). Only answers with
 * `Cache-Control: no-cache` are remembered; private answers never have this header. A browser that already has the
 * answer is told so.
 */
export function rememberAnswers(server: FastifyInstance, answers: RememberedAnswers, site: Site): void {
  server.decorateRequest('giveAnswer', null);
  server.addHook('preHandler', async (request, reply) => {
    const question = questionOf(request, site);
    // When the size of the log cannot be read, the handler reports the problem.
    const turn = question && (await answers.ask(question).catch(() => null));
    if (!turn) return;
    if ('give' in turn) {
      // The answer is handed over when it is sent, even if its client has left, because others wait for it.
      request.giveAnswer = turn.give;
      return;
    }
    const answer = await turn.answer;
    if (answer) await reply.headers(answer.headers).send(answer.body);
  });
  server.addHook('onSend', async (request, reply, payload) => {
    request.giveAnswer?.(mayBeKept(reply) ? answerOf(reply, payload) : null);
    if (!isKnown(request, reply)) return payload;
    reply.status(304);
    for (const name of ['content-encoding', 'content-length', 'content-type']) reply.removeHeader(name);
    return null;
  });
}

/**
 * Everything on which the answer to a visitor depends. `null` when the request is not a visitor's or may change data.
 */
function questionOf(request: FastifyRequest, site: Site): string | null {
  const { headers, method, url } = request;
  const anew = headers['cache-control']?.includes('no-cache');
  if (headers.authorization !== undefined || !isNobodysOwn(headers.cookie) || anew) return null;
  const document = method === 'POST' && url === '/graphql' ? queryIn(request) : null;
  if (!document && !(method === 'GET' && READ.test(url))) return null;
  return [
    url,
    site.originFor(request),
    languageOf(headers['accept-language']),
    cookieOf(COOKIES.language, headers.cookie, site.https),
    encodingFor(headers['accept-encoding']),
    document,
  ].join('\n');
}

function queryIn({ headers, body }: FastifyRequest): string | null {
  const { query } = (body ?? {}) as { query?: unknown };
  if (typeof query !== 'string' || MORE_THAN_QUERIES.test(query)) return null;
  return [headers['content-type'], headers.accept, JSON.stringify(body)].join('\n');
}

function mayBeKept(reply: FastifyReply): boolean {
  const cookies = [reply.getHeader('set-cookie') ?? []].flat();
  return (
    reply.statusCode === 200 &&
    reply.getHeader('cache-control') === 'no-cache' &&
    cookies.every((cookie) => String(cookie).startsWith(`${COOKIES.language}=`))
  );
}

function answerOf(reply: FastifyReply, payload: unknown): Answer | null {
  if (typeof payload !== 'string' && !Buffer.isBuffer(payload)) return null;
  const content = Buffer.from(payload);
  // A small buffer would share its memory with others and keep theirs allocated.
  const body = Buffer.allocUnsafeSlow(content.length);
  content.copy(body);
  return { headers: reply.getHeaders(), body };
}

function isKnown(request: FastifyRequest, reply: FastifyReply): boolean {
  const etag = reply.getHeader('etag');
  const known = (request.headers['if-none-match'] ?? '').split(/\s*,\s*/);
  return reply.statusCode === 200 && typeof etag === 'string' && known.includes(etag);
}
