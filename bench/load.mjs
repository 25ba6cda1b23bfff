import { setTimeout as sleep } from 'node:timers/promises';
import autocannon from 'autocannon';
import { processorTime, residentMegabytes } from './processes.mjs';

/** The requests of a case to a system, in turn. */
export async function requestsOf(running, benchCase) {
  const { variants = 1, [running.key]: asked } = benchCase;
  const requests = [];
  for (let nth = 0; nth < variants; nth++) {
    const place = asked.cursor?.variables(nth);
    const cursor = place ? asked.cursor.of(await ask(running, asked.cursor.query, place)) : null;
    requests.push(running.request(benchCase, nth, cursor));
  }
  return requests;
}

async function ask({ url, label }, query, variables) {
  const answer = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = await answer.json();
  if (errors) throw new Error(`${label}: ${JSON.stringify(errors)}`);
  return data;
}

/** The next request of each case of a system, so that no account and no page has more turns than another. */
const turns = new Map();
function inTurn(requests, key, connections) {
  const setupRequest = (request) => {
    const turn = turns.get(key) ?? 0;
    turns.set(key, turn + 1);
    const next = { ...request, ...requests[turn % requests.length] };
    // Each connection stands for a visitor of another network, because one network is served a few things at once.
    return { ...next, headers: { ...next.headers, 'x-forwarded-for': `198.51.${turn % connections}.1` } };
  };
  return [{ ...requests[0], setupRequest }];
}

/**
 * One burst of a case on a system: answers a second, the slowest hundredth, the highest memory, and the processor time
 * of an answer in the server and in PostgreSQL.
 */
export async function burst(running, benchCase, requests, { seconds, connections, postmaster }) {
  let memory = 0;
  const watch = setInterval(() => {
    memory = Math.max(memory, residentMegabytes(running.pid));
  }, 200);
  const used = () => [running.pid, postmaster].map(processorTime);
  const before = used();
  try {
    const result = await autocannon({
      url: running.url,
      requests: inTurn(requests, `${running.url} ${benchCase.name}`, connections),
      ...(benchCase.holds && { verifyBody: (text) => text.includes(benchCase.holds) }),
      connections,
      duration: seconds,
      timeout: 30,
    });
    const bad = result.errors + result.non2xx + result.timeouts + result.mismatches;
    if (bad > 0) {
      const { errors, timeouts, mismatches, statusCodeStats } = result;
      const told = JSON.stringify({ errors, timeouts, mismatches, statusCodeStats });
      throw new Error(`${running.label}, ${benchCase.name}: ${bad} requests failed under load: ${told}`);
    }
    const [server, database] = used().map((time, index) => (time - before[index]) / result.requests.total);
    return { rate: result.requests.total / result.duration, p99: result.latency.p99, memory, server, database };
  } finally {
    clearInterval(watch);
  }
}

/**
 * Waits until a system is idle: the load ends with requests that nobody waits for, and the next burst must not pay for
 * them.
 */
export async function rest(running, postmaster) {
  const used = () => processorTime(running.pid) + processorTime(postmaster);
  await sleep(300);
  for (const end = Date.now() + 20_000; Date.now() < end;) {
    const before = used();
    await sleep(300);
    if (used() - before <= 20) return;
  }
}

/** Checks one answer: all systems must return the same number of things, or the comparison means nothing. */
export async function look(running, benchCase, [{ path, ...request }]) {
  const answer = await fetch(`${running.url}${path}`, request);
  const text = await answer.text();
  const json = request.method === 'POST' || running.key !== 'tequio' ? parse(text) : { data: text };
  if (answer.status !== 200 || !json || json.errors) {
    throw new Error(`${running.label}, ${benchCase.name}: ${answer.status} ${text.slice(0, 2000)}`);
  }
  return { things: benchCase.count[running.key](json), bytes: Buffer.byteLength(text) };
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
