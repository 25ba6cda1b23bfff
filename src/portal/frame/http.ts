import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import helmet from '@fastify/helmet';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { encodingFor } from '../../kernel/encoding.js';

const brotli = promisify(brotliCompress);
const gzipped = promisify(gzip);
const COMPRESSIBLE = /^text\/(html|css|javascript)/;
/** Bytes below which compression saves no packet. */
const SMALL = 1024;

/**
 * Sets the headers of every answer and compresses pages. The policy allows only what it names: no script runs but our
 * own file (docs/adr/0095), nothing is loaded from elsewhere, nobody may frame us. A route that needs more says so in
 * its own `helmet` options.
 */
export async function dressAnswers(app: NestFastifyApplication, options: { https: boolean }): Promise<void> {
  const server = app.getHttpAdapter().getInstance();
  await server.register(helmet, {
    global: true,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        fontSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
      },
    },
    crossOriginEmbedderPolicy: false,
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    dnsPrefetchControl: { allow: false },
    frameguard: { action: 'deny' },
    hidePoweredBy: true,
    hsts: options.https ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    ieNoOpen: true,
    noSniff: true,
    originAgentCluster: true,
    permittedCrossDomainPolicies: { permittedPolicies: 'none' },
    referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
    xssFilter: true,
  });
  server.addHook('onRequest', async (_: FastifyRequest, reply: FastifyReply) => {
    reply.header('permissions-policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=()');
  });
  server.addHook('onSend', async (request: FastifyRequest, reply: FastifyReply, payload: unknown) =>
    compressed(request, reply, payload),
  );
}

async function compressed(request: FastifyRequest, reply: FastifyReply, payload: unknown): Promise<unknown> {
  const plain = typeof payload === 'string' || Buffer.isBuffer(payload);
  const already = reply.hasHeader('content-encoding');
  if (!plain || already || !COMPRESSIBLE.test(String(reply.getHeader('content-type')))) return payload;
  const vary = String(reply.getHeader('vary') ?? '');
  if (!vary.includes('Accept-Encoding')) reply.header('vary', [vary, 'Accept-Encoding'].filter(Boolean).join(', '));
  const encoding = encodingFor(request.headers['accept-encoding']);
  if (!encoding || Buffer.byteLength(payload) < SMALL) return payload;
  reply.header('content-encoding', encoding).removeHeader('content-length');
  return encoding === 'br' ? brotli(payload, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }) : gzipped(payload);
}
