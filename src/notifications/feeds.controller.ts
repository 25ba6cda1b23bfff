import { createHash } from 'node:crypto';
import { Controller, Get, NotFoundException, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import ical, { ICalCalendarMethod } from 'ical-generator';
import { Execute } from '../api/execute.js';
import { decodeId } from '../api/node-id.js';
import { nameOf } from '../api/words/words.js';
import { VISITOR } from '../domain/actor.js';
import { LANGUAGES, type Language } from '../domain/localized-text.js';
import { Clock } from '../kernel/clock.js';
import { Site } from '../kernel/site.js';
import { atom, type FeedHead } from './atom.js';
import { TEMPLATES } from './letters.js';
import { News } from './news.js';

const MOST_ENTRIES = 50;

interface PlanAnswer {
  id: string;
  slug: string;
  title: { text: string };
  windows: {
    id: string;
    kind: string;
    title: { text: string } | null;
    opensAt: string;
    closesAt: string;
    synthetic: boolean;
  }[];
}

interface ProposalAnswer {
  id: string;
  reference: string | null;
  title: { text: string };
  submittedAt: string | null;
  synthetic: boolean;
}
interface DecisionAnswer {
  id: string;
  kind: string;
  rule: string;
  reason: string;
  decidedAt: string;
}
interface CommentedAnswer {
  reference: string;
  title: { text: string };
  comments: { nodes: { id: string; html: string | null; createdAt: string }[] };
}

/** Where the portal shows them; a test binds the two. */
const PAGES = {
  plan: { es: 'planes', en: 'plans' },
  commitment: { es: 'compromisos', en: 'commitments' },
  proposal: { es: 'propuestas', en: 'proposals' },
} as const;
const ENDINGS = {
  proposals: { es: 'propuestas.atom', en: 'proposals.atom' },
  moderation: { es: 'moderacion.atom', en: 'moderation.atom' },
  comments: { es: 'comentarios.atom', en: 'comments.atom' },
} as const;

const PLAN = `query ($slug: String!) { plan(slug: $slug) {
  id slug title { text } windows { id kind title { text } opensAt closesAt synthetic } } }`;

const PROPOSALS = `query ($slug: String!) { plan(slug: $slug) { id slug title { text } }
  proposals(filter: { plan: $slug }, orderBy: NEWEST, first: 50) {
    nodes { id reference title { text } submittedAt synthetic } } }`;
const MODERATION = `query ($slug: String!) { plan(slug: $slug) { id slug title { text } }
  moderationLog(plan: $slug, first: 50) { nodes { id kind rule reason decidedAt } } }`;
const COMMENTS = `query ($key: String!) { thing: commitment(reference: $key) { reference title { text }
  comments(orderBy: NEWEST, first: 50) { nodes { id html createdAt } } } }`;

/** What programs read for people: what happens on a plan, and its windows as a calendar. Whatever anyone may see. */
@Controller()
export class FeedsController {
  constructor(
    private readonly execute: Execute,
    private readonly news: News,
    private readonly clock: Clock,
    private readonly site: Site,
  ) {}

  @Get(['es/planes/:slug/feed.atom', 'en/plans/:slug/feed.atom'])
  async feed(@Param('slug') slug: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    const language = languageAt(request);
    const plan = await this.plan(slug, language);
    const items = await this.news.latest(decodeId(plan.id)!.uuid, language, MOST_ENTRIES);
    const page = this.pageOf(plan, language);
    const entries = items.map(({ entry, text, url }) => ({
      id: `${this.site.origin}/log/${entry.seq}`,
      title: text,
      link: url,
      at: entry.at,
    }));
    const body = atom(this.headOf(plan.title.text, page, language), entries);
    await send(request, reply, { type: 'application/atom+xml', language, body, tag: body });
  }

  @Get(['es/planes/:slug/propuestas.atom', 'en/plans/:slug/proposals.atom'])
  async proposals(@Param('slug') slug: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    const language = languageAt(request);
    const { plan, proposals } = await this.read<{ plan: PlanAnswer | null; proposals: { nodes: ProposalAnswer[] } }>(
      PROPOSALS,
      language,
      { slug },
    );
    if (!plan) throw new NotFoundException();
    const invented = TEMPLATES[language]['synthetic']!.subject;
    const entries = proposals.nodes.flatMap(({ id, reference, title, submittedAt, synthetic }) =>
      reference && submittedAt
        ? [
            {
              id: `${this.site.origin}/node/${id}`,
              title: synthetic ? `${title.text} (${invented})` : title.text,
              link: this.addressOf('proposal', reference, language),
              at: new Date(submittedAt),
            },
          ]
        : [],
    );
    const title = `${TEMPLATES[language]['proposals_feed']!.subject}: ${plan.title.text}`;
    const body = atom(this.headOf(title, this.pageOf(plan, language), language, ENDINGS.proposals[language]), entries);
    await send(request, reply, { type: 'application/atom+xml', language, body, tag: body });
  }

  @Get(['es/planes/:slug/moderacion.atom', 'en/plans/:slug/moderation.atom'])
  async moderation(@Param('slug') slug: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    const language = languageAt(request);
    const { plan, moderationLog } = await this.read<{
      plan: PlanAnswer | null;
      moderationLog: { nodes: DecisionAnswer[] };
    }>(MODERATION, language, { slug });
    if (!plan) throw new NotFoundException();
    const page = this.pageOf(plan, language);
    const entries = moderationLog.nodes.map(({ id, kind, rule, reason, decidedAt }) => ({
      id: `${this.site.origin}/node/${id}`,
      title: `${nameOf(language, 'ModeratedThing', kind.toLowerCase())}: ${nameOf(language, 'ModerationRule', rule.toLowerCase())}. ${reason}`,
      link: page,
      at: new Date(decidedAt),
    }));
    const title = `${TEMPLATES[language]['moderation_feed']!.subject}: ${plan.title.text}`;
    const body = atom(this.headOf(title, page, language, ENDINGS.moderation[language]), entries);
    await send(request, reply, { type: 'application/atom+xml', language, body, tag: body });
  }

  @Get(['es/compromisos/:key/comentarios.atom', 'en/commitments/:key/comments.atom'])
  async comments(@Param('key') key: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    const language = languageAt(request);
    const { thing } = await this.read<{ thing: CommentedAnswer | null }>(COMMENTS, language, { key });
    if (!thing) throw new NotFoundException();
    const page = this.addressOf('commitment', thing.reference, language);
    const entries = thing.comments.nodes.flatMap(({ id, html, createdAt }) =>
      html
        ? [
            {
              id: `${this.site.origin}/node/${id}`,
              title: thing.title.text,
              link: page,
              at: new Date(createdAt),
              content: html,
            },
          ]
        : [],
    );
    const title = `${TEMPLATES[language]['comments_feed']!.subject}: ${thing.title.text}`;
    const body = atom(this.headOf(title, page, language, ENDINGS.comments[language]), entries);
    await send(request, reply, { type: 'application/atom+xml', language, body, tag: body });
  }

  @Get(['es/planes/:slug/calendar.ics', 'en/plans/:slug/calendar.ics'])
  async calendar(@Param('slug') slug: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    const language = languageAt(request);
    const plan = await this.plan(slug, language);
    const calendar = ical({
      name: plan.title.text,
      prodId: { company: 'Tequio', product: 'Tequio', language: language.toUpperCase() },
      method: ICalCalendarMethod.PUBLISH,
      url: `${this.pageOf(plan, language)}/calendar.ics`,
    });
    const { hostname } = new URL(this.site.origin);
    for (const window of plan.windows) {
      const name = window.title?.text ?? nameOf(language, 'WindowKind', window.kind.toLowerCase());
      const invented = TEMPLATES[language]['synthetic']!.subject;
      calendar.createEvent({
        id: `${window.id}@${hostname}`,
        start: new Date(window.opensAt),
        end: new Date(window.closesAt),
        stamp: this.clock.now(),
        summary: window.synthetic ? `${name} (${invented})` : name,
        description: plan.title.text,
        url: this.pageOf(plan, language),
      });
    }
    // The stamp says when it was asked for; what it says has changed only when the windows have.
    await send(request, reply, {
      type: 'text/calendar',
      language,
      body: calendar.toString(),
      tag: JSON.stringify(plan),
    });
  }

  private async plan(slug: string, language: Language): Promise<PlanAnswer> {
    const { plan } = await this.read<{ plan: PlanAnswer | null }>(PLAN, language, { slug });
    if (!plan) throw new NotFoundException();
    return plan;
  }

  private async read<Data>(document: string, language: Language, variables: Record<string, unknown>): Promise<Data> {
    const asked = { actor: VISITOR, language, variables, prepared: true };
    const { data, errors } = await this.execute.run<Data>(document, asked);
    if (errors || !data) throw new Error('what a feed tells could not be read');
    return data;
  }

  private headOf(title: string, page: string, language: Language, ending = 'feed.atom'): FeedHead {
    return { title, page, self: `${page}/${ending}`, site: this.site.origin, language };
  }

  private addressOf(kind: keyof typeof PAGES, key: string, language: Language): string {
    return `${this.site.origin}/${language}/${PAGES[kind][language]}/${encodeURIComponent(key)}`;
  }

  private pageOf({ slug }: PlanAnswer, language: Language): string {
    return this.addressOf('plan', slug, language);
  }
}

function languageAt({ url }: FastifyRequest): Language {
  return LANGUAGES.find((known) => known === url.split('/')[1]) ?? LANGUAGES[0];
}

async function send(
  request: FastifyRequest,
  reply: FastifyReply,
  { type, language, body, tag }: { type: string; language: Language; body: string; tag: string },
): Promise<void> {
  const etag = `W/"${createHash('sha256').update(tag).digest('base64url').slice(0, 22)}"`;
  reply.header('cache-control', 'no-cache').header('content-language', language).header('etag', etag);
  const known = (request.headers['if-none-match'] ?? '').split(/\s*,\s*/);
  if (known.includes(etag)) return void (await reply.status(304).send());
  await reply.type(`${type}; charset=utf-8`).send(body);
}
