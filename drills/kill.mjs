import { setTimeout as sleep } from 'node:timers/promises';
import { writers } from './clients.mjs';
import { figure, onSite, seconds } from './site.mjs';

const READY_WITHIN = 10;
/** Number of acknowledged writes between two kills. */
const BETWEEN = 20;

const KEPT = `
  select substr(c.body, 7)::int as nth, count(distinct c.id)::int as comments,
         count(l.seq) filter (where l.verb = 'comment.created')::int as entries
    from comment c left join log l on l.subject = 'cmt_' || replace(c.id::text, '-', '')
   where c.body like 'drill %' group by 1`;
const ENTRIES_WITHOUT = `
  select count(*)::int as n from log l
   where l.verb = 'comment.created'
     and not exists (select from comment c where l.subject = 'cmt_' || replace(c.id::text, '-', ''))`;

/** The server, its PostgreSQL and single connections are killed again and again while people write. */
export default {
  goal: '0 acknowledged writes lost, 0 half done; ready in at most 10 s (T10)',
  options: { rounds: 10, databases: 4 },
  minutes: ({ rounds, databases }) => 3 + (rounds + databases) * 0.75,
  run: ({ rounds, databases }, say) =>
    onSite({}, async (site) => {
      const people = await writers(site);
      const took = { server: [], postgres: [], connection: [] };
      const kills = [
        ...Array.from({ length: rounds }, () => killServer),
        ...Array.from({ length: databases }, () => killPostgres),
        ...Array.from({ length: Math.ceil(databases / 4) }, () => killConnection),
      ].toSorted(() => Math.random() - 0.5);
      await people.during(async () => {
        for (const [nth, kill] of kills.entries()) {
          for (const before = people.acknowledged.size; people.acknowledged.size < before + BETWEEN;) await sleep(10);
          await sleep(Math.random() * 500);
          await kill();
          say(`${nth + 1} of ${kills.length} kills, ${people.acknowledged.size} writes acknowledged`);
        }
      });
      return [...(await losses(site, people)), ...Object.entries(took).map(slowest)];

      async function killServer() {
        site.server.child.kill('SIGKILL');
        await site.server.exit;
        took.server.push(await site.start());
      }

      async function killPostgres() {
        const pid = site.postmaster();
        const began = performance.now();
        process.kill(pid, 'SIGKILL');
        while ([pid, undefined].includes(site.postmaster())) await sleep(5);
        await site.untilReady();
        took.postgres.push((performance.now() - began) / 1000);
      }

      /** After this PostgreSQL itself ends all its other processes and starts again. */
      async function killConnection() {
        const [{ pid }] = await site.query(
          `select pid from pg_stat_activity where application_name = 'tequio' limit 1`,
        );
        const began = performance.now();
        process.kill(pid, 'SIGKILL');
        await sleep(100);
        await site.untilReady();
        took.connection.push((performance.now() - began) / 1000);
      }
    }),
};

async function losses(site, people) {
  const kept = new Map((await site.query(KEPT)).map((row) => [row.nth, row]));
  const lost = [...people.acknowledged].filter((nth) => !kept.has(nth)).length;
  const [{ n: without }] = await site.query(ENTRIES_WITHOUT);
  const uneven = [...kept.values()].filter(({ comments, entries }) => comments !== 1 || entries !== 1).length;
  const check = await site.command('database', 'check', '--json');
  const { rows, differences } = JSON.parse(check.split('\n').findLast((line) => line.startsWith('{')));
  return [
    figure(`of ${people.acknowledged.size} acknowledged writes lost`, lost, lost === 0),
    figure(
      'written twice, without an entry of the log, or the entry without it',
      uneven + without,
      uneven + without === 0,
    ),
    figure(`of ${rows} stored figures and hashes that differ`, differences.length, differences.length === 0),
  ];
}

function slowest([what, times]) {
  const most = Math.max(0, ...times);
  return figure(
    `slowest of ${times.length} until ready after a ${what} was killed`,
    seconds(most),
    most <= READY_WITHIN,
  );
}
