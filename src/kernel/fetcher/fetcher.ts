import { lookup } from 'node:dns/promises';
import { request as overHttp, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as overHttps } from 'node:https';
import { isIP } from 'node:net';
import { FILE_BYTES } from '../../domain/attachment.js';
import { isLink, type LinkProblem } from '../../domain/link.js';
import { isPublicAddress } from './public-address.js';

export interface FetchLimits {
  bytes: number;
  redirects: number;
  /** For everything together: names, redirects, headers and content. */
  totalMs: number;
  /** The longest silence of the other side. */
  idleMs: number;
}

export const FETCH_LIMITS: FetchLimits = { bytes: FILE_BYTES, redirects: 3, totalMs: 30_000, idleMs: 10_000 };

/** Web servers listen on these ports; other ports belong to services that nobody means to publish. */
const PORTS = ['', '80', '443', '8080', '8443'];
const REDIRECTS = [301, 302, 303, 307, 308];
const HEADERS = {
  'user-agent': 'Tequio',
  accept: 'application/pdf, image/jpeg, image/png, */*;q=0.1',
  // Packed content could grow beyond every limit while it is unpacked.
  'accept-encoding': 'identity',
  connection: 'close',
};

export interface Resolved {
  address: string;
  family: number;
}
export type Resolve = (name: string) => Promise<Resolved[]>;

export type Fetched = { content: Buffer } | { problem: LinkProblem };

class Problem extends Error {
  constructor(readonly code: LinkProblem) {
    super(code);
  }
}

/**
 * The only way by which this server opens a connection because somebody typed an address. It reaches public addresses
 * only: each name is resolved once, and the connection goes to exactly the address that was judged. Each redirect is
 * judged anew. It sends nothing of a person and keeps no cookie.
 */
export class Fetcher {
  constructor(
    private readonly limits: FetchLimits = FETCH_LIMITS,
    /** Addresses with their port that are reached although they are not public. Only tests name any. */
    private readonly exceptions: ReadonlySet<string> = new Set(),
    private readonly resolve: Resolve = (name) => lookup(name, { all: true }),
  ) {}

  /** Reads what the address points to. */
  read(url: string): Promise<Fetched> {
    return this.within((signal) => this.follow(url, signal, (answer) => this.contentOf(answer, signal)));
  }

  /** The reason why the address does not open, or `null`; its content is not read. */
  async problemOf(url: string): Promise<LinkProblem | null> {
    const nothing = Buffer.alloc(0);
    const fetched = await this.within((signal) => this.follow(url, signal, () => Promise.resolve(nothing)));
    return 'problem' in fetched ? fetched.problem : null;
  }

  private async within(work: (signal: AbortSignal) => Promise<Buffer>): Promise<Fetched> {
    const ending = new AbortController();
    let end!: (reason: Problem) => void;
    const ended = new Promise<never>((_, reject) => (end = reject));
    const timer = setTimeout(() => end(new Problem('too_slow')), this.limits.totalMs);
    try {
      return { content: await Promise.race([work(ending.signal), ended]) };
    } catch (error) {
      return { problem: error instanceof Problem ? error.code : 'unreachable' };
    } finally {
      clearTimeout(timer);
      // Closes the connection, also when nobody waits for it any more.
      ending.abort();
    }
  }

  private async follow(
    url: string,
    signal: AbortSignal,
    take: (answer: IncomingMessage) => Promise<Buffer>,
  ): Promise<Buffer> {
    let at = url;
    for (let redirects = 0; redirects <= this.limits.redirects; redirects++) {
      const answer = await this.ask(at, signal);
      const { statusCode = 0, headers } = answer;
      if (!REDIRECTS.includes(statusCode)) {
        if (statusCode !== 200) throw new Problem('answers_error');
        return take(answer);
      }
      answer.destroy();
      const next = headers.location ?? '';
      if (!URL.canParse(next, at)) throw new Problem('answers_error');
      at = new URL(next, at).href;
    }
    throw new Problem('too_many_redirects');
  }

  private async ask(address: string, signal: AbortSignal): Promise<IncomingMessage> {
    if (!isLink(address)) throw new Problem('not_public');
    const url = new URL(address);
    const to = await this.judged(url);
    signal.throwIfAborted();
    const options: RequestOptions = {
      agent: false,
      signal,
      headers: HEADERS,
      maxHeaderSize: 16_384,
      lookup: (_name, { all }, done) => (all ? done(null, [to]) : done(null, to.address, to.family)),
    };
    return new Promise((resolve, reject) => {
      const request = (url.protocol === 'https:' ? overHttps : overHttp)(url, options, (answer) => {
        clearTimeout(silence);
        answer.on('error', reject);
        resolve(answer);
      });
      const silence = setTimeout(() => request.destroy(new Problem('too_slow')), this.limits.idleMs);
      // A connection may also close without an error, such as one that changes its protocol.
      request.on('error', reject).on('close', () => {
        clearTimeout(silence);
        reject(new Problem('unreachable'));
      });
      request.end();
    });
  }

  /** The one address to connect to. A name with any address that is not public is refused whole. */
  private async judged({ hostname, port, protocol }: URL): Promise<Resolved> {
    const name = hostname.replace(/^\[|\]$/g, '');
    const family = isIP(name);
    const found = family ? [{ address: name, family }] : await this.resolve(name).catch(() => []);
    const number = port || (protocol === 'https:' ? '443' : '80');
    const isReached = ({ address }: Resolved) =>
      this.exceptions.has(`${address}:${number}`) || (PORTS.includes(port) && isPublicAddress(address));
    // A name that leads nowhere is refused like one that leads inside, so that nobody learns which names exist inside.
    if (found.length === 0 || !found.every(isReached)) throw new Problem('not_public');
    return found[0]!;
  }

  private async contentOf(answer: IncomingMessage, signal: AbortSignal): Promise<Buffer> {
    const { 'content-encoding': packed = 'identity', 'content-length': length } = answer.headers;
    if (packed !== 'identity') throw new Problem('type_not_kept');
    if (Number(length) > this.limits.bytes) throw new Problem('too_large');
    let silence: NodeJS.Timeout | undefined;
    const waitAgain = () => {
      clearTimeout(silence);
      silence = setTimeout(() => answer.destroy(new Problem('too_slow')), this.limits.idleMs);
    };
    const chunks: Buffer[] = [];
    let bytes = 0;
    waitAgain();
    try {
      for await (const chunk of answer as AsyncIterable<Buffer>) {
        signal.throwIfAborted();
        waitAgain();
        bytes += chunk.length;
        if (bytes > this.limits.bytes) throw new Problem('too_large');
        chunks.push(chunk);
      }
    } finally {
      clearTimeout(silence);
    }
    return Buffer.concat(chunks);
  }
}
