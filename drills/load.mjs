import { setTimeout as sleep } from 'node:timers/promises';
import { quantile } from './site.mjs';

const PATIENCE_MS = 60_000;

/** Clients that each send, wait for the answer and send again, for some seconds. `next` makes the nth request. */
export async function load(site, { clients, seconds, next }) {
  const end = performance.now() + seconds * 1000;
  const answers = [];
  let nth = 0;
  const client = async () => {
    while (performance.now() < end) answers.push(await ask(site, next(nth++)));
  };
  await Promise.all(Array.from({ length: clients }, client));
  return sum(answers, end, seconds);
}

/** Sends this many requests a second without waiting for answers, because people do not wait for each other. */
export async function rush(site, { rate, seconds, next }) {
  const began = performance.now();
  const end = began + seconds * 1000;
  const asked = [];
  while (performance.now() < end) {
    while (asked.length < ((performance.now() - began) / 1000) * rate) asked.push(ask(site, next(asked.length)));
    await sleep(5);
  }
  return sum(await Promise.all(asked), end, seconds);
}

/** An answer that never came has the status 0. */
async function ask(site, { path, ...request }) {
  const began = performance.now();
  const status = await fetch(site.url + path, { ...request, signal: AbortSignal.timeout(PATIENCE_MS) }).then(
    async (answer) => {
      await answer.arrayBuffer();
      return answer.status;
    },
    () => 0,
  );
  const at = performance.now();
  return { status, at, took: (at - began) / 1000 };
}

/** `rate` counts only answers that came during the load. */
function sum(answers, end, seconds) {
  const served = answers.filter(({ status }) => status === 200);
  const refused = answers.filter(({ status }) => status === 503 || status === 429);
  const p95 = (some) =>
    quantile(
      some.map(({ took }) => took),
      0.95,
    );
  return {
    rate: served.filter(({ at }) => at <= end).length / seconds,
    served: served.length,
    refused: refused.length,
    failed: answers.length - served.length - refused.length,
    p95: p95(served),
    p95OfRefused: p95(refused),
  };
}

/** Pages that visitors open. The requests bypass remembered answers, so that each page costs its full price. */
const PAGES = ['/es/planes/edomex-tlalnepantla-2021', '/es/propuestas', '/es/compromisos', '/en'];
export const pages = (nth) => ({ path: PAGES[nth % PAGES.length], headers: { 'cache-control': 'no-cache' } });
