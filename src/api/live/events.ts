import { Injectable } from '@nestjs/common';
import pLimit from 'p-limit';
import type { Actor } from '../../domain/actor.js';
import type { Moment } from '../../kernel/clock.js';
import { Live, type LogLine } from '../../kernel/live/live.js';
import type { Subscriber } from '../../kernel/live/subscriber.js';
import type { RequestContext } from '../context.js';
import { isTooLarge } from '../weight/too-much.js';
import { type Batch, type Joins, Audience } from './audience.js';

/**
 * Simultaneous reads for subscribers are limited, so that other requests find connections. Events that wait meanwhile
 * are joined.
 */
const READS_AT_ONCE = { visitors: 2, people: 4 };
/** Entries of the log that are read together. */
const JOINED_AT_MOST = 100;

export interface Listening {
  fits(line: LogLine): boolean;
  /** Reads the things of lines that came together, in order; `null` for a thing that this reader may not see. */
  read(lines: LogLine[], context: RequestContext): Promise<(object | null)[]>;
}

/**
 * Events of the public log, as each subscriber may see them. Actor and things are read anew for each event by the same
 * compiler, so a right that ended and a thing that was hidden are never reported. Visitors who ask for the same share
 * one read (docs/adr/0078).
 */
@Injectable()
export class Events {
  private readonly audiences = new Map<string, Audience>();
  private readonly visitors = pLimit(READS_AT_ONCE.visitors);
  private readonly people = pLimit(READS_AT_ONCE.people);

  constructor(private readonly live: Live) {}

  async of(context: RequestContext, listening: Listening): Promise<AsyncIterableIterator<object>> {
    return context.asksTheSame === undefined
      ? this.alone(context, listening)
      : this.together(context, context.asksTheSame, listening);
  }

  private async alone(context: RequestContext, listening: Listening) {
    const lines = await this.live.subscribe((line) => listening.fits(line));
    const next = () => this.read(lines, () => true, context, listening, this.people);
    return told(next, context, () => lines.end());
  }

  private async together(context: RequestContext, key: string, listening: Listening) {
    const audience = this.audiences.get(key) ?? this.open(key, context, listening);
    const seat = await audience.join(() => this.live.lastTold);
    return told(
      () => seat.nextBatch(),
      context,
      () => seat.end(),
    );
  }

  private open(key: string, context: RequestContext, listening: Listening): Audience {
    const own = { ...context };
    const audience: Audience = new Audience({
      lines: this.live.subscribe((line) => listening.fits(line)),
      next: (lines, joins) => this.read(lines, joins, own, listening, this.visitors),
      over: () => {
        if (this.audiences.get(key) === audience) this.audiences.delete(key);
      },
    });
    this.audiences.set(key, audience);
    return audience;
  }

  /** Reads everything that has come when the turn comes. `null` at the end. */
  private async read(
    lines: Subscriber<LogLine>,
    joins: Joins,
    context: RequestContext,
    { read }: Listening,
    turn: typeof this.visitors,
  ): Promise<Batch | null> {
    if (!(await lines.ready())) return null;
    return turn(async () => {
      let joined = lines.take(JOINED_AT_MOST, joins);
      const asked: { actor: Actor } & Moment = (await context.renew?.()) ?? context;
      Object.assign(context, asked);
      for (;;) {
        try {
          const things = (await read(joined, context)).filter((thing) => thing !== null);
          const characters = JSON.stringify(things).length;
          return {
            last: joined.at(-1)?.seq ?? -1,
            things,
            characters,
            asked: { actor: asked.actor, now: asked.now, timeZone: asked.timeZone },
          };
        } catch (error) {
          if (joined.length < 2 || !isTooLarge(error)) throw error;
          // One event may be as large as an answer, but many together may not; the later ones are read afterwards.
          const half = Math.ceil(joined.length / 2);
          lines.putBack(joined.slice(half));
          joined = joined.slice(0, half);
        }
      }
    });
  }
}

/**
 * Yields the events one by one. Each is answered for the present actor and time, because the context changes only
 * between two batches.
 */
function told(
  nextBatch: () => Promise<Batch | null>,
  context: RequestContext,
  end: () => void,
): AsyncIterableIterator<object> {
  const waiting: object[] = [];
  const seen: AsyncIterableIterator<object> = {
    next: async () => {
      try {
        while (waiting.length === 0) {
          const batch = await nextBatch();
          if (!batch) return { value: undefined, done: true };
          Object.assign(context, batch.asked);
          waiting.push(...batch.things);
        }
        return { value: waiting.shift()!, done: false };
      } catch (error) {
        // This iterator must end itself here: its consumer takes a failure for the end, and nobody else calls `end`.
        end();
        throw error;
      }
    },
    return: async () => {
      end();
      return { value: undefined, done: true };
    },
    [Symbol.asyncIterator]: () => seen,
  };
  return seen;
}
