import { Injectable } from '@nestjs/common';
import pLimit from 'p-limit';
import type { Actor } from '../../domain/actor.js';
import { Live, type LogLine } from '../../kernel/live/live.js';
import type { Subscriber } from '../../kernel/live/subscriber.js';
import type { RequestContext } from '../context.js';
import { isTooLarge } from '../weight/too-much.js';
import { type Batch, type Joins, Room } from './room.js';

/** Reads for subscribers at a time, so that connections are left for everybody else: what waits meanwhile is joined. */
const READS_AT_ONCE = { visitors: 2, people: 4 };
/** Entries of the log that are read together. */
const JOINED_AT_MOST = 100;

export interface Listening {
  fits(line: LogLine): boolean;
  /** Reads the things of lines that came together, in order; `null` for what this reader may not see. */
  read(lines: LogLine[], context: RequestContext): Promise<(object | null)[]>;
}

/**
 * Events of the public log as subscribers may see them: who it is is asked anew each time, and what it reads is read
 * anew by the same compiler, so that a right that ended, or a thing that was hidden, is not told any more. Visitors who
 * ask the same hear it from one reading (docs/adr/0078).
 */
@Injectable()
export class Events {
  private readonly rooms = new Map<string, Room>();
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
    const room = this.rooms.get(key) ?? this.open(key, context, listening);
    const seat = await room.join(() => this.live.lastTold);
    return told(
      () => seat.nextBatch(),
      context,
      () => seat.end(),
    );
  }

  private open(key: string, context: RequestContext, listening: Listening): Room {
    const own = { ...context };
    const room: Room = new Room({
      lines: this.live.subscribe((line) => listening.fits(line)),
      next: (lines, joins) => this.read(lines, joins, own, listening, this.visitors),
      over: () => {
        if (this.rooms.get(key) === room) this.rooms.delete(key);
      },
    });
    this.rooms.set(key, room);
    return room;
  }

  /** What comes next, read once it is somebody's turn: all that has come by then. `null` at the end. */
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
      const asked: { actor: Actor; now: Date } = (await context.renew?.()) ?? context;
      Object.assign(context, asked);
      for (;;) {
        try {
          const things = (await read(joined, context)).filter((thing) => thing !== null);
          const characters = JSON.stringify(things).length;
          return { last: joined.at(-1)?.seq ?? -1, things, characters, asked: { actor: asked.actor, now: asked.now } };
        } catch (error) {
          if (joined.length < 2 || !isTooLarge(error)) throw error;
          // Each event may hold as much as an answer, and many together do not: the later ones are read after these.
          const half = Math.ceil(joined.length / 2);
          lines.putBack(joined.slice(half));
          joined = joined.slice(0, half);
        }
      }
    });
  }
}

/** One by one. Each is answered as who it is and when it is now: the context changes only between two batches. */
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
        // It is over, and nobody else says so: who iterates takes a failure for the end.
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
