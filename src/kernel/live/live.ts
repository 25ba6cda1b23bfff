import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { LogListener } from './log-listener.js';
import { Subscriber } from './subscriber.js';

/** One entry of the public log, as listeners receive it. */
export interface LogLine {
  seq: number;
  at: string;
  verb: string;
  subject: string;
  /** Ids of the affected things when they are many; then `subject` is the thing to which they belong. */
  about: string[];
  planId: string | null;
  role: string;
  institution: string | null;
}

/** A wake-up can be lost with its connection. Listeners then get an entry after this time at the latest. */
const POLL_MS = 1000;
const AT_ONCE = 500;

/**
 * The public log as it grows. Numbers are given at commit under a lock, so entries become visible in the order of their
 * numbers: a listener that reads `seq > cursor` misses none and needs no second look. A notification only says "look
 * now"; a look every second makes up for a lost notification. Nothing runs while nobody listens.
 */
@Injectable()
export class Live implements BeforeApplicationShutdown {
  private readonly log = new Logger('live');
  private readonly subscribers = new Set<Subscriber<LogLine>>();
  private listener: LogListener | undefined;
  private poll: NodeJS.Timeout | undefined;
  private cursor = -1;
  private started: Promise<void> | undefined;
  private looking = false;
  private again = false;

  constructor(private readonly db: DataSource) {}

  /** The number of listeners. */
  get listening(): number {
    let listeners = 0;
    for (const subscriber of this.subscribers) listeners += subscriber.listeners;
    return listeners;
  }

  /** The number of the last published entry; a new listener hears the entries after it. */
  get lastTold(): number {
    return this.cursor;
  }

  /** Every matching entry from now on, in order. Leaving the loop ends the subscription. */
  async subscribe(fits: (line: LogLine) => boolean): Promise<Subscriber<LogLine>> {
    for (;;) {
      const started = (this.started ??= this.start());
      await started;
      // The last listener may have left meanwhile, which stopped this.
      if (this.started === started) break;
    }
    const subscriber = new Subscriber<LogLine>(fits, () => this.leave(subscriber));
    this.subscribers.add(subscriber);
    return subscriber;
  }

  beforeApplicationShutdown(): void {
    for (const subscriber of this.subscribers) subscriber.end();
    this.stop();
  }

  private async start(): Promise<void> {
    try {
      const [{ last }] = await this.db.query('select size - 1 as last from log_head');
      this.cursor = Number(last);
    } catch (error) {
      this.started = undefined;
      throw error;
    }
    const { url } = this.db.options as { url: string };
    this.listener = new LogListener(url, () => void this.look());
    this.poll = setInterval(() => void this.look(), POLL_MS);
  }

  private leave(subscriber: Subscriber<LogLine>): void {
    this.subscribers.delete(subscriber);
    if (this.subscribers.size === 0) this.stop();
  }

  private stop(): void {
    clearInterval(this.poll);
    this.listener?.stop();
    this.listener = undefined;
    this.started = undefined;
  }

  /** Only one look runs at a time. A wake-up during a look causes another look after it. */
  private async look(): Promise<void> {
    this.again = true;
    if (this.looking) return;
    this.looking = true;
    try {
      while (this.again && this.subscribers.size > 0) {
        this.again = false;
        const lines = await this.after(this.cursor);
        for (const line of lines) {
          this.cursor = line.seq;
          for (const subscriber of this.subscribers) subscriber.offer(line);
        }
        if (lines.length === AT_ONCE) this.again = true;
      }
    } catch (error) {
      // The database is away. The next look finds everything that was written meanwhile.
      this.log.warn({ live: error instanceof Error ? error.message : String(error) });
    } finally {
      this.looking = false;
    }
  }

  private async after(cursor: number): Promise<LogLine[]> {
    const rows: (Omit<LogLine, 'seq' | 'at'> & { seq: string; at: Date })[] = await this.db.query(
      `select seq, at, verb, subject, about, plan_id as "planId", actor_role as role, institution
         from log where seq > $1 order by seq limit ${AT_ONCE}`,
      [cursor],
    );
    return rows.map((row) => ({ ...row, seq: Number(row.seq), at: row.at.toISOString() }));
  }
}
