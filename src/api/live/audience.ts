import { setImmediate } from 'node:timers/promises';
import type { Actor } from '../../domain/actor.js';
import type { Moment } from '../../kernel/clock.js';
import type { LogLine } from '../../kernel/live/live.js';
import { type Patience, Subscriber } from '../../kernel/live/subscriber.js';

/** Things that were read together, with the actor and the time of the read. */
export interface Batch {
  /** The number of the last log entry in this batch. */
  last: number;
  things: object[];
  /** Characters of all things in this batch. */
  characters: number;
  asked: { actor: Actor } & Moment;
}

/** True when a later line is read together with the first waiting one. */
export type Joins = (first: LogLine, later: LogLine) => boolean;

interface Reading {
  lines: Promise<Subscriber<LogLine>>;
  /** The next batch; `null` at the end. */
  next(lines: Subscriber<LogLine>, joins: Joins): Promise<Batch | null>;
  over(): void;
}

export interface Listener {
  nextBatch(): Promise<Batch | null>;
  end(): void;
}

/** Characters of batches that may wait for one slow reader. */
const SLOW: Patience<Batch> = { most: 512 * 1024, weightOf: ({ characters }) => characters };

/** Writing to two hundred readers takes tens of milliseconds, so other requests run after each group of this size. */
const AT_A_TIME = 10;

interface Member {
  /** This reader hears only entries after this one. */
  from: number;
  hears: Subscriber<Batch>;
}

/**
 * Readers who ask for the same and may see the same: each event is read once and given to each, from the moment when
 * they joined.
 */
export class Audience {
  private readonly members = new Set<Member>();
  private coming = 0;

  constructor(private readonly reading: Reading) {
    void this.run();
  }

  async join(lastTold: () => number): Promise<Listener> {
    this.coming++;
    const lines = await this.reading.lines.finally(() => this.coming--);
    const leave = () => {
      this.members.delete(member);
      lines.listeners = this.members.size;
      if (this.members.size + this.coming > 0) return;
      lines.end();
      this.reading.over();
    };
    const member: Member = { from: lastTold(), hears: new Subscriber(() => true, leave, SLOW) };
    this.members.add(member);
    lines.listeners = this.members.size;
    const nextBatch = async () => {
      const { value, done } = await member.hears.next();
      return done ? null : value;
    };
    return { nextBatch, end: () => member.hears.end() };
  }

  private async run(): Promise<void> {
    try {
      const lines = await this.reading.lines;
      for (;;) {
        const batch = await this.reading.next(lines, (first, later) => !this.cameBetween(first, later));
        if (!batch) break;
        await this.tell(batch);
      }
      this.close((hears) => hears.end());
    } catch (error) {
      this.close((hears) => hears.fail(error as Error));
    }
  }

  private async tell(batch: Batch): Promise<void> {
    let told = 0;
    for (const { from, hears } of this.members) {
      if (batch.last <= from) continue;
      hears.offer(batch);
      if (++told % AT_A_TIME === 0) await setImmediate();
    }
  }

  /** A reader who joined between two lines hears only the later one, so the two are not joined. */
  private cameBetween(first: LogLine, later: LogLine): boolean {
    for (const { from } of this.members) if (first.seq <= from && from < later.seq) return true;
    return false;
  }

  private close(by: (hears: Subscriber<Batch>) => void): void {
    this.reading.over();
    for (const { hears } of this.members) by(hears);
  }
}
