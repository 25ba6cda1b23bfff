import type { RequestListener } from 'node:http';
import { testApp, type TestApp } from '../support/app.js';
import { exif, jpeg, pdf, SECRET_PLACE } from '../support/files.js';
import { linkedServer, type LinkedServer } from '../support/linked-server.js';
import { type Reported, reported } from '../support/reported.js';

let t: TestApp;
let at: Reported;
let linked: LinkedServer;
let here = '';
beforeAll(async () => {
  t = await testApp();
  at = await reported(t);
  linked = await linkedServer(t);
  ({ here } = linked);
});
afterAll(async () => {
  linked.close();
  await t.close();
});
beforeEach(() => t.db.query('delete from rate_count'));

const entries = async () =>
  (await t.db.query(`select verb, actor_role as role from log where verb like 'evidence.%' order by seq`)) as {
    verb: string;
    role: string;
  }[];
/** Evidence with this address in a report that everybody reads. */
async function shown(url: string): Promise<string> {
  const report = await at.draft();
  const { evidence, userErrors } = await at.add(report, { url });
  expect([userErrors, evidence.notCopied, evidence.copy]).toEqual([[], null, null]);
  await at.send(report);
  return evidence.id;
}

it('copies what an address points to once, after the write, as an upload is stored', async () => {
  let asked = 0;
  linked.answers((_, answer) => {
    asked += 1;
    answer.writeHead(200, { 'content-type': 'text/html' }).end(jpeg({ before: [exif(6)] }));
  });
  const id = await shown(`${here}/foto`);
  expect(asked).toBe(0);
  await linked.run();
  const { copy, kind, url, notCopied } = await at.read(id);
  expect({ kind, url, notCopied, asked }).toEqual({ kind: 'LINK', url: `${here}/foto`, notCopied: null, asked: 1 });
  expect(copy.mediaType).toBe('image/jpeg');
  const { rawPayload, headers } = await at.get(copy.address);
  expect(rawPayload.includes(SECRET_PLACE)).toBe(false);
  expect(headers['content-disposition']).toMatch(/^attachment; filename="evidence-[0-9a-f]{8}\.jpg"$/);
  expect((await entries()).at(-1)).toEqual({ verb: 'evidence.copied', role: 'system' });
  // Another content at the address later changes nothing, and nothing is written where nothing changed.
  linked.answers((_, answer) => void answer.end(pdf()));
  const before = await entries();
  linked.later(40);
  await linked.checks();
  linked.later(0);
  expect([(await at.read(id)).copy, await entries()]).toEqual([copy, before]);
});

it('says why something is not copied', async () => {
  const ways: [string, RequestListener, string | null][] = [
    ['/pagina', (_, answer) => void answer.end('<html><script>alert(1)</script>'), 'TYPE_NOT_KEPT'],
    ['/nada', (_, answer) => void answer.end(), 'TYPE_NOT_KEPT'],
    ['/no', (_, answer) => void answer.writeHead(404).end(), 'ANSWERS_ERROR'],
    ['/grande', (_, answer) => void answer.writeHead(200, { 'content-length': 11_000_000 }).write('%PDF'), 'TOO_LARGE'],
    ['/roto', (_, answer) => void answer.end(pdf().subarray(0, 100)), 'FILE_UNUSABLE'],
    ['/vueltas', (_, answer) => void answer.writeHead(302, { location: '/vueltas' }).end(), 'TOO_MANY_REDIRECTS'],
    ['/lento', () => undefined, 'TOO_SLOW'],
    ['/dentro', (_, answer) => void answer.writeHead(302, { location: 'http://169.254.169.254/' }).end(), 'NOT_PUBLIC'],
  ];
  for (const [path, listener, notCopied] of ways) {
    linked.answers(listener);
    const id = await shown(`${here}${path}`);
    await linked.run();
    const evidence = await at.read(id);
    const opens = ['TYPE_NOT_KEPT', 'TOO_LARGE', 'FILE_UNUSABLE'].includes(notCopied ?? '');
    expect([path, evidence.notCopied, evidence.copy, evidence.notOpeningSince === null]).toEqual([
      path,
      notCopied,
      null,
      opens,
    ]);
  }
  for (const url of ['http://127.0.0.1:1/', 'http://[::1]/', 'http://localhost/', 'http://10.0.0.1/']) {
    const id = await shown(url);
    await linked.run();
    expect([url, (await at.read(id)).notCopied]).toEqual([url, 'NOT_PUBLIC']);
  }
  // Nobody waits for addresses that were looked at here when the next test looks again.
  await at.write((manager) => manager.query('update evidence set synthetic = true'));
});

it('looks again each month, and each day while an address does not open', async () => {
  let asked = 0;
  let status = 200;
  linked.answers((_, answer) => {
    asked += 1;
    answer.writeHead(status).end(pdf());
  });
  const id = await shown(`${here}/acta.pdf`);
  await linked.run();
  const since = async () => (await at.read(id)).notOpeningSince;
  const looked = async (days: number) => {
    linked.later(days);
    asked = 0;
    await linked.checks();
    return [asked, (await since()) !== null];
  };
  status = 404;
  expect(await looked(29)).toEqual([0, false]);
  expect(await looked(31)).toEqual([1, true]);
  const first = await since();
  expect(await looked(31)).toEqual([0, true]);
  expect(await looked(33)).toEqual([1, true]);
  expect(await since()).toBe(first);
  status = 200;
  expect(await looked(35)).toEqual([1, false]);
  expect((await at.read(id)).copy).not.toBeNull();
  linked.later(0);
  const told = (await entries()).map(({ verb }) => verb).slice(-3);
  expect(told).toEqual(['evidence.copied', 'evidence.link_checked', 'evidence.link_checked']);
});

it('leaves alone what was taken away before it came to it', async () => {
  const report = await at.draft();
  linked.answers((_, answer) => void answer.end(pdf({ text: 'Otra' })));
  const { evidence } = await at.add(report, { url: `${here}/otra.pdf` });
  await at.remove(evidence.id);
  await linked.run();
  expect((await entries()).at(-1)!.verb).toBe('evidence.removed');
});
