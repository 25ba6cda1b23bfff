import { Controller, Get, NotFoundException, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { decodeId } from '../api/node-id.js';
import { nameOf } from '../api/words/words.js';
import type { Language } from '../domain/localized-text.js';
import { Clock } from '../kernel/clock.js';
import { Site } from '../kernel/site.js';
import { atom } from './atom.js';
import { calendar } from './calendar.js';
import { dueDays } from './due-days.js';
import { ENDINGS, Feeds, languageAt, sendFeed } from './feeds.js';
import { TEMPLATES } from './letters.js';
import { News } from './news.js';
import { PROGRESS } from './told.js';

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
    changes: { totalCount: number; nodes: { change: string }[] };
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
const PLAN = `query ($slug: String!) { plan(slug: $slug) {
  id slug title { text } windows { id kind title { text } opensAt closesAt synthetic changes(first: 1) { totalCount nodes { change } } } } }`;

const PROPOSALS = `query ($slug: String!) { plan(slug: $slug) { id slug title { text } }
  proposals(filter: { plan: $slug }, orderBy: NEWEST, first: 50) {
    nodes { id reference title { text } submittedAt synthetic } } }`;
const MODERATION = `query ($slug: String!) { plan(slug: $slug) { id slug title { text } }
  moderationLog(plan: $slug, first: 50) { nodes { id kind rule reason decidedAt } } }`;
/** Public feeds of a plan for programs: its news, and its windows and due days as a calendar. */
@Controller()
export class FeedsController {
  constructor(
    private readonly feeds: Feeds,
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
    const body = atom(this.feeds.headOf(plan.title.text, page, language), this.feeds.entriesOf(items));
    await sendFeed(reply, { type: 'application/atom+xml', language, body });
  }

  @Get(['es/planes/:slug/avance.atom', 'en/plans/:slug/progress.atom'])
  async progress(@Param('slug') slug: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    const language = languageAt(request);
    const plan = await this.plan(slug, language);
    const items = await this.news.latest(decodeId(plan.id)!.uuid, language, MOST_ENTRIES, { verbs: PROGRESS });
    const title = `${TEMPLATES[language]['progress_feed']!.subject}: ${plan.title.text}`;
    const head = this.feeds.headOf(title, this.pageOf(plan, language), language, ENDINGS.progress[language]);
    await sendFeed(reply, {
      type: 'application/atom+xml',
      language,
      body: atom(head, this.feeds.entriesOf(items)),
    });
  }

  @Get(['es/planes/:slug/propuestas.atom', 'en/plans/:slug/proposals.atom'])
  async proposals(@Param('slug') slug: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    const language = languageAt(request);
    const { plan, proposals } = await this.feeds.read<{
      plan: PlanAnswer | null;
      proposals: { nodes: ProposalAnswer[] };
    }>(PROPOSALS, language, { slug });
    if (!plan) throw new NotFoundException();
    const invented = TEMPLATES[language]['synthetic']!.subject;
    const entries = proposals.nodes.flatMap(({ id, reference, title, submittedAt, synthetic }) =>
      reference && submittedAt
        ? [
            {
              id: `${this.site.origin}/node/${id}`,
              title: synthetic ? `${title.text} (${invented})` : title.text,
              link: this.feeds.addressOf('proposal', reference, language),
              at: new Date(submittedAt),
            },
          ]
        : [],
    );
    const title = `${TEMPLATES[language]['proposals_feed']!.subject}: ${plan.title.text}`;
    const body = atom(
      this.feeds.headOf(title, this.pageOf(plan, language), language, ENDINGS.proposals[language]),
      entries,
    );
    await sendFeed(reply, { type: 'application/atom+xml', language, body });
  }

  @Get(['es/planes/:slug/moderacion.atom', 'en/plans/:slug/moderation.atom'])
  async moderation(@Param('slug') slug: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    const language = languageAt(request);
    const { plan, moderationLog } = await this.feeds.read<{
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
    const body = atom(this.feeds.headOf(title, page, language, ENDINGS.moderation[language]), entries);
    await sendFeed(reply, { type: 'application/atom+xml', language, body });
  }

  @Get(['es/planes/:slug/calendar.ics', 'en/plans/:slug/calendar.ics'])
  async windows(@Param('slug') slug: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    const language = languageAt(request);
    const plan = await this.plan(slug, language);
    const days = await dueDays(this.feeds, slug, language);
    const body = calendar({
      days,
      name: plan.title.text,
      page: this.pageOf(plan, language),
      site: this.site.origin,
      language,
      stamp: this.clock.now(),
      events: plan.windows.map((window) => {
        const name = window.title?.text ?? nameOf(language, 'WindowKind', window.kind.toLowerCase());
        return {
          id: window.id,
          title: window.synthetic ? `${name} (${TEMPLATES[language]['synthetic']!.subject})` : name,
          opensAt: new Date(window.opensAt),
          closesAt: new Date(window.closesAt),
          // When a window was opened by hand, its history begins with that, which is no change of its dates.
          changes: window.changes.totalCount - (window.changes.nodes[0]?.change === 'OPENED' ? 1 : 0),
        };
      }),
    });
    // The tag leaves out the stamp, the moment of the request: the calendar changes only when its days do.
    await sendFeed(reply, {
      type: 'text/calendar',
      language,
      body,
      tag: JSON.stringify([plan, days]),
    });
  }

  private async plan(slug: string, language: Language): Promise<PlanAnswer> {
    const { plan } = await this.feeds.read<{ plan: PlanAnswer | null }>(PLAN, language, { slug });
    if (!plan) throw new NotFoundException();
    return plan;
  }

  private pageOf({ slug }: PlanAnswer, language: Language): string {
    return this.feeds.addressOf('plan', slug, language);
  }
}
