import { once } from 'node:events';
import { request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { residentMegabytes } from '../bench/processes.mjs';
import { graphql, writers } from './clients.mjs';
import { figure, onSite, quantile, statusOf } from './site.mjs';

/** The address of the other clients; the flood comes from 127.0.0.1. */
const OTHERS = '127.0.0.2';
const PLAN = '/es/planes/edomex-tlalnepantla-2021';
const READERS = 2;
const PAUSE_MS = 250;
const AT_ONCE = 50;
/** A drill with fewer hostile requests than this shows little. */
const ENOUGH = 1000;
const SOCKETS = { many: 200, subscriptions: 10 };
const SLOW_UPLOADS = 20;
const EDITS = 150;

export default {
  goal: 'one visitor with hostile but allowed requests, sockets and slow uploads: the server lives, memory at most 450 MB, p95 of others at most 3 × its quiet value (T23)',
  options: { seconds: 40 },
  minutes: ({ seconds }) => 4 + seconds / 15,
  run: ({ seconds }, say) =>
    onSite({}, async (site) => {
      const people = await writers(site);
      const comment = await editedOften(site);
      await readers(site, 5);
      const quiet = await readers(site, seconds);
      say(`Quiet: p95 ${Math.round(quiet.p95)} ms over ${quiet.answers} pages`);
      const sum = { requests: 0, refused: 0, served: 0, ended: 0, sockets: 0 };
      let most = 0;
      const watching = setInterval(() => (most = Math.max(most, residentMegabytes(site.server.pid))), 100);
      const over = new AbortController();
      const hostile = [
        ...Array.from({ length: AT_ONCE }, (_, nth) => asks(site, comment, nth, over.signal, sum)),
        listens(site, people.subjects, over.signal, sum),
        ...Array.from({ length: SLOW_UPLOADS }, () => uploadsSlowly(site, over.signal)),
      ];
      const flooded = await people.during(() => readers(site, seconds), { atOnce: 1, pauseMs: 200 });
      over.abort();
      await Promise.all(hostile);
      clearInterval(watching);
      say(JSON.stringify(sum));
      const live = await statusOf(`${site.url}/live`);
      const times = flooded.p95 / quiet.p95;
      return [
        figure(
          'p95 of others',
          `${Math.round(quiet.p95)} ms, then ${Math.round(flooded.p95)} ms: ${times.toFixed(1)} ×`,
          times <= 3,
        ),
        figure(`of ${flooded.answers} of their pages failed`, flooded.failed, flooded.failed === 0),
        figure(
          `of ${sum.requests} hostile requests served ${sum.served}, refused ${sum.refused}, cut off`,
          sum.ended,
          sum.requests >= ENOUGH,
        ),
        figure('sockets that got in', sum.sockets, true),
        figure('memory', `${most.toFixed(0)} MB`, most <= 450),
        figure('`/live` afterwards', live, live === 200),
      ];
    }),
};

/** Other clients read the plan page with pauses; their requests bypass remembered answers. */
async function readers(site, seconds) {
  const end = performance.now() + seconds * 1000;
  const took = [];
  let failed = 0;
  const reader = async () => {
    while (performance.now() < end) {
      const began = performance.now();
      const status = await from(OTHERS, site, { path: PLAN, headers: { 'cache-control': 'no-cache' } });
      took.push(performance.now() - began);
      if (status !== 200) failed++;
      await sleep(PAUSE_MS);
    }
  };
  await Promise.all(Array.from({ length: READERS }, reader));
  return { p95: quantile(took, 0.95), answers: took.length, failed };
}

/** Gives the status of an answer; 0 when the connection ended without one. */
function from(localAddress, site, { body, method = 'GET', path, headers }) {
  return new Promise((resolve) => {
    const sent = request(new URL(path, site.url), { method, headers, localAddress, agent: false }, (answer) => {
      answer.resume();
      answer.once('close', () => resolve(answer.statusCode));
    });
    sent.once('error', () => resolve(0));
    sent.end(body);
  });
}

/** Makes a comment with a history that is expensive to read. */
async function editedOften(site) {
  const [{ id }] = await site.query('select id from comment order by created_at desc limit 1');
  await site.query(`
    select open_entry();
    insert into comment_version (comment_id, version, body, language, written_at)
      select '${id}', n, rpad('Texto ' || n, 5000, ' muy largo y nunca igual'), 'es', now() from generate_series(1, ${EDITS}) n;
    select record('operator', null, 'drill.filled', 'accounts', null, '{}');`);
  const { body } = await graphql(
    site,
    `
      {
        proposals(first: 50) {
          nodes {
            comments(first: 50, orderBy: NEWEST) {
              nodes {
                id
                versions(first: 1) {
                  totalCount
                }
              }
            }
          }
        }
        commitments(first: 50) {
          nodes {
            comments(first: 50, orderBy: NEWEST) {
              nodes {
                id
                versions(first: 1) {
                  totalCount
                }
              }
            }
          }
        }
      }
    `,
  );
  const subjects = [...body.data.proposals.nodes, ...body.data.commitments.nodes];
  return subjects.flatMap(({ comments }) => comments.nodes).find(({ versions }) => versions.totalCount >= EDITS).id;
}

const aliases = (count, field) => Array.from({ length: count }, (_, nth) => `a${nth}: ${field}`).join(' ');
const VERSIONS = 'versions(first: 100) { nodes { body html } }';

/** Documents that are as expensive as allowed; each is different. */
const DEAR = [
  (comment, nth) => `query Q${nth} { node(id: "${comment}") { ... on Comment { ${aliases(3, VERSIONS)} } } }`,
  (_, nth) =>
    `query Q${nth} { proposals(first: 100) { nodes { ${aliases(5, 'problem { text }')} title { text } comments(first: 10) { nodes { html } } } } }`,
  (_, nth) => `{ ${Array.from({ length: 300 }, (__, field) => `wrong${nth}_${field}`).join(' ')} }`,
  (_, nth) =>
    `query Q${nth} { plans(first: 10) { nodes { commitments(first: 50) { nodes { title { text } milestones(first: 50) { nodes { title { text } } } } } } } }`,
];

async function asks(site, comment, which, over, sum) {
  for (let nth = which; !over.aborted; nth += AT_ONCE) {
    const body = JSON.stringify({ query: DEAR[nth % DEAR.length](comment, nth) });
    const headers = { 'content-type': 'application/json', 'cache-control': 'no-cache' };
    const status = await from('127.0.0.1', site, { method: 'POST', path: '/graphql', headers, body });
    sum.requests++;
    if (status === 200) sum.served++;
    else if (status === 0) sum.ended++;
    else sum.refused++;
    if (status === 0) await sleep(100);
  }
}

/** Sockets that each have as many subscriptions as allowed. */
async function listens(site, subjects, over, sum) {
  const open = Array.from({ length: SOCKETS.many }, () => {
    const socket = new WebSocket(site.url.replace('http', 'ws') + '/graphql', 'graphql-transport-ws');
    socket.on('error', () => undefined);
    socket.once('open', () => socket.send('{"type":"connection_init"}'));
    socket.once('message', () => {
      sum.sockets++;
      for (let id = 0; id < SOCKETS.subscriptions; id++) {
        const query = `subscription { commented(on: "${subjects[id % subjects.length]}") { id html } }`;
        socket.send(JSON.stringify({ id: String(id), type: 'subscribe', payload: { query } }));
      }
    });
    return socket;
  });
  if (!over.aborted) await once(over, 'abort');
  for (const socket of open) socket.terminate();
}

/** A form with a file that arrives at a byte a second. */
async function uploadsSlowly(site, over) {
  const headers = { 'content-type': 'multipart/form-data; boundary=x' };
  const sent = request(new URL('/es/propuestas', site.url), { method: 'POST', headers, agent: false });
  sent.on('error', () => undefined);
  sent.on('response', (answer) => answer.resume());
  sent.write('--x\r\ncontent-disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-');
  while (!over.aborted) {
    sent.write('x');
    await sleep(1000);
  }
  sent.destroy();
}
