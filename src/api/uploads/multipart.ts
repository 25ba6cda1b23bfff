import { networkOf } from '../../kernel/network.js';
import multipart, { type MultipartFile } from '@fastify/multipart';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { FILE_BYTES } from '../../domain/attachment.js';
import type { Actor } from '../../domain/actor.js';
import { Refusal, refuse } from '../../domain/refusal.js';
import { LANGUAGES } from '../../domain/localized-text.js';
import { watchPace } from './pace.js';
import { type UploadPlace, UploadRoom } from './room.js';

const MULTIPART = /^\s*multipart\/form-data/i;
/**
 * Addresses that accept files: the endpoint for programs, and the forms of pages. Other addresses ignore such a body.
 */
const TAKES_FILES = new RegExp(`^/(files(?:/word(?:/draft)?|/visits|/reports)?|(${LANGUAGES.join('|')})/[^?]*)(\\?|$)`);
/** Time limit for the body of any other request: a client that sends a byte a second holds a connection. */
const OTHER_BODIES_MS = 10_000;

/** A received file, without its name. */
export interface Received {
  content: Buffer;
  tooLarge: boolean;
}

export interface ReceivedForm {
  fields: Record<string, string[]>;
  file: Received | null;
  /** The reason why not everything was accepted; the fields that came before are still here. */
  refusal: Refusal | null;
}

export async function acceptFiles(server: FastifyInstance): Promise<void> {
  await server.register(multipart, {
    throwFileSizeLimit: false,
    limits: { fileSize: FILE_BYTES, files: 1, fields: 30, fieldSize: 100_000, fieldNameSize: 100, parts: 31 },
  });
  server.decorateRequest('isTooSlow', false);
  server.addHook('onSend', async (request, reply, payload) => {
    if (request.isTooSlow) reply.header('connection', 'close');
    return payload;
  });
  server.addHook('onRequest', async (request, reply) => {
    if (MULTIPART.test(request.headers['content-type'] ?? '')) {
      if (request.method !== 'POST' || !TAKES_FILES.test(request.url)) await reply.status(415).send(NO_FILES);
      return;
    }
    if (request.headers['content-length'] === undefined && request.headers['transfer-encoding'] === undefined) return;
    const end = () => {
      if (request.raw.complete) return;
      if (!reply.raw.headersSent) request.raw.socket.write(TOO_LATE);
      request.raw.socket.destroySoon();
    };
    // Data that arrived while this process was busy is read before the request is judged.
    const late = setTimeout(() => setImmediate(end), OTHER_BODIES_MS).unref();
    const arrived = () => clearTimeout(late);
    request.raw.once('end', arrived).once('close', arrived);
    reply.raw.once('finish', arrived);
  });
}

/** The answer that Node itself gives to headers that come too slowly. */
const TOO_LATE = 'HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n';
const NO_FILES = { errors: [{ message: 'No files are taken here. Send JSON.' }] };

export const isMultipart = (request: FastifyRequest) => request.isMultipart();

const room = new UploadRoom();

/**
 * The fields and the one file of this actor's form, after their turn has come. A body that is too large is read to its
 * end, so that people get an answer. The same holds for a file of a visitor, which is not stored.
 */
export async function receive(request: FastifyRequest, actor: Actor): Promise<ReceivedForm> {
  const form: ReceivedForm = { fields: {}, file: null, refusal: null };
  const network = networkOf(request.ip);
  const isPerson = actor.kind === 'person';
  form.refusal = await refusalOf(async () => {
    const place = room.enter(isPerson ? actor.accountId : network, network);
    const pace = watchPace(request.raw.socket);
    try {
      await fill(form, { request, place, keepsFile: isPerson, end: Promise.race([place.gaveWay, pace.tooSlow]) });
    } finally {
      pace.end();
      place.leave();
    }
    if (!(await request.takeTurn())) refuse('TOO_MANY', [], { minutes: 1 });
  });
  if (form.refusal) {
    request.isTooSlow = form.refusal.problems.some(({ code }) => code === 'FILE_TOO_SLOW');
    // The rest is received and dropped.
    request.raw.unpipe();
    request.raw.resume();
  }
  return form;
}

interface Coming {
  request: FastifyRequest;
  place: UploadPlace;
  keepsFile: boolean;
  /** Rejects with a refusal when the upload is no longer waited for. */
  end: Promise<never>;
}

async function fill(form: ReceivedForm, coming: Coming): Promise<void> {
  const { request, place, end } = coming;
  for await (const part of until(end, request.parts())) {
    if (part.type === 'field') add(form.fields, part, place);
    else form.file = (await contentOf(part, coming)) ?? form.file;
  }
}

/**
 * Yields the parts of the form until `end` rejects. The sender is told when the body is unreadable: it breaks its own
 * boundary, has one that is too long, ends too early, or contains too much.
 */
async function* until<T>(end: Promise<never>, coming: AsyncIterable<T>): AsyncGenerator<T> {
  const iterator = coming[Symbol.asyncIterator]();
  for (;;) {
    const next = await Promise.race([iterator.next().catch(refuseBroken), end]);
    if (next.done) return;
    yield next.value;
  }
}

const refuseBroken = (): never => refuse('INPUT_INVALID', [], { field: 'file' });

/** A part that declares itself JSON arrives parsed, and its value may have no text. */
function add(fields: ReceivedForm['fields'], part: { fieldname: string; value: unknown }, place: UploadPlace): void {
  if (typeof part.value !== 'string') refuse('INPUT_INVALID', [], { field: 'file' });
  place.came(part.value.length, { kept: true });
  (fields[part.fieldname] ??= []).push(part.value);
}

/** `null` when nobody chose a file (browsers then send an empty one without a name), and when the file is not kept. */
async function contentOf(part: MultipartFile, { place, keepsFile, end }: Coming): Promise<Received | null> {
  const chunks: Buffer[] = [];
  let full: Refusal | null = null;
  for await (const chunk of until<Buffer>(end, part.file)) {
    // The file is read to its end even without room for it, so that people get an answer.
    full ??= await refusalOf(async () => place.came(chunk.length, { kept: keepsFile }));
    if (full) chunks.length = 0;
    else if (keepsFile) chunks.push(chunk);
  }
  if (full) throw full;
  if (!keepsFile || (chunks.length === 0 && !part.filename)) return null;
  return part.file.truncated
    ? { content: Buffer.alloc(0), tooLarge: true }
    : { content: Buffer.concat(chunks), tooLarge: false };
}

async function refusalOf(work: () => Promise<void>): Promise<Refusal | null> {
  try {
    await work();
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

declare module 'fastify' {
  interface FastifyRequest {
    /** True when nothing more is waited for: the connection ends with the answer. */
    isTooSlow: boolean;
  }
}
