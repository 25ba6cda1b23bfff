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
  /** `null` when there is nothing that this reader may see. */
  read: (line: LogLine) => Promise<T | null>,
): Promise<AsyncIterableIterator<T>> {
  const lines = await live.subscribe(fits);
  const seen: AsyncIterableIterator<T> = {
    next: async () => {
      for (;;) {
        const { value, done } = await lines.next();
        if (done) return { value: undefined, done: true };
        // Of this subscription alone, and changed only between two of its events.
        if (context.renew) Object.assign(context, await context.renew());
        const thing = await read(value);
        if (thing !== null) return { value: thing, done: false };
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
