import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { type AddressInfo, createServer as createPlainServer, type Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FETCH_LIMITS, Fetcher, type FetchLimits, type Resolve } from '../../src/kernel/fetcher/fetcher.js';
import { until } from '../support/live.js';

const servers: { close(done: (error?: Error) => void): unknown }[] = [];
const sockets = new Set<Socket>();
afterEach(async () => {
  for (const socket of sockets) socket.destroy();
  await Promise.all(servers.splice(0).map((server) => new Promise((done) => void server.close(done))));
});

async function listening(server: Server | ReturnType<typeof createPlainServer>): Promise<number> {
  servers.push(server);
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => undefined);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}
const serving = (listener: RequestListener) => listening(createServer(listener));
/** A server that speaks to whoever connects as the test wants. */
const speaking = (speak: (socket: Socket) => void) =>
  listening(createPlainServer((socket) => void socket.once('data', () => speak(socket))));

/** A fetcher that reaches these ports of this machine, as if they were public. */
const reaching = (ports: number[], limits: Partial<FetchLimits> = {}, resolve?: Resolve) =>
  new Fetcher({ ...FETCH_LIMITS, ...limits }, new Set(ports.map((port) => `127.0.0.1:${port}`)), resolve);
const here = (port: number, path = '/') => `http://127.0.0.1:${port}${path}`;
const QUICK = { totalMs: 400, idleMs: 150 };

it('reads what an address points to, and says nothing of who asks', async () => {
  const seen: unknown[] = [];
  const port = await serving(({ method, url, headers }, answer) => {
    seen.push({ method, url, headers });
    answer.setHeader('set-cookie', 'who=ana').end('hola');
  });
  const fetcher = reaching([port]);
  const url = here(port, '/acta.pdf?a=1#b');
  const hola = { content: Buffer.from('hola') };
  expect([await fetcher.read(url), await fetcher.read(url)]).toEqual([hola, hola]);
  const headers = {
    host: `127.0.0.1:${port}`,
    'user-agent': 'Tequio',
    accept: 'application/pdf, image/jpeg, image/png, */*;q=0.1',
    'accept-encoding': 'identity',
    connection: 'close',
  };
  const asked = { method: 'GET', url: '/acta.pdf?a=1', headers };
  expect(seen).toEqual([asked, asked]);
  expect(sockets.size).toBe(0);
});

describe('an address that is not public', () => {
  const forms = [
    '127.0.0.1 127.1 0x7f.1 0x7f000001 2130706433 017700000001 0 0.0.0.0 １２７.0.0.1 ①②⑦.⓪.⓪.① 127.0.0.1.',
    '[::1] [::] [::ffff:127.0.0.1] [::ffff:7f00:1] [::127.0.0.1] [64:ff9b::7f00:1] [2002:7f00:1::]',
    'localhost localhost. LOCALHOST 10.0.0.1 192.168.0.1 172.16.0.1 169.254.169.254 100.100.100.200',
    '[fd00:ec2::254] [fe80::1] 224.0.0.1 [ff02::1]',
  ].flatMap((line) => line.split(' '));

  it.each(forms)('is never connected to, in whatever way it is written: %s', async (host) => {
    let asked = 0;
    const port = await serving((_, answer) => void answer.end(String(++asked)));
    for (const at of [`http://${host}:${port}/`, `http://${host}/`, `https://${host}/`])
      expect(await new Fetcher().read(at)).toEqual({ problem: 'not_public' });
    expect([asked, sockets.size]).toEqual([0, 0]);
  });

  // A header holds ASCII only.
  it.each(forms.filter((host) => /^[ -~]+$/.test(host)))('is not reached by a redirect either: %s', async (host) => {
    const inside = await serving((_, answer) => void answer.end('secreto'));
    const outside = await serving((_, answer) => {
      answer.writeHead(302, { location: `http://${host}:${inside}/` }).end();
    });
    expect(await reaching([outside]).read(here(outside))).toEqual({ problem: 'not_public' });
  });

  it('is not reached by a name of which any address is not public', async () => {
    const port = await serving((_, answer) => void answer.end('secreto'));
    const at = `http://actas.example:${port}/`;
    const resolving = (...found: string[]) =>
      reaching([port], {}, async () => found.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })));
    for (const found of [[], ['10.0.0.1'], ['127.0.0.1', '10.0.0.1'], ['127.0.0.1', '::1']])
      expect([found, await resolving(...found).read(at)]).toEqual([found, { problem: 'not_public' }]);
    expect(await resolving('127.0.0.1').read(at)).toEqual({ content: Buffer.from('secreto') });
    const unknown = reaching([port], {}, () => Promise.reject(new Error('ENOTFOUND')));
    expect(await unknown.read(at)).toEqual({ problem: 'not_public' });
  });

  it('is not reached by a name that changes its address between the look-up and the connection', async () => {
    const inside = await serving((_, answer) => void answer.end('secreto'));
    const outside = await serving((_, answer) => void answer.end('acta'));
    let asked = 0;
    // The first look-up names the public server; every later one would name the other.
    const changing: Resolve = async () => [{ address: ++asked === 1 ? '127.0.0.1' : '127.0.0.2', family: 4 }];
    const fetched = await reaching([outside], {}, changing).read(`http://actas.example:${outside}/`);
    expect([fetched, asked]).toEqual([{ content: Buffer.from('acta') }, 1]);
    const back: RequestListener = (_, answer) =>
      void answer.writeHead(302, { location: `http://actas.example:${inside}/` }).end();
    const turning = await serving(back);
    asked = 0;
    expect(await reaching([turning], {}, changing).read(`http://actas.example:${turning}/`)).toEqual({
      problem: 'not_public',
    });
    expect(asked).toBe(2);
  });

  it.each(['file:///etc/passwd', 'ftp://127.0.0.1/', 'gopher://127.0.0.1/', 'data:text/plain,hola', 'nothing'])(
    'has no other way than the web: %s',
    async (url) => {
      const port = await serving((_, answer) => void answer.writeHead(301, { location: url }).end());
      expect(await new Fetcher().read(url)).toEqual({ problem: 'not_public' });
      const { problem } = (await reaching([port]).read(here(port))) as { problem: string };
      // A word without a scheme is a path of the same server, which sends it on again.
      expect(problem).toBe(url === 'nothing' ? 'too_many_redirects' : 'not_public');
    },
  );

  it('may be public and still be a port at which no page is served', async () => {
    const resolve: Resolve = async () => [{ address: '8.8.8.8', family: 4 }];
    for (const port of [22, 25, 5432, 6379, 9200])
      expect(await new Fetcher(FETCH_LIMITS, new Set(), resolve).read(`http://a.example:${port}/`)).toEqual({
        problem: 'not_public',
      });
  });
});

it('follows three redirects and no fourth', async () => {
  const port = await serving(({ url }, answer) => {
    const left = Number(url!.slice(1));
    if (left === 0) answer.end('hola');
    else answer.writeHead(left % 2 ? 302 : 308, { location: `/${left - 1}` }).end('otra parte');
  });
  const fetcher = reaching([port]);
  expect(await fetcher.read(here(port, '/3'))).toEqual({ content: Buffer.from('hola') });
  expect(await fetcher.read(here(port, '/4'))).toEqual({ problem: 'too_many_redirects' });
  const circle = await serving((_, answer) => void answer.writeHead(302, { location: '/' }).end());
  expect(await reaching([circle]).read(here(circle))).toEqual({ problem: 'too_many_redirects' });
});

it('takes for an error what is no content', async () => {
  for (const status of [201, 204, 206, 300, 304, 400, 401, 403, 404, 410, 500, 503]) {
    const port = await serving((_, answer) => void answer.writeHead(status).end());
    expect([status, await reaching([port]).read(here(port))]).toEqual([status, { problem: 'answers_error' }]);
  }
  const nowhere = await serving((_, answer) => void answer.writeHead(302).end());
  expect(await reaching([nowhere]).read(here(nowhere))).toEqual({ problem: 'too_many_redirects' });
});

describe('what never ends', () => {
  it('is given up: no answer, endless headers, a byte now and then, silence in the middle', async () => {
    const ways: [string, (socket: Socket) => void, string][] = [
      ['nothing', () => undefined, 'too_slow'],
      [
        'headers, one by one',
        (socket) => {
          socket.write('HTTP/1.1 200 OK\r\n');
          const more = setInterval(() => socket.write('a: b\r\n'), 20);
          socket.on('close', () => clearInterval(more));
        },
        'too_slow',
      ],
      [
        'steps before the answer',
        (socket) => {
          const more = setInterval(() => socket.write('HTTP/1.1 102 Processing\r\n\r\n'), 20);
          socket.on('close', () => clearInterval(more));
        },
        'too_slow',
      ],
      [
        'a byte now and then',
        (socket) => {
          socket.write('HTTP/1.1 200 OK\r\n\r\n');
          const more = setInterval(() => socket.write('a'), 20);
          socket.on('close', () => clearInterval(more));
        },
        'too_slow',
      ],
      ['silence', (socket) => void socket.write('HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhola'), 'too_slow'],
      ['half', (socket) => void socket.end('HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhola'), 'unreachable'],
      ['noise', (socket) => void socket.end('SSH-2.0-OpenSSH_9.2\r\n'), 'unreachable'],
      ['a large header', (socket) => void socket.write(`HTTP/1.1 200 OK\r\na: ${'b'.repeat(100_000)}`), 'unreachable'],
      [
        'another language',
        (socket) => void socket.write('HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n'),
        'unreachable',
      ],
    ];
    for (const [name, speak, problem] of ways) {
      const port = await speaking(speak);
      expect([name, await reaching([port], QUICK).read(here(port))]).toEqual([name, { problem }]);
    }
    // Nothing stays open behind it.
    await until(() => sockets.size === 0);
  });

  it('is given up when the name itself takes too long', async () => {
    const never: Resolve = () => new Promise(() => undefined);
    expect(await reaching([], QUICK, never).read('http://a.example/')).toEqual({ problem: 'too_slow' });
  });

  it('is counted while it comes, whatever it says of itself', async () => {
    let sent = 0;
    const endless = await serving((_, answer) => {
      const more = () => {
        if (!answer.destroyed) answer.write(Buffer.alloc(64 * 1024), () => ((sent += 64 * 1024), setImmediate(more)));
      };
      more();
    });
    expect(await reaching([endless], { bytes: 1_000_000 }).read(here(endless))).toEqual({ problem: 'too_large' });
    expect(sent).toBeLessThan(10_000_000);
    const honest = await serving((_, answer) => void answer.writeHead(200, { 'content-length': 1_000_001 }).write('a'));
    expect(await reaching([honest], { bytes: 1_000_000 }).read(here(honest))).toEqual({ problem: 'too_large' });
    const exact = await serving((_, answer) => void answer.end(Buffer.alloc(1_000_000)));
    expect(await reaching([exact], { bytes: 1_000_000 }).read(here(exact))).toEqual({
      content: Buffer.alloc(1_000_000),
    });
  });

  it('is not unpacked', async () => {
    const bomb = gzipSync(Buffer.alloc(20_000_000));
    const port = await serving((_, answer) => void answer.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb));
    expect(await reaching([port]).read(here(port))).toEqual({ problem: 'type_not_kept' });
  });
});

it('tells whether an address opens without reading what is there', async () => {
  const port = await serving(({ url }, answer) => {
    if (url === '/nothing') answer.writeHead(404).end();
    else answer.writeHead(200, { 'content-type': 'text/html' }).write('<p>');
  });
  const fetcher = reaching([port], QUICK);
  expect(await fetcher.problemOf(here(port))).toBeNull();
  expect(await fetcher.problemOf(here(port, '/nothing'))).toBe('answers_error');
  const closed = await speaking((socket) => void socket.destroy());
  expect(await reaching([closed]).problemOf(here(closed))).toBe('unreachable');
});

it('is the only door by which the server goes out because of what somebody typed', () => {
  const src = fileURLToPath(new URL('../../src', import.meta.url));
  const out = readdirSync(src, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) =>
      /\bfetch\(|import \{[^}]*\b(?:request|get|connect|createConnection)\b[^}]*\} from '(?:node:)?(?:https?|http2|net|tls|undici)'/.test(
        readFileSync(file, 'utf8'),
      ),
    );
  // The other one looks whether the database of this machine listens.
  expect(out.map((file) => relative(src, file)).toSorted()).toEqual([
    'kernel/embedded-postgres/postmaster.ts',
    'kernel/fetcher/fetcher.ts',
  ]);
});
