import autocannon from 'autocannon';
import { residentMegabytes } from './systems.mjs';

export const CONNECTIONS = 16;

/** One burst of a case on a system: answers a second, the slowest hundredth, and the most memory that was seen. */
export async function burst(running, benchCase, seconds) {
  const { path, ...request } = running.request(benchCase);
  let memory = 0;
  const watch = setInterval(() => {
    memory = Math.max(memory, residentMegabytes(running.pid));
  }, 200);
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
    return { rate: result.requests.total / result.duration, p99: result.latency.p99, memory };
  } finally {
    clearInterval(watch);
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
