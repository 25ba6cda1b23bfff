import { createHash } from 'node:crypto';
import { Injectable, NotFoundException } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Execute } from '../api/execute.js';
import { VISITOR } from '../domain/actor.js';
import { LANGUAGES, type Language } from '../domain/localized-text.js';
import { escapeHtml } from '../kernel/html.js';
import { Site } from '../kernel/site.js';
import { addressOf, type LinkedPage } from './addresses.js';
import type { FeedEntry, FeedHead } from './atom.js';
import type { Item } from './news.js';

/** Endings of the addresses of feeds, below the page that each is about. */
export const ENDINGS = {
  proposals: { es: 'propuestas.atom', en: 'proposals.atom' },
  progress: { es: 'avance.atom', en: 'progress.atom' },
  moderation: { es: 'moderacion.atom', en: 'moderation.atom' },
  comments: { es: 'comentarios.atom', en: 'comments.atom' },
  changes: { es: 'cambios.atom', en: 'changes.atom' },
} as const;

/** The work that all feeds share: reading as a visitor, and finding the pages of things. */
@Injectable()
export class Feeds {
  constructor(
    private readonly execute: Execute,
    private readonly site: Site,
  ) {}

  async read<Data>(document: string, language: Language, variables: Record<string, unknown>): Promise<Data> {
    const asked = { actor: VISITOR, language, variables, prepared: true };
    const { data, errors } = await this.execute.run<Data>(document, asked);
    // The key in the address can't belong to any thing.
    if (errors?.some(({ extensions }) => ['REFUSED', 'BAD_USER_INPUT'].includes(extensions?.code ?? '')))
      throw new NotFoundException();
    if (errors || !data) throw new Error('what a feed tells could not be read');
    return data;
  }

  headOf(title: string, page: string, language: Language, ending = 'feed.atom'): FeedHead {
    return { title, page, self: `${page}/${ending}`, site: this.site.origin, language };
  }

  addressOf(page: LinkedPage, key: string, language: Language): string {
    return addressOf(this.site.origin, page, key, language);
  }

  /** Items as feed entries; the id of an entry is that of its log entry, for ever. */
  entriesOf(items: Item[]): FeedEntry[] {
    return items.map(({ entry, text, lines, url, thing }) => ({
      id: `${this.site.origin}/log/${entry.seq}`,
      title: text,
      link: url,
      at: entry.at,
      author: thing?.who ?? null,
      content: lines.map((line) => `<p>${escapeHtml(line)}</p>`).join(''),
    }));
  }
}

export function languageAt({ url }: FastifyRequest): Language {
  return LANGUAGES.find((known) => known === url.split('/')[1]) ?? LANGUAGES[0];
}

/** `tag` is the text that the ETag is made of, when the body holds more than that. */
export async function sendFeed(
  reply: FastifyReply,
  { type, language, body, tag = body }: { type: string; language: Language; body: string; tag?: string },
): Promise<void> {
  const etag = `W/"${createHash('sha256').update(tag).digest('base64url').slice(0, 22)}"`;
  reply.header('cache-control', 'no-cache').header('content-language', language).header('etag', etag);
  await reply.type(`${type}; charset=utf-8`).send(body);
}
