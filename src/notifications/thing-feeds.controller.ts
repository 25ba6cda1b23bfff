import { Controller, Get, NotFoundException, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { decodeId } from '../api/node-id.js';
import { atom } from './atom.js';
import { CommentsFeed } from './comments-feed.js';
import { ENDINGS, Feeds, languageAt, sendFeed } from './feeds.js';
import { TEMPLATES } from './letters.js';
import { News } from './news.js';

const MOST_ENTRIES = 50;

interface CommentedAnswer {
  id: string;
  reference: string;
  title: { text: string };
}
interface ChangedAnswer {
  id: string;
  reference: string;
  title: { text: string };
  plan: { id: string };
  responses: { id: string }[];
}

const COMMENTS = {
  commitment: `query ($key: String!) { thing: commitment(reference: $key) { id reference title { text } } }`,
  proposal: `query ($key: String!) { thing: proposal(reference: $key) { id reference title { text } } }`,
};
const CHANGES = `query ($key: String!) { thing: proposal(reference: $key) {
  id reference title { text } plan { id } responses { id } } }`;

/** Public feeds of one commitment or proposal, for programs. */
@Controller()
export class ThingFeedsController {
  constructor(
    private readonly feeds: Feeds,
    private readonly news: News,
    private readonly commentsFeed: CommentsFeed,
  ) {}

  @Get(['es/compromisos/:key/comentarios.atom', 'en/commitments/:key/comments.atom'])
  commitmentComments(@Param('key') key: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    return this.comments('commitment', key, request, reply);
  }

  @Get(['es/propuestas/:key/comentarios.atom', 'en/proposals/:key/comments.atom'])
  proposalComments(@Param('key') key: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    return this.comments('proposal', key, request, reply);
  }

  @Get(['es/propuestas/:key/cambios.atom', 'en/proposals/:key/changes.atom'])
  async proposalChanges(@Param('key') key: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    const language = languageAt(request);
    const { thing } = await this.feeds.read<{ thing: ChangedAnswer | null }>(CHANGES, language, { key });
    if (!thing) throw new NotFoundException();
    const planId = decodeId(thing.plan.id)!.uuid;
    const subjects = [thing.id, ...thing.responses.map(({ id }) => id)];
    const items = await this.news.latest(planId, language, MOST_ENTRIES, { subjects });
    const page = this.feeds.addressOf('proposal', thing.reference, language);
    const head = this.feeds.headOf(thing.title.text, page, language, ENDINGS.changes[language]);
    await sendFeed(reply, { type: 'application/atom+xml', language, body: atom(head, this.feeds.entriesOf(items)) });
  }

  private async comments(
    kind: keyof typeof COMMENTS,
    key: string,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> {
    const language = languageAt(request);
    const { thing } = await this.feeds.read<{ thing: CommentedAnswer | null }>(COMMENTS[kind], language, { key });
    if (!thing) throw new NotFoundException();
    const page = this.feeds.addressOf(kind, thing.reference, language);
    const entries = await this.commentsFeed.entries(thing.id, language, MOST_ENTRIES);
    const title = `${TEMPLATES[language]['comments_feed']!.subject}: ${thing.title.text}`;
    const head = this.feeds.headOf(title, page, language, ENDINGS.comments[language]);
    await sendFeed(reply, { type: 'application/atom+xml', language, body: atom(head, entries) });
  }
}
