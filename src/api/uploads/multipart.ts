import { networkOf } from '../../kernel/network.js';
import multipart, { type MultipartFile } from '@fastify/multipart';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { FILE_BYTES } from '../../domain/attachment.js';
import type { Actor } from '../../domain/actor.js';
import { Refusal, refuse } from '../../domain/refusal.js';
import { LANGUAGES } from '../../domain/localized-text.js';
import { hasLeft } from '../has-left.js';
import { type Place, Room } from './room.js';

const MULTIPART = /^\s*multipart\/form-data/i;
/** Where files are taken: the door for programs, and the forms of pages. Anywhere else such a body means nothing. */
const TAKES_FILES = new RegExp(`^/(files|(${LANGUAGES.join('|')})/[^?]*)(\\?|$)`);
/** How long the body of any other request may take to arrive: whoever sends a byte a second holds a connection. */
const OTHER_BODIES_MS = 10_000;

/** A file as it came, without its name. */
export interface Received {
  content: Buffer;
  tooLarge: boolean;
}

export interface ReceivedForm {
  fields: Record<string, string[]>;
  file: Received | null;
}

export async function acceptFiles(server: FastifyInstance): Promise<void> {
  await server.register(multipart, {
    throwFileSizeLimit: false,
    limits: { fileSize: FILE_BYTES, files: 1, fields: 30, fieldSize: 100_000, fieldNameSize: 100, parts: 31 },
  });
  server.addHook('onRequest', async (request, reply) => {
    if (MULTIPART.test(request.headers['content-type'] ?? '')) {
      if (request.method !== 'POST' || !TAKES_FILES.test(request.url)) await reply.status(415).send(NO_FILES);
      return;
    }
    if (request.headers['content-length'] === undefined && request.headers['transfer-encoding'] === undefined) return;
    const end = () => !request.raw.complete && request.raw.destroy();
    // What came in while this process was busy is read before it is judged.
    const late = setTimeout(() => setImmediate(end), OTHER_BODIES_MS).unref();
    const arrived = () => clearTimeout(late);
    request.raw.once('end', arrived).once('close', arrived);
    reply.raw.once('finish', arrived);
  });
}

const NO_FILES = { errors: [{ message: 'No files are taken here. Send JSON.' }] };

export const isMultipart = (request: FastifyRequest) => request.isMultipart();

const room = new Room();

/** The fields and the one file of a form of this actor. What is too large is read to its end, so that people get an answer. */
export async function receive(request: FastifyRequest, actor: Actor): Promise<ReceivedForm> {
  const place = room.enter(actor.kind === 'person' ? actor.accountId : networkOf(request.ip));
  try {
    return await partsOf(request, place);
  } catch (error) {
    const { code, statusCode } = error as { code?: string; statusCode?: number };
    if (code?.startsWith('FST_') && statusCode && statusCode < 500) refuse('INPUT_INVALID', [], { field: 'file' });
    // The body does not follow its own boundary, or ends before it says so.
    if (/multipart|boundary|header/i.test((error as Error).message)) refuse('INPUT_INVALID', [], { field: 'file' });
    if (hasLeft(request)) refuse('INPUT_INVALID', [], { field: 'file' });
    throw error;
  } finally {
    place.leave();
  }
}

/** The fields alone, each of a few lines: the file is read to its end and kept nowhere. */
export async function receiveFields(request: FastifyRequest): Promise<ReceivedForm['fields']> {
  const fields: ReceivedForm['fields'] = {};
  try {
    for await (const part of request.parts({ limits: { fields: 12, fieldSize: 4000 } })) {
      if (part.type === 'field') add(fields, part);
      else part.file.resume();
    }
  } catch {
    request.raw.resume();
  }
  return fields;
}

async function partsOf(request: FastifyRequest, place: Place): Promise<ReceivedForm> {
  const fields: ReceivedForm['fields'] = {};
  let file: Received | null = null;
  for await (const part of request.parts()) {
    if (part.type === 'field') add(fields, part);
    else file = (await contentOf(part, place)) ?? file;
  }
  return { fields, file };
}

/** A part that says of itself that it is JSON comes as what it holds, which may have no text. */
function add(fields: ReceivedForm['fields'], { fieldname, value }: { fieldname: string; value: unknown }): void {
  if (typeof value !== 'string') refuse('INPUT_INVALID', [], { field: 'file' });
  (fields[fieldname] ??= []).push(value);
}

/** `null` when nobody chose a file: browsers then send an empty one without a name. */
async function contentOf(part: MultipartFile, place: Place): Promise<Received | null> {
  const chunks: Buffer[] = [];
  let full: Refusal | null = null;
  for await (const chunk of part.file) {
    // Read to its end also where there is no room for it, so that people get an answer.
    full ??= refusalOf(() => place.hold((chunk as Buffer).length));
    if (full) chunks.length = 0;
    else chunks.push(chunk as Buffer);
  }
  if (full) throw full;
  if (chunks.length === 0 && !part.filename) return null;
  return part.file.truncated
    ? { content: Buffer.alloc(0), tooLarge: true }
    : { content: Buffer.concat(chunks), tooLarge: false };
}

function refusalOf(work: () => void): Refusal | null {
  try {
    work();
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}
