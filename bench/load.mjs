import { setTimeout as sleep } from 'node:timers/promises';
import autocannon from 'autocannon';
import { processorTime, residentMegabytes } from './processes.mjs';

export const CONNECTIONS = 16;

/**
 * One burst of a case on a system: answers a second, the slowest hundredth, the most memory that was seen, and the
 * processor time of an answer in the server and in PostgreSQL.
 */
export async function burst(running, benchCase, seconds, postmaster) {
  const { path, ...request } = running.request(benchCase);
  let memory = 0;
  const watch = setInterval(() => {
    memory = Math.max(memory, residentMegabytes(running.pid));
  }, 200);
  const used = () => [running.pid, postmaster].map(processorTime);
  const before = used();
  try {
    const result = await autocannon({
      url: `${running.url}${path}`,
      ...request,
      connections: CONNECTIONS,
      duration: seconds,
      timeout: 30,
    });
    const bad = result.errors + result.non2xx + result.timeouts;
    if (bad > 0) throw new Error(`${running.label}, ${benchCase.name}: ${bad} requests failed under load`);
    const [server, database] = used().map((time, index) => (time - before[index]) / result.requests.total);
    return { rate: result.requests.total / result.duration, p99: result.latency.p99, memory, server, database };
  } finally {
    clearInterval(watch);
  }
}

/**
 * Waits until a system has done what it was asked: the load ends with requests that nobody waits for any more, and the
 * next burst must not pay for them.
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

/** One answer, looked at: all systems must give the same number of things, or the comparison means nothing. */
export async function look(running, benchCase) {
  const { path, ...request } = running.request(benchCase);
  const answer = await fetch(`${running.url}${path}`, request);
  const text = await answer.text();
  const json = parse(text);
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
