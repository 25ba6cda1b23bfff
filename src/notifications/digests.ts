import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { decodeId } from '../api/node-id.js';
import {
  DONE_BY_AUTHORS,
  FOLLOW_FREQUENCIES,
  type FollowFrequency,
  type FollowSubject,
  periodDue,
} from '../domain/follow.js';
import type { Language } from '../domain/localized-text.js';
import { Clock, HOME_TIME_ZONE, localTime } from '../kernel/clock.js';
import { Jobs } from '../kernel/jobs/jobs.js';
import { Mailer } from '../kernel/mail/mailer.js';
import { Site } from '../kernel/site.js';
import type { Above } from './ancestry.js';
import { letter, TEMPLATES } from './letters.js';
import { type Entry, type Item, News, ofEach } from './news.js';

/** More than this in one letter is read by nobody: the rest is on the site. */
const MOST_ITEMS = 50;

interface Reader {
  account_id: string;
  seq: string;
  stop_token: string;
  email: string;
  language: Language;
}
interface Followed {
  subject_type: FollowSubject;
  subject_id: string;
  plan_id: string;
  since_seq: string;
}

/**
 * What happened on what people follow. The public log is read from where each reader's last letter ended; the letter
 * and the new place are one transaction, so that a job that runs twice, or on two processes, sends one letter.
 */
@Injectable()
export class Digests implements OnModuleInit {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly mailer: Mailer,
    private readonly news: News,
    private readonly site: Site,
  ) {}

  onModuleInit(): void {
    this.jobs.task('tell_followers', () => this.tellFollowers());
    this.jobs.task('digest', ({ accountId, frequency }) =>
      this.digest(String(accountId), frequency as FollowFrequency),
    );
    // Each minute: what happened within one gives one letter to those who are told at once.
    this.jobs.schedule('tell_followers', '* * * * *');
  }

  /** Who is due gets a job of their own; a second one before it has begun takes its place. */
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
      const [reader]: Reader[] = await manager.query(
        `select d.account_id, d.seq, d.stop_token, c.email, a.language
           from digest_cursor d join account a on a.id = d.account_id join account_contact c on c.account_id = a.id
          where d.account_id = $1 and d.frequency = $2 and ($2 = 'immediate' or d.period < $3)
          for update of d`,
        [accountId, frequency, period],
      );
      if (!reader) return;
      const [{ last }] = await manager.query('select size - 1 as last from log_head');
      const items = await this.items(manager, reader, frequency, last);
      if (items.length > 0) await this.send(reader, frequency, items);
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
    reader: Reader,
    frequency: FollowFrequency,
    last: string,
  ): Promise<Item[]> {
    const followed: Followed[] = await manager.query(
      `select subject_type, subject_id, plan_id, since_seq from follow where account_id = $1 and frequency = $2`,
      [reader.account_id, frequency],
    );
    const read: Entry[] = await manager.query(
      `select seq, at, subject, verb, plan_id as "planId", about from log
        where seq > $1 and seq <= $2 and plan_id = any($3) order by seq`,
      [reader.seq, last, followed.map(({ plan_id }) => plan_id)],
    );
    const entries = read.flatMap((entry) => [entry, ...ofEach(entry)]);
    const above = await this.news.above(entries);
    const wanted = entries.filter((entry) =>
      followed.some((one) => BigInt(entry.seq) > BigInt(one.since_seq) && concerns(one, entry, above)),
    );
    const told = await withoutOwn(manager, wanted, reader.account_id);
    // The same thing changed five times: that is one line.
    const items = await this.news.of(told, above, reader.language);
    return [...new Map(items.map((item) => [item.text, item])).values()];
  }

  private async send(reader: Reader, frequency: FollowFrequency, items: Item[]): Promise<void> {
    const { subject, body } = TEMPLATES[reader.language]['digest']!;
    const stop = `${this.site.origin}/${reader.language}/follow/stop/${reader.stop_token}`;
    const [intro = '', more = '', ending = ''] = body;
    const shown = items.slice(0, MOST_ITEMS);
    const paragraphs = [
      intro,
      ...shown.flatMap(({ text, url }) => [text, url]),
      ...(items.length > shown.length ? [more] : []),
      ending,
      stop,
    ];
    await this.mailer.send({
      key: `digest ${reader.account_id} ${frequency} ${reader.seq}`,
      to: reader.email,
      ...letter(subject, paragraphs, reader.language),
      headers: { 'List-Unsubscribe': `<${stop}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' },
    });
  }

  private period(frequency: FollowFrequency): string {
    return periodDue(frequency, localTime(HOME_TIME_ZONE, this.clock.now()));
  }
}

/** Does an entry of the log concern what somebody follows? Who follows the plan is told once of what was done to many. */
function concerns(followed: Followed, { subject, planId, about }: Entry, above: Map<string, Above>): boolean {
  const under = above.get(subject);
  const place: Record<FollowSubject, string | null | undefined> = {
    plan: about.includes(subject) ? null : planId,
    theme: under?.themeId,
    commitment: under?.commitmentId,
    proposal: under?.proposalId,
  };
  return place[followed.subject_type] === followed.subject_id;
}

async function withoutOwn(manager: EntityManager, entries: Entry[], accountId: string): Promise<Entry[]> {
  const byAuthors = entries.filter(({ verb }) => DONE_BY_AUTHORS.includes(verb));
  const rows: { id: string }[] = await manager.query(
    `select id from comment where author_account_id = $1 and id = any($2)
     union all select id from proposal where author_account_id = $1 and id = any($2)`,
    [accountId, byAuthors.map(({ subject }) => decodeId(subject)!.uuid)],
  );
  const own = new Set(rows.map(({ id }) => id));
  return entries.filter((entry) => !byAuthors.includes(entry) || !own.has(decodeId(entry.subject)!.uuid));
}
