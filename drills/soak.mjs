import { setTimeout as sleep } from 'node:timers/promises';
import { writers } from './clients.mjs';
import { load, pages } from './load.mjs';
import { figure, onSite } from './site.mjs';

/**
 * A fraction of the clients that bring the server to its peak: they use about half of its time. One more client writes.
 */
const CLIENTS = 2;
const WRITER = { atOnce: 1, pauseMs: 200 };
const LOOK_EVERY_MS = 5000;
/** V8 compiles and caches fill at first, so growth is measured between the second and the last third. */
const SLACK = { megabytes: 40, handles: 10, connections: 4 };

export default {
  goal: 'at half load memory, handles and connections stay flat (T16)',
  options: { seconds: 600 },
  minutes: ({ seconds }) => 3 + seconds / 60,
  run: ({ seconds }, say) =>
    onSite({}, async (site) => {
      const people = await writers(site);
      const looks = [];
      const over = new AbortController();
      const looking = (async () => {
        while (!over.signal.aborted) {
          looks.push(await site.held());
          await sleep(LOOK_EVERY_MS);
        }
      })();
      const done = await people.during(() => load(site, { clients: CLIENTS, seconds, next: pages }), WRITER);
      over.abort();
      await looking;
      say(`${done.served} pages, ${people.acknowledged.size} comments`);
      const third = Math.floor(looks.length / 3);
      const flat = (what) => {
        const most = (from, to) => Math.max(...looks.slice(from, to).map((look) => look[what]));
        const [middle, last] = [most(third, 2 * third), most(2 * third)];
        return figure(`most ${what}`, `${middle.toFixed(0)}, then ${last.toFixed(0)}`, last <= middle + SLACK[what]);
      };
      return [
        figure(`of ${done.served} pages and ${people.sent} comments failed`, done.failed, done.failed === 0),
        ...['megabytes', 'handles', 'connections'].map(flat),
      ];
    }),
};
