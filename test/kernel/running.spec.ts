import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  buildClientSchema,
  buildSchema,
  getIntrospectionQuery,
  type GraphQLSchema,
  introspectionFromSchema,
  lexicographicSortSchema,
  printSchema,
} from 'graphql';
import { createClient } from 'graphql-ws';
import pg from 'pg';
import { WebSocket } from 'ws';
import { findPostmaster, type Postmaster } from '../../src/kernel/embedded-postgres/postmaster.js';
import { openFolder, removeFolders } from '../support/embedded-folders.js';
import { freezingProxy } from '../support/freezing-proxy.js';
import { asSuperuser, type TestDatabase, testDatabase, withDatabase } from '../support/databases.js';
import { killServers, ROOT, serve } from '../support/serving.js';

afterAll(killServers);

async function ask(url: string, query = '{ plans { totalCount } }') {
  const answer = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  return { status: answer.status, body: await answer.text(), last: answer.headers.get('connection') === 'close' };
}
const status = async (url: string) => (await fetch(url)).status;
/** Waits until the condition holds; the test's own time limit ends an endless wait. */
async function until(so: () => Promise<boolean>): Promise<void> {
  while (!(await so())) await sleep(50);
}

describe('one server', () => {
  let database: TestDatabase;
  let server: Awaited<ReturnType<typeof serve>>;
  beforeAll(async () => {
    database = await testDatabase();
    server = await serve({ DATABASE_URL: database.url, DATABASE_OWNER_URL: database.ownerUrl });
  }, 240_000);
  afterAll(() => database.drop());

  it('is whole in its joined files: the schema of schema.gql, pages, styles, fonts, editor', async () => {
    const { data } = JSON.parse((await ask(server.url, getIntrospectionQuery())).body);
    const released = buildSchema(readFileSync(join(ROOT, 'schema.gql'), 'utf8'));
    const sorted = (schema: GraphQLSchema) => printSchema(lexicographicSortSchema(schema));
    expect(sorted(buildClientSchema(data))).toBe(sorted(buildClientSchema(introspectionFromSchema(released))));

    const pages = ['/es', '/en', '/es/entrar', '/en/about', '/graphiql', '/graphiql/graphiql.js', '/graphiql/start.js'];
    const html = await (await fetch(`${server.url}/es`)).text();
    const parts = [...html.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(([, path]) => path!);
    expect(parts).not.toEqual([]);
    for (const path of [...pages, ...parts])
      expect({ path, status: await status(server.url + path) }).toEqual({ path, status: 200 });
  }, 120_000);

  it('serves when the database was cut off from under every connection', async () => {
    await Promise.all(Array.from({ length: 10 }, () => ask(server.url)));
    await asSuperuser(
      (client) =>
        client.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [database.name]),
      'postgres',
    );
    await until(async () => (await ask(server.url)).status === 200);
    expect(await status(`${server.url}/ready`)).toBe(200);
  }, 120_000);

  it('answers all requests in flight when it is told to stop, and then ends', async () => {
    let answered = 0;
    const failed: unknown[] = [];
    const client = async () => {
      let open = true;
      while (open) {
        const asked = await ask(server.url).catch((error: Error) => void failed.push(error.cause ?? error));
        if (!asked) return;
        if (asked.status === 200) answered++;
        else failed.push(asked);
        if (asked.last) open = false;
      }
    };
    const clients = Array.from({ length: 8 }, client);
    await until(async () => answered > 50);
    server.child.kill('SIGTERM');
    expect(await server.exit).toBe(0);
    await Promise.all(clients);
    expect(failed).toEqual([]);
  }, 120_000);
});

it('ends when it is told to stop also while a request hangs that nobody will answer', async () => {
  const database = await testDatabase();
  const proxy = await freezingProxy(database.url);
  const server = await serve({
    DATABASE_URL: proxy.url,
    DATABASE_OWNER_URL: database.ownerUrl,
    DATABASE_ANSWERS_WITHIN: '600',
  });
  expect((await ask(server.url)).status).toBe(200);
  proxy.freeze();
  const hanging = ask(server.url).catch(() => 'cut off');
  await until(async () => (await status(`${server.url}/ready`)) === 503);
  server.child.kill('SIGTERM');
  expect(await server.exit).toBe(1);
  expect(server.lines).toContain('Stopped while requests were still waiting for an answer.');
  const ending = await hanging;
  // The request is cut off by the end of the process, or told so first by the closing pool; it never gets an answer.
  expect(typeof ending === 'string' ? ending : JSON.parse(ending.body).errors[0].extensions.code).toMatch(
    /^(cut off|DATABASE_AWAY)$/,
  );
  proxy.close();
  await database.drop();
}, 120_000);

it('tells everybody who still listens that it stops, and ends', async () => {
  const database = await testDatabase();
  const server = await serve({ DATABASE_URL: database.url, DATABASE_OWNER_URL: database.ownerUrl });
  const client = createClient({
    url: `${server.url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    retryAttempts: 0,
    lazy: false,
    onNonLazyError: () => {},
  });
  const opened = new Promise((resolve) => client.on('connected', resolve));
  const ended = new Promise<unknown>((resolve) => {
    client.subscribe(
      { query: 'subscription { logged { seq } }' },
      { next: () => {}, error: resolve, complete: () => resolve('completed') },
    );
  });
  await opened;
  await until(async () => {
    const asked = `select from pg_stat_activity where application_name = 'tequio live' and datname = $1`;
    return (await asSuperuser((superuser) => superuser.query(asked, [database.name]))).rowCount === 1;
  });
  server.child.kill('SIGTERM');
  expect(await server.exit).toBe(0);
  expect(server.lines).not.toContain('Stopped while requests were still waiting for an answer.');
  expect(await ended).toMatchObject({ code: 1001 });
  await client.dispose();
  await database.drop();
}, 120_000);

/** The embedded database of a server that runs on this data folder. */
function embedded(folder: string) {
  const data = join(folder, 'postgres', 'data');
  const { superuser } = JSON.parse(readFileSync(join(folder, 'postgres', 'secrets.json'), 'utf8'));
  const port = readFileSync(join(folder, 'postgres', 'port'), 'utf8').trim();
  return {
    data,
    postmaster: () => (findPostmaster(data) as Postmaster).pid,
    query: async (sql: string) => {
      const client = new pg.Client({ connectionString: `postgres://postgres:${superuser}@127.0.0.1:${port}/tequio` });
      await client.connect();
      try {
        return (await client.query(sql)).rows;
      } finally {
        await client.end();
      }
    },
  };
}

describe('a server with a database of its own', () => {
  const folder = openFolder();
  afterAll(() => removeFolders([join(folder, 'postgres')]));

  it('starts its database again when somebody ends it, and goes on with everything: requests, letters', async () => {
    const server = await serve({ TEQUIO_DATA: folder });
    const database = embedded(folder);
    const asked = async (email: string) => {
      const answer = await fetch(`${server.url}/sign-in/request`, {
        method: 'POST',
        redirect: 'manual',
        headers: { origin: server.url, 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({ email, returnTo: '/es', language: 'es' }),
      });
      return answer.status < 400;
    };
    const arrived = async (email: string) =>
      (await database.query(`select 1 from tequio.kept_mail where recipient = '${email}'`)).length === 1;
    for (const signal of ['SIGKILL', 'SIGINT'] as const) {
      const [before, after] = [`before-${signal}@example.org`, `after-${signal}@example.org`].map((a) =>
        a.toLowerCase(),
      );
      const pid = database.postmaster();
      expect(await asked(before!)).toBe(true);
      process.kill(pid, signal);
      await until(async () => (await status(`${server.url}/ready`)) === 503 || pid !== database.postmaster());
      expect(await status(`${server.url}/live`)).toBe(200);
      await until(async () => (await status(`${server.url}/ready`)) === 200);
      expect(database.postmaster()).not.toBe(pid);
      await until(() => asked(after!));
      await until(async () => (await arrived(before!)) && (await arrived(after!)));
    }
    server.child.kill('SIGTERM');
    expect(await server.exit).toBe(0);
    expect(findPostmaster(database.data)).toBeUndefined();
  }, 120_000);

  it('ends with a sentence when its database ended and cannot be started again', async () => {
    const server = await serve({ TEQUIO_DATA: folder });
    const { data, postmaster } = embedded(folder);
    rmSync(join(data, 'global', 'pg_control'));
    process.kill(postmaster(), 'SIGKILL');
    expect(await server.exit).toBe(1);
    expect(server.lines.at(-1)).toMatch(/^PostgreSQL could not be started in .*pg_control.* The whole story is in /);
  }, 120_000);
});

describe('a port that cannot be listened on', () => {
  /** Starts another program that occupies a port. */
  async function taking(port = 0) {
    const other = createServer();
    await new Promise<void>((done) => other.listen(port, '127.0.0.1', done));
    return { port: String((other.address() as AddressInfo).port), leave: () => other.close() };
  }

  it('is told before a database is made', async () => {
    const other = await taking();
    const folder = openFolder();
    await expect(serve({ TEQUIO_DATA: folder, PORT: other.port })).rejects.toThrow(
      `ended with 1: Port ${other.port} is taken by another program, perhaps by a Tequio that runs already: end that one, or choose another port with PORT=… npm start.`,
    );
    expect(readdirSync(folder)).toEqual([]);
    await expect(serve({ TEQUIO_DATA: folder, HOST: '192.0.2.1' })).rejects.toThrow(
      /ended with 1: HOST names no address of this machine/,
    );
    expect(readdirSync(folder)).toEqual([]);
    other.leave();
    await removeFolders([]);
  }, 120_000);

  it('leaves nothing running when it was taken only meanwhile', async () => {
    const first = await taking();
    first.leave();
    const folder = openFolder();
    const data = join(folder, 'postgres', 'data');
    const failed = serve({ TEQUIO_DATA: folder, PORT: first.port }).catch((error: Error) => error.message);
    await until(async () => existsSync(data));
    const other = await taking(Number(first.port));
    expect(await failed).toMatch(/^ended with 1: .*Port \d+ is taken by another program/s);
    expect(findPostmaster(data)).toBeUndefined();
    other.leave();
    await removeFolders([join(folder, 'postgres')]);
  }, 120_000);
});

it('serves with nothing but the runtime role on a migrated database, and says what to do where it is not migrated', async () => {
  const database = await testDatabase();
  const server = await serve({ DATABASE_URL: database.url });
  expect((await ask(server.url)).status).toBe(200);
  expect(await (await fetch(`${server.url}/ready`)).json()).toEqual({ ready: true, logProtectedFromItsServer: true });
  server.child.kill('SIGTERM');
  expect(await server.exit).toBe(0);
  await asSuperuser(
    (client) => client.query('delete from tequio.migration where id = (select max(id) from tequio.migration)'),
    database.name,
  );
  await expect(serve({ DATABASE_URL: database.url })).rejects.toThrow(
    /run `tequio database migrate` with DATABASE_OWNER_URL/,
  );
  await database.drop();
}, 120_000);

it('starts with one role for everything, and says in public that its log is not protected from it', async () => {
  const name = `one_role_${process.pid}`;
  await asSuperuser(async (client) => {
    await client.query(`create role ${name} login password 'x'`);
    await client.query(`create database ${name} owner ${name}`);
  }, 'postgres');
  await asSuperuser(async (client) => {
    for (const extension of ['unaccent', 'pg_trgm', 'btree_gin']) await client.query(`create extension ${extension}`);
  }, name);
  const base = new URL(withDatabase(process.env['TEQUIO_TEST_SUPERUSER_URL']!, name));
  base.username = name;
  base.password = 'x';
  const server = await serve({ DATABASE_URL: base.href });
  expect(server.lines.join('\n')).toMatch(/public log is not protected from this server/);
  const ready = await (await fetch(`${server.url}/ready`)).json();
  expect(ready).toEqual({ ready: true, logProtectedFromItsServer: false });
  expect((await ask(server.url, '{ server { logProtected } }')).body).toContain('false');
  expect(await (await fetch(`${server.url}/es/acerca`)).text()).toContain('no la protege de este servidor');
  server.child.kill('SIGTERM');
  expect(await server.exit).toBe(0);
  await asSuperuser(async (client) => {
    await client.query(`drop database ${name} with (force)`);
    await client.query(`drop role ${name}`);
  }, 'postgres');
}, 120_000);

it('writes nothing into its log that says who did what, also when something fails that nobody foresaw', async () => {
  const database = await testDatabase();
  const server = await serve({ DATABASE_URL: database.url, DATABASE_OWNER_URL: database.ownerUrl, LOG_LEVEL: 'debug' });
  // The table is broken only after the start, because the start writes a link for the first administrator.
  await until(async () => server.lines.some((line) => line.startsWith('Nobody administers')));
  await asSuperuser(
    (client) =>
      client.query(`create function tequio.fail() returns trigger language plpgsql as $$ begin
          raise exception 'no place for ana@example.org, who goes to /es/ana' using detail = new.language; end $$;
        create trigger fail before insert on tequio.sign_in_link for each row execute function tequio.fail();
        drop table tequio.synthesis cascade`),
    database.name,
  );
  const person = { 'user-agent': 'Netscape of Ana', 'x-forwarded-for': '203.0.113.9', cookie: 'lang=es; tequio=abc' };
  const sent = await fetch(`${server.url}/sign-in/request`, {
    method: 'POST',
    headers: { ...person, origin: server.url, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ email: 'ana@example.org', returnTo: '/es/ana', language: 'es' }),
  });
  expect(sent.status).toBe(500);
  expect(await sent.text()).not.toContain('no place');
  await fetch(`${server.url}/es/propuestas?q=Ana+de+la+Colonia`, { headers: person });
  await ask(server.url, '{ search(text: "Ana de la Colonia") { totalCount } }');
  await ask(server.url, '{ plans { nodes { windows { synthesis { publishedAt } } } } }');
  server.child.kill('SIGTERM');
  await server.exit;
  const log = server.lines.filter((line) => line.startsWith('{')).join('\n');
  expect(log).toContain('P0001');
  expect(log).toContain('42P01');
  for (const told of ['ana@', '/es/ana', 'Colonia', 'Netscape', '203.0.113.9', '127.0.0.1', 'tequio=abc', 'no place'])
    expect(log).not.toContain(told);
  await database.drop();
}, 120_000);
