import { Events } from '../../src/api/live/events.js';
import { VISITOR } from '../../src/domain/actor.js';
import type { Live, LogLine } from '../../src/kernel/live/live.js';
import { Subscriber } from '../../src/kernel/live/subscriber.js';

const line = (seq: number): LogLine => ({
  seq,
  at: '2026-01-01T00:00:00.000Z',
  verb: 'law.tested',
  subject: 'pln_1',
  about: [],
  planId: null,
  role: 'operator',
  institution: null,
});

/** A log that tells events when the test says so. */
class Told {
  lastTold = 0;
  readonly subscribers = new Set<Subscriber<LogLine>>();

  async subscribe(fits: (line: LogLine) => boolean): Promise<Subscriber<LogLine>> {
    const subscriber: Subscriber<LogLine> = new Subscriber(fits, () => this.subscribers.delete(subscriber));
    this.subscribers.add(subscriber);
    return subscriber;
  }

  tell(...seqs: number[]): void {
    for (const seq of seqs) {
      this.lastTold = seq;
      for (const subscriber of this.subscribers) subscriber.offer(line(seq));
    }
  }
}

function opened() {
  const live = new Told();
  const events = new Events(live as unknown as Live);
  const read: number[][] = [];
  const hear = (asksTheSame?: string) =>
    events.of(
      {
        actor: VISITOR,
        language: 'es',
        now: new Date(0),
        timeZone: 'America/Mexico_City',
        prepared: false,
        ...(asksTheSame && { asksTheSame }),
      },
      {
        fits: () => true,
        read: async (lines) => {
          read.push(lines.map(({ seq }) => seq));
          return lines.map(({ seq }) => ({ seq }));
        },
      },
    );
  return { live, read, hear };
}

async function heard(events: AsyncIterator<object>, times: number): Promise<object[]> {
  const got: object[] = [];
  for (let n = 0; n < times; n++) got.push((await events.next()).value as object);
  return got;
}

it.each([undefined, 'the same'])('reads together what comes at once, and tells all of it in order', async (same) => {
  const { live, read, hear } = opened();
  const events = await hear(same);
  live.tell(1, 2, 3);
  expect(await heard(events, 3)).toEqual([{ seq: 1 }, { seq: 2 }, { seq: 3 }]);
  expect(read).toEqual([[1, 2, 3]]);
});

it('reads a hundred together at most', async () => {
  const { live, read, hear } = opened();
  const events = await hear();
  live.tell(...Array.from({ length: 250 }, (_, n) => n + 1));
  await heard(events, 250);
  expect(read.map(({ length }) => length)).toEqual([100, 100, 50]);
});

it('reads apart what came before somebody sat down, and tells them only the rest', async () => {
  const { live, read, hear } = opened();
  const first = await hear('the same');
  const joining = hear('the same');
  live.tell(1, 2);
  const second = await joining;
  live.tell(3, 4);
  expect(await heard(first, 4)).toEqual([1, 2, 3, 4].map((seq) => ({ seq })));
  expect(await heard(second, 2)).toEqual([{ seq: 3 }, { seq: 4 }]);
  expect(read).toEqual([
    [1, 2],
    [3, 4],
  ]);
});

it('opens a room anew once everybody has left it', async () => {
  const { live, hear } = opened();
  const first = await hear('the same');
  const second = await hear('the same');
  expect(live.subscribers.size).toBe(1);
  await first.return?.();
  expect(live.subscribers.size).toBe(1);
  await second.return?.();
  expect(live.subscribers.size).toBe(0);
  const third = await hear('the same');
  live.tell(9);
  expect(await heard(third, 1)).toEqual([{ seq: 9 }]);
});
