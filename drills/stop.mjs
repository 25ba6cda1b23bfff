import { setTimeout as sleep } from 'node:timers/promises';
import { figure, onSite, seconds } from './site.mjs';

const AT_ONCE = 16;
const PATHS = ['/es', '/en', '/es/propuestas', '/es/compromisos', '/en/commitments'];

/** The server is stopped while browsers with open connections ask for pages. */
export default {
  goal: 'SIGTERM under load: 0 failed requests in flight, exit in at most 10 s (T12)',
  options: { rounds: 3 },
  minutes: ({ rounds }) => 2 + rounds,
  run: ({ rounds }, say) =>
    onSite({}, async (site) => {
      const ends = [];
      const all = { answered: 0, failed: [] };
      for (let round = 1; round <= rounds; round++) {
        if (round > 1) await site.start();
        const before = all.answered;
        const visitors = Array.from({ length: AT_ONCE }, (_, nth) => visit(site, nth, all));
        while (all.answered < before + 100) await sleep(10);
        const began = performance.now();
        site.server.child.kill('SIGTERM');
        const { code } = await site.server.exit;
        ends.push({ code, took: (performance.now() - began) / 1000 });
        await Promise.all(visitors);
        say(`${round} of ${rounds}: ${all.answered} answered, ended with ${code}`);
      }
      const slowest = Math.max(...ends.map(({ took }) => took));
      return [
        figure(`of ${all.answered + all.failed.length} requests failed`, all.failed.length, all.failed.length === 0),
        figure(
          'exit codes',
          ends.map(({ code }) => code).join(', '),
          ends.every(({ code }) => code === 0),
        ),
        figure('slowest exit', seconds(slowest), slowest <= 10),
      ];
    }),
};

/** Sends requests until an answer says that it is the last of its connection. */
async function visit(site, nth, all) {
  for (let turn = nth; ; turn++) {
    try {
      const answer = await fetch(site.url + PATHS[turn % PATHS.length]);
      await answer.arrayBuffer();
      if (answer.status === 200) all.answered += 1;
      else all.failed.push(answer.status);
      if (answer.headers.get('connection') === 'close') return;
    } catch (error) {
      all.failed.push(error.cause?.code ?? error.message);
      return;
    }
  }
}
