import { createHash } from 'node:crypto';
import { Controller, Get, NotFoundException, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Feed } from 'feed';
import ical, { ICalCalendarMethod } from 'ical-generator';
import { Execute } from '../api/execute.js';
import { decodeId } from '../api/node-id.js';
import { nameOf } from '../api/words/words.js';
import { VISITOR } from '../domain/actor.js';
import { LANGUAGES, type Language } from '../domain/localized-text.js';
import { Clock } from '../kernel/clock.js';
import { Site } from '../kernel/site.js';
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

const PLAN = `query ($slug: String!) { plan(slug: $slug) {
  id slug title { text } windows { id kind title { text } opensAt closesAt synthetic } } }`;

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
    const feed = new Feed({
      id: page,
      title: plan.title.text,
      link: page,
      language,
      updated: items[0]?.entry.at ?? new Date(0),
      feedLinks: { atom: `${page}/feed.atom` },
      copyright: '',
      generator: 'Tequio',
      author: { name: 'Tequio', link: this.site.origin },
    });
    for (const { entry, text, url } of items) {
      feed.addItem({ id: `${this.site.origin}/log/${entry.seq}`, title: text, link: url, date: entry.at });
    }
    const body = feed.atom1();
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
    const { data, errors } = await this.execute.run<{ plan: PlanAnswer | null }>(PLAN, {
      actor: VISITOR,
      language,
      variables: { slug },
      prepared: true,
    });
    if (errors) throw new Error('the plan of a feed could not be read');
    if (!data?.plan) throw new NotFoundException();
    return data.plan;
  }

  private pageOf({ slug }: PlanAnswer, language: Language): string {
    return `${this.site.origin}/${language}/${language === 'es' ? 'planes' : 'plans'}/${encodeURIComponent(slug)}`;
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
