import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { decodeId, encodeId } from '../api/node-id.js';
import {
  DONE_BY_AUTHORS,
  FOLLOW_FREQUENCIES,
  type Followed,
  type FollowFrequency,
  type FollowSubject,
  isToldOf,
  periodDue,
  TOLD_BY_OWN_LETTER,
} from '../domain/follow.js';
import type { Language } from '../domain/localized-text.js';
import { beginning } from '../domain/text.js';
import { Clock, localTime } from '../kernel/clock.js';
import { Jobs } from '../kernel/jobs/jobs.js';
import { Mailer } from '../kernel/mail/mailer.js';
import { Site } from '../kernel/site.js';
import { wentInto } from '../proposals/lineage.js';
import type { Above } from './ancestry.js';
import { filled, letter, NEWS, TEMPLATES } from './letters.js';
import { type Entry, type Item, News, ofEach } from './news.js';
import { contestLine } from './saying.js';
import { Things } from './things.js';

/** Most items in one letter, because nobody reads more; the rest is on the site. */
const MOST_ITEMS = 50;
const LONGEST_SUBJECT = 120;

interface Follower {
  account_id: string;
  seq: string;
  stop_token: string;
  email: string;
  language: Language;
}
interface Following extends Followed {
  kind: FollowSubject;
  planId: string;
  sinceSeq: string;
}
/** An entry to tell a follower. `via` is the followed proposal when the entry is about a proposal that it became. */
interface Wanted {
  entry: Entry;
  via: string | null;
}

/**
 * Letters about followed things. Each letter reads the public log from where the follower's last letter ended. The
 * letter and the new place are one transaction, so a job that runs twice, or on two processes, sends one letter.
 */
@Injectable()
export class Digests implements OnModuleInit {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly mailer: Mailer,
    private readonly news: News,
    private readonly things: Things,
    private readonly site: Site,
  ) {}

  onModuleInit(): void {
    this.jobs.task('tell_followers', () => this.tellFollowers());
    this.jobs.task('digest', ({ accountId, frequency }) =>
      this.digest(String(accountId), frequency as FollowFrequency),
    );
    // The job runs each minute; events within one minute share one letter to people who are told at once.
    this.jobs.schedule('tell_followers', '* * * * *');
  }

  /** Enqueues a job for each follower who is due; a second job replaces one that has not begun. */
  private async tellFollowers(): Promise<void> {
    for (const frequency of FOLLOW_FREQUENCIES) {
      const due: { account_id: string }[] = await this.db.query(
        `select d.account_id from digest_cursor d
          where d.frequency = $1 and ($1 = 'immediate' or d.period < $2) and exists (
            select from follow f join log l on l.plan_id = f.plan_id and l.seq > greatest(d.seq, f.since_seq)
             where f.account_id = d.account_id and f.frequency = d.frequency)`,
        [frequency, this.period(frequency)],
      );
      for (const { account_id: accountId } of due)
        await this.jobs.add('digest', { accountId, frequency }, { key: `digest ${accountId} ${frequency}` });
    }
  }

  private async digest(accountId: string, frequency: FollowFrequency): Promise<void> {
    const period = this.period(frequency);
    await this.db.transaction(async (manager) => {
      const [follower]: Follower[] = await manager.query(
        `select d.account_id, d.seq, d.stop_token, c.email, a.language
           from digest_cursor d join account a on a.id = d.account_id join account_contact c on c.account_id = a.id
          where d.account_id = $1 and d.frequency = $2 and ($2 = 'immediate' or d.period < $3)
          for update of d`,
        [accountId, frequency, period],
      );
      if (!follower) return;
      const [{ last }] = await manager.query('select size - 1 as last from log_head');
      const items = await this.items(manager, follower, frequency, last);
      if (items.length > 0) await this.send(follower, frequency, items);
      await manager.query('update digest_cursor set seq = $3, period = $4 where account_id = $1 and frequency = $2', [
        accountId,
        frequency,
        last,
        period,
      ]);
    });
  }

  private async items(
    manager: EntityManager,
    follower: Follower,
    frequency: FollowFrequency,
    last: string,
  ): Promise<Item[]> {
    const following = await followingOf(manager, follower.account_id, frequency);
    const read: Entry[] = await manager.query(
      `select seq, at, subject, verb, plan_id as "planId", about from log
        where seq > $1 and seq <= $2 and plan_id = any($3) order by seq`,
      [follower.seq, last, following.map(({ planId }) => planId)],
    );
    const entries = read.flatMap((entry) => [entry, ...ofEach(entry)]);
    const above = await this.news.above(entries);
    const wanted = new Map(
      entries.flatMap((entry): [Entry, Wanted][] => {
        const one = wantedBy(following, entry, above.get(entry.subject));
        return one ? [[entry, one]] : [];
      }),
    );
    const told = await withoutOwn(manager, [...wanted.keys()], follower.account_id);
    const items = await this.news.of(told, above, follower.language);
    const own = await ownProposals(manager, follower.account_id, items);
    const vias = items.flatMap(({ entry }) => wanted.get(entry)?.via ?? []);
    const followed = await this.things.read(
      vias.map((id) => encodeId('Proposal', id)),
      follower.language,
    );
    const now = this.clock.now();
    const complete = items.map((item) => {
      const via = wanted.get(item.entry)?.via;
      const became = via && followed.get(encodeId('Proposal', via));
      const contest = item.thing && own.has(item) ? contestLine(item.thing, now, follower.language) : null;
      return {
        ...item,
        lines: [
          ...(became ? [filled(NEWS[follower.language].became, { title: became.title })] : []),
          ...item.lines,
          ...(contest ? [contest] : []),
        ],
      };
    });
    // Five changes of the same thing give one line.
    return [...new Map(complete.map((item) => [`${item.text}\n${item.url}`, item])).values()];
  }

  private async send(follower: Follower, frequency: FollowFrequency, items: Item[]): Promise<void> {
    const { subject, body } = TEMPLATES[follower.language]['digest']!;
    const stop = `${this.site.origin}/${follower.language}/follow/stop/${follower.stop_token}`;
    const [intro = '', more = '', ending = ''] = body;
    const shown = items.slice(0, MOST_ITEMS);
    const paragraphs = [
      intro,
      ...shown.flatMap(({ text, lines, url }) => [text, ...lines, url]),
      ...(items.length > shown.length ? [filled(more, { count: items.length - shown.length })] : []),
      ending,
      stop,
    ];
    await this.mailer.send({
      key: `digest ${follower.account_id} ${frequency} ${follower.seq}`,
      to: follower.email,
      // A letter with one item has that item as its subject.
      ...letter(
        items.length === 1 ? beginning(items[0]!.text, LONGEST_SUBJECT) : subject,
        paragraphs,
        follower.language,
      ),
      headers: { 'List-Unsubscribe': `<${stop}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' },
    });
  }

  private period(frequency: FollowFrequency): string {
    return periodDue(frequency, localTime(this.clock.timeZone, this.clock.now()));
  }
}

/** The things that an account follows at this frequency, with everything that followed proposals became. */
async function followingOf(manager: EntityManager, accountId: string, frequency: FollowFrequency) {
  const rows: Omit<Following, 'became'>[] = await manager.query(
    `select subject_type as kind, subject_id as id, plan_id as "planId", since_seq as "sinceSeq"
       from follow where account_id = $1 and frequency = $2`,
    [accountId, frequency],
  );
  const proposals = rows.flatMap(({ kind, id }) => (kind === 'proposal' ? id : []));
  const became = await wentInto(manager, proposals);
  return rows.map((row): Following => ({ ...row, became: became.get(row.id) ?? [] }));
}

function wantedBy(following: Following[], entry: Entry, above: Above | undefined): Wanted | null {
  const { seq, verb, subject, planId, about } = entry;
  const { themeId = null, commitmentId = null, proposalId = null } = above ?? {};
  const happening = { verb, planId, themeId, commitmentId, proposalId, ofMany: about.includes(subject) };
  const since = following.filter(({ sinceSeq }) => BigInt(seq) > BigInt(sinceSeq));
  const reasons = since.map((one) => ({ one, why: isToldOf(one, happening) }));
  if (reasons.some(({ why }) => why === 'itself')) return { entry, via: null };
  const via = reasons.find(({ why }) => why === 'what it became');
  return via ? { entry, via: via.one.id } : null;
}

/**
 * Items about responses to the follower's own proposals: only the author may ask that a response is looked at again.
 */
async function ownProposals(manager: EntityManager, accountId: string, items: Item[]): Promise<Set<Item>> {
  const asked = new Map<Item, string>();
  for (const item of items)
    if (item.thing?.given.__typename === 'ReasonedResponse')
      asked.set(item, decodeId(item.thing.given.proposal.id)!.uuid);
  if (asked.size === 0) return new Set();
  const rows: { id: string }[] = await manager.query(
    'select id from proposal where author_account_id = $1 and id = any($2)',
    [accountId, [...asked.values()]],
  );
  const own = new Set(rows.map(({ id }) => id));
  return new Set(items.filter((item) => own.has(asked.get(item) ?? '')));
}

const NOT_FOR_AUTHORS = [...DONE_BY_AUTHORS, ...TOLD_BY_OWN_LETTER];

async function withoutOwn(manager: EntityManager, entries: Entry[], accountId: string): Promise<Entry[]> {
  const byAuthors = entries.filter(({ verb }) => NOT_FOR_AUTHORS.includes(verb));
  const rows: { id: string }[] = await manager.query(
    `select id from comment where author_account_id = $1 and id = any($2)
     union all select id from proposal where author_account_id = $1 and id = any($2)
     union all select id from suggestion where author_account_id = $1 and id = any($2)`,
    [accountId, byAuthors.map(({ subject }) => decodeId(subject)!.uuid)],
  );
  const own = new Set(rows.map(({ id }) => id));
  return entries.filter((entry) => !byAuthors.includes(entry) || !own.has(decodeId(entry.subject)!.uuid));
}
