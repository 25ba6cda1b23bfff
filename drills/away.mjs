import { setTimeout as sleep } from 'node:timers/promises';
import { graphql } from './clients.mjs';
import { figure, onSite, seconds, statusOf } from './site.mjs';

/** An external PostgreSQL goes away for a while: the server lives on, refuses fast, and recovers by itself. */
export default {
  goal: '`/live` 200, `/ready` 503, reads refused in less than 1 s; back at most 5 s after PostgreSQL (T11)',
  options: { seconds: 30 },
  minutes: ({ seconds: away }) => 2 + away / 60,
  run: ({ seconds: away }, say) =>
    onSite({ apart: true }, async (site) => {
      await graphql(site, '{ plans { totalCount } }');
      await site.stopDatabase();
      say(`PostgreSQL is away for ${away} s.`);
      const seen = { live: new Set(), ready: new Set(), refusal: new Set() };
      let [slowest, reads] = [0, 0];
      for (const end = Date.now() + away * 1000; Date.now() < end; await sleep(200)) {
        seen.live.add(await statusOf(`${site.url}/live`));
        seen.ready.add(await statusOf(`${site.url}/ready`));
        for (const read of [() => readGraph(site), () => statusOf(`${site.url}/es`)]) {
          const began = performance.now();
          seen.refusal.add(await read());
          slowest = Math.max(slowest, (performance.now() - began) / 1000);
          reads += 1;
        }
      }
      await site.startDatabase();
      const back = await site.untilReady();
      const served = [await readGraph(site), await statusOf(`${site.url}/es`)];
      const only = (set, ...wanted) => [...set].every((one) => wanted.includes(one));
      return [
        figure('`/live` said', [...seen.live].join(', '), only(seen.live, 200)),
        figure('`/ready` said', [...seen.ready].join(', '), only(seen.ready, 503)),
        figure(`${reads} reads were answered`, [...seen.refusal].join(', '), only(seen.refusal, 503, 'DATABASE_AWAY')),
        figure('slowest of them', seconds(slowest), slowest < 1),
        figure('ready after PostgreSQL was back', seconds(back), back <= 5),
        figure('then a query and a page answered', served.join(', '), served.join() === '200,200'),
      ];
    }),
};

async function readGraph(site) {
  const { status, body } = await graphql(site, '{ plans { totalCount } }');
  return body.errors?.[0].extensions.code ?? status;
}
