import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const at = (path) => fileURLToPath(new URL(path, import.meta.url));

/**
 * Most connections to PostgreSQL per process. All systems have the same limit, and six processes together stay below
 * the limit of PostgreSQL.
 */
const POOL = '12';

const given = (what, ...of) => (typeof what === 'function' ? what(...of) : what);

const graphql = ({ query, variables, headers }, nth, { cursor, anew = false } = {}) => ({
  path: '/graphql',
  method: 'POST',
  headers: {
    'content-type': 'application/json',
    accept: 'application/json',
    'accept-language': 'es',
    ...(anew && { 'cache-control': 'no-cache' }),
    ...given(headers, nth),
  },
  body: JSON.stringify({ query, variables: given(variables, nth, cursor) }),
});

/** A page of the portal, as a browser asks for it. */
const page = (path, { anew }) => ({
  path,
  method: 'GET',
  headers: { accept: 'text/html', 'accept-language': 'es', ...(anew && { 'cache-control': 'no-cache' }) },
});

/** The Node options of `npm start`. */
export const FLAGS = JSON.parse(readFileSync(at('../package.json'), 'utf8'))
  .scripts.start.split(' ')
  .filter((word) => word.startsWith('--'));

/** The compared systems: how each is started, and its nth request for a case. */
export const SYSTEMS = [
  {
    key: 'tequio',
    label: 'Tequio',
    command: [...FLAGS, at('../dist/server/main.js')],
    env: { LOG_LEVEL: 'warn', TRUSTED_PROXIES: '127.0.0.1/32,::1/128' },
    ready: '/live',
    request: ({ tequio, again }, nth) =>
      tequio.page ? page(tequio.page, { anew: !again }) : graphql(tequio, nth, { anew: !again }),
  },
  {
    key: 'postgraphile',
    label: 'PostGraphile',
    command: ['--import', at('peers/with-resolvers.mjs'), at('peers/postgraphile.mjs')],
    env: { GRAPHILE_ENV: 'production' },
    ready: '/graphql?query=%7B__typename%7D',
    request: ({ postgraphile }, nth, cursor) => graphql(postgraphile, nth, { cursor }),
  },
  {
    key: 'bare',
    label: 'bare',
    command: [at('peers/bare.mjs')],
    env: {},
    ready: '/',
    request: ({ name }, nth) => ({ path: `/${encodeURIComponent(name)}?${nth}`, method: 'GET', headers: {} }),
  },
];

/** Starts a system on a database in its own process and waits until it answers. */
export async function startSystem(system, database) {
  const port = await freePort();
  const child = spawn(process.execPath, system.command, {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      DATABASE_URL: database.url,
      DATABASE_OWNER_URL: database.ownerUrl,
      DATABASE_POOL: POOL,
      PORT: String(port),
      ...system.env,
    },
  });
  const said = [];
  child.stderr.on('data', (chunk) => said.push(chunk));
  const url = `http://127.0.0.1:${port}`;
  await untilAnswered(`${url}${system.ready}`, child, () => Buffer.concat(said).toString());
  return { ...system, scale: database.scale, url, pid: child.pid, stop: () => stop(child) };
}

export async function untilAnswered(url, child, said = () => '') {
  for (const end = Date.now() + 60_000; Date.now() < end; await sleep(10)) {
    if (child.exitCode !== null) throw new Error(`${child.spawnargs.join(' ')} ended:\n${said()}`);
    const answer = await fetch(url).catch(() => null);
    if (answer) return answer;
  }
  throw new Error(`no answer from ${url} within a minute:\n${said()}`);
}

export async function stop(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
}

export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
