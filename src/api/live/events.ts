import type { Live, LogLine } from '../../kernel/live/live.js';
import type { RequestContext } from '../context.js';

/**
 * Events of the public log as one subscriber may see them: who it is is asked anew at each one, and what it reads is
 * read anew by the same compiler, so that a right that ended, or a thing that was hidden, is not told any more.
 */
export async function events<T>(
  live: Live,
  context: RequestContext,
  fits: (line: LogLine) => boolean,
  /** In order; `null` for what this reader may not see. */
  read: (line: LogLine) => Promise<(T | null)[]>,
): Promise<AsyncIterableIterator<T>> {
  const lines = await live.subscribe(fits);
  const waiting: T[] = [];
  const seen: AsyncIterableIterator<T> = {
    next: async () => {
      for (;;) {
        const next = waiting.shift();
        if (next !== undefined) return { value: next, done: false };
        const { value, done } = await lines.next();
        if (done) return { value: undefined, done: true };
        try {
          // Of this subscription alone, and changed only between two of its events.
          if (context.renew) Object.assign(context, await context.renew());
          waiting.push(...(await read(value)).filter((thing) => thing !== null));
        } catch (error) {
          // It is over, and nobody else says so: who iterates takes a failure for the end.
          lines.end();
          throw error;
        }
      }
    },
    return: async () => {
      lines.end();
      return { value: undefined, done: true };
    },
    [Symbol.asyncIterator]: () => seen,
  };
  return seen;
}
