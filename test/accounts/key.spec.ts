import { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { KeyProof } from '../../src/accounts/key-proof.js';
import { Secrets } from '../../src/accounts/secrets.js';
import { Clock } from '../../src/kernel/clock.js';
import { testApp, type TestApp } from '../support/app.js';
import { jointPlan } from '../support/builders.js';
import { type TestDatabase, testDatabase } from '../support/databases.js';
import { openFolder, removeFolders } from '../support/embedded-folders.js';
import { killServers, serve, tequio } from '../support/serving.js';

let t: TestApp;
beforeAll(async () => {
  t = await testApp();
  await jointPlan(t);
});
beforeEach(async () => {
  for (const table of ['key_proof', 'recovery_code', 'second_factor', 'login_session', 'sign_in_link'])
    await t.db.query(`delete from ${table}`);
});
afterEach(killServers);
afterAll(async () => {
  await t.close();
  await removeFolders([]);
});

const A = 'a'.repeat(40);
const B = 'b'.repeat(40);
const secretsOf = (secretKey: string | null, keyFile = join(openFolder(), 'secret.key')) =>
  new Secrets({ secretKey, keyFile });
const proofOf = (secrets: Secrets) => new KeyProof(t.app.get(DataSource), t.app.get(Clock), secrets);

async function secondFactorUnder(secrets: Secrets, handle = 'secretariat') {
  const [{ id }] = await t.db.query('select id from account where handle = $1', [handle]);
  await t.db.query(
    `insert into second_factor (account_id, secret_sealed, created_at, confirmed_at) values ($1, $2, now(), now())`,
    [id, secrets.seal('JBSWY3DPEHPK3PXP', `totp ${id}`)],
  );
  await t.db.query(`insert into recovery_code (id, code_hash, account_id) values (gen_random_uuid(), 'x', $1)`, [id]);
  for (const [token, passed] of [
    ['passed', new Date()],
    ['pending', null],
  ])
    await t.db.query(
      `insert into login_session (id, token_hash, account_id, way, created_at, expires_at, second_factor_at)
       values (gen_random_uuid(), $1, $2, 'email', now(), now() + interval '1 day', $3)`,
      [token, id, passed],
    );
  return id as string;
}

it('keeps the first key that a database meets, and takes no other afterwards', async () => {
  await proofOf(secretsOf(A)).check();
  await proofOf(secretsOf(A)).check();
  await expect(proofOf(secretsOf(B)).check()).rejects.toThrow(
    /^The key in SECRET_KEY is not the key of this database\. Give this server .* `tequio database new-key`/,
  );
});

it('lets one of two through that start at the same moment with different keys', async () => {
  const started = await Promise.allSettled([A, B].map((key) => proofOf(secretsOf(key)).check()));
  expect(started.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
});

it('makes a file with a key for a new database only', async () => {
  const file = join(openFolder(), 'below', 'secret.key');
  await proofOf(secretsOf(null, file)).check();
  expect(statSync(file).mode & 0o777).toBe(0o600);
  renameSync(file, `${file}.away`);
  await expect(proofOf(secretsOf(null, file)).check()).rejects.toThrow(
    `The key of this database is missing: there is no ${file}. Give this server the key`,
  );
  expect(existsSync(file)).toBe(false);
  renameSync(`${file}.away`, file);
  await proofOf(secretsOf(null, file)).check();
});

it('tries the key on what was sealed before there was a proof', async () => {
  await secondFactorUnder(secretsOf(A));
  await expect(proofOf(secretsOf(B)).check()).rejects.toThrow('is not the key of this database');
  await expect(proofOf(secretsOf(null)).check()).rejects.toThrow('The key of this database is missing');
  expect(await t.db.query('select from key_proof')).toEqual([]);
  await proofOf(secretsOf(A)).check();
});

it('says of a file that it is damaged or closed to it, and never takes it for a key', async () => {
  const folder = openFolder();
  const cut = join(folder, 'secret.key');
  writeFileSync(cut, '');
  await expect(proofOf(secretsOf(null, cut)).check()).rejects.toThrow(`The key in ${cut} is damaged: it has 0 char`);
  mkdirSync(join(folder, 'closed.key'));
  await expect(proofOf(secretsOf(null, join(folder, 'closed.key'))).check()).rejects.toThrow(
    /cannot be read \(EISDIR\): give this account the right to it, or set SECRET_KEY/,
  );
});

it('begins with another key: what the lost one sealed ends, and nobody comes in without what they owed', async () => {
  const id = await secondFactorUnder(secretsOf(A));
  await proofOf(secretsOf(A)).check();
  const proof = proofOf(secretsOf(B));
  expect(await proof.whatEnds()).toEqual({ secondFactors: 1, signInLinks: 0, importedAuthors: 0 });
  await proof.renew();
  await proof.check();
  expect(await proof.whatEnds()).toBeNull();
  expect(await t.db.query('select from second_factor union all select from recovery_code')).toEqual([]);
  const sessions = await t.db.query(
    'select token_hash, second_factor_at as proven from login_session where account_id = $1',
    [id],
  );
  expect(sessions).toEqual([{ token_hash: Buffer.from('passed'), proven: null }]);
  await expect(proofOf(secretsOf(A)).check()).rejects.toThrow('is not the key of this database');
});

describe('as processes', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await testDatabase();
  });
  afterAll(() => database.drop());

  it('starts no server with another key beside one that runs, until the operator says that the first is lost', async () => {
    const [first, second] = [openFolder(), openFolder()];
    const at = (TEQUIO_DATA: string) => ({ DATABASE_URL: database.url, TEQUIO_DATA });
    const server = await serve(at(first));
    writeFileSync(join(second, 'secret.key'), B);
    await expect(serve(at(second))).rejects.toThrow(/ended with 1: The key in .* is not the key of this database/);

    const asked = await tequio(['database', 'new-key'], at(second));
    expect(asked).toMatchObject({ code: 1, printed: expect.stringContaining('Nothing was done. Stop every server') });
    server.child.kill('SIGTERM');
    expect(await server.exit).toBe(0);
    const done = await tequio(['database', 'new-key', '--yes'], at(second));
    expect(done).toMatchObject({ code: 0, printed: expect.stringContaining('is the key of this database') });

    const csv = join(second, 'proposals.csv');
    writeFileSync(csv, 'id;title/es\n');
    const lost = await tequio(['import', 'decidim-proposals', csv, '--plan', 'none'], at(first));
    expect(lost.printed).toContain('is not the key of this database');
    expect(readFileSync(join(second, 'secret.key'), 'utf8')).toBe(B);
  }, 120_000);
});
