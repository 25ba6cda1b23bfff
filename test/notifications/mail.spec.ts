import { OPERATOR } from '../../src/domain/actor.js';
import { Jobs } from '../../src/kernel/jobs/jobs.js';
import { migrate } from '../../src/kernel/database/migrate.js';
import { UnitOfWork } from '../../src/kernel/unit-of-work.js';
import { TEMPLATES } from '../../src/notifications/letters.js';
import { testApp, type TestApp } from '../support/app.js';
import { asSuperuser, testDatabase } from '../support/databases.js';
import { failureNoted } from '../support/mail.js';
import { type Post, postOffice } from '../support/smtp.js';

const SIGN_IN = { template: 'sign_in', values: { link: 'https://example.org/x?a=1&b=2', code: '123456', minutes: 15 } };

/** A command that only sends a letter. */
const tell = (t: TestApp, payload: object, fails = false) =>
  t.app.get(UnitOfWork).run(OPERATOR, async (tx) => {
    tx.record({ verb: 'law.tested', subject: 'pln_1', planId: null });
    await tx.enqueue('mail', payload);
    if (fails) throw new Error('the command fails after all');
  });

describe('with an SMTP server', () => {
  let post: Post;
  let t: TestApp;
  beforeAll(async () => {
    post = await postOffice();
    t = await testApp('empty', {
      SMTP_URL: post.url,
      PUBLIC_URL: 'https://tequio.example',
      MAIL_FROM: 'Plan <a@b.mx>',
    });
  });
  afterAll(async () => {
    await t.close();
    await post.close();
  });

  it('sends a letter once the command that wrote it has committed', async () => {
    await tell(t, { to: 'ana@example.org', language: 'en', ...SIGN_IN });
    await t.app.get(Jobs).runDue();
    const [letter] = post.letters.splice(0);
    expect(post.to(letter!)).toBe('ana@example.org');
    expect(letter!.from!.text).toBe('"Plan" <a@b.mx>');
    expect(letter!.subject).toBe('Your link to sign in to Tequio');
    expect(letter!.text).toContain('https://example.org/x?a=1&b=2');
    expect(letter!.html).toContain('<a href="https://example.org/x?a=1&amp;b=2">');
    expect(letter!.messageId).toMatch(/^<[0-9a-f]{32}@tequio\.example>$/);
  });

  it('sends nothing for a command that was rolled back', async () => {
    await expect(tell(t, { to: 'ana@example.org', ...SIGN_IN }, true)).rejects.toThrow('fails after all');
    await t.app.get(Jobs).runDue();
    expect(post.letters).toEqual([]);
  });

  it('writes to an account in its own language, and to nobody once its address is gone', async () => {
    const id = '00000000-0000-7000-8000-0000000000aa';
    await t.app.get(UnitOfWork).run(OPERATOR, async ({ manager, record }) => {
      await manager.query(`insert into account (id, handle, public_name, language) values ($1, 'bea', 'Bea', 'en')`, [
        id,
      ]);
      await manager.query(`insert into account_contact (account_id, email) values ($1, 'bea@example.org')`, [id]);
      record({ verb: 'law.tested', subject: 'pln_1', planId: null });
    });
    await tell(t, { accountId: id, ...SIGN_IN });
    await t.app.get(Jobs).runDue();
    expect(post.letters.splice(0).map((letter) => [post.to(letter), letter.subject])).toEqual([
      ['bea@example.org', 'Your link to sign in to Tequio'],
    ]);
    await tell(t, { accountId: id, ...SIGN_IN });
    await t.db.query('delete from account_contact where account_id = $1', [id]);
    await t.app.get(Jobs).runDue();
    expect(post.letters).toEqual([]);
  });

  it('tries again when the server refuses, and keeps no address in the error', async () => {
    post.refuseNext(451);
    await tell(t, { to: 'ana@example.org', ...SIGN_IN });
    await t.app.get(Jobs).runDue();
    expect(post.letters).toEqual([]);
    const job = await failureNoted(t);
    expect(job.attempts).toBe(1);
    expect(job.last_error).toContain('451');
    expect(job.last_error).not.toContain('ana@');
    await t.db.query('select from tequio_jobs.reschedule_jobs(array[$1::bigint], now())', [job.id]);
    await t.app.get(Jobs).runDue();
    expect(post.letters.splice(0)).toHaveLength(1);
  });

  it('lets nobody smuggle a header or markup through a value', async () => {
    const values = { title: 'Hola\r\nBcc: eva@example.org', reason: '<script>alert(1)</script>', number: 1, link: '' };
    await tell(t, { to: 'ana@example.org', template: 'suggestion_declined', language: 'en', values });
    await t.app.get(Jobs).runDue();
    const [letter] = post.letters.splice(0);
    expect(letter!.bcc).toBeUndefined();
    expect(letter!.subject).toBe('Your suggestion on “Hola Bcc: eva@example.org” was not accepted');
    expect(letter!.html).not.toContain('<script>');
  });
});

describe('without an SMTP server', () => {
  it('keeps the letter and shows it in demonstration mode only', async () => {
    const t = await testApp();
    try {
      await tell(t, { to: 'ana@example.org', ...SIGN_IN });
      await t.app.get(Jobs).runDue();
      const shown = await t.app.inject('/dev/mailbox');
      expect(shown.statusCode).toBe(200);
      expect(shown.body).toContain('ana@example.org');
      expect(shown.body).toContain('href="https://example.org/x?a=1&amp;b=2"');
      expect((await t.app.inject('/dev/mailbox/1')).statusCode).toBe(200);
      await t.db.query(`update kept_mail set kept_at = now() - interval '25 hours'`);
      // A job that was given up holds an address too.
      await t.app.get(Jobs).add('nobody_does_this', { to: 'ana@example.org' }, { maxAttempts: 1 });
      await t.db.query(
        `update tequio_jobs._private_jobs set attempts = 1, updated_at = now() - interval '4 days' where max_attempts = 1`,
      );
      await t.app.get(Jobs).add('forget_mail', {});
      await t.app.get(Jobs).runDue();
      expect(await t.db.query('select from kept_mail')).toEqual([]);
      expect(await t.db.query('select task_identifier, attempts, last_error from tequio_jobs.jobs')).toEqual([]);
    } finally {
      await t.close();
    }
  });

  it.each([
    ['NODE_ENV', 'production'],
    ['DATABASE_URL', 'postgres://db.example/x'],
  ])('has no mailbox with %s=%s', async (name, value) => {
    const t = await testApp('empty', { [name]: value });
    try {
      expect((await t.app.inject('/dev/mailbox')).statusCode).toBe(404);
      expect((await t.app.inject('/dev/mailbox/1')).statusCode).toBe(404);
    } finally {
      await t.close();
    }
  });
});

it('gives the queue to its own role, that cannot make another schema afterwards', async () => {
  const database = await testDatabase();
  try {
    await asSuperuser(async (client) => {
      const owner = `select nspowner::regrole::text as owner from pg_namespace where nspname = 'tequio_jobs'`;
      expect((await client.query(owner)).rows).toEqual([{ owner: 'tequio_jobs' }]);
      const tables = `select distinct relowner::regrole::text as owner from pg_class where relnamespace = 'tequio_jobs'::regnamespace`;
      expect((await client.query(tables)).rows).toEqual([{ owner: 'tequio_jobs' }]);
      const may = `select has_database_privilege('tequio_jobs', current_database(), 'create') as may`;
      expect((await client.query(may)).rows).toEqual([{ may: false }]);
    }, database.name);
  } finally {
    await database.drop();
  }
});

it('works with one database role for everything', async () => {
  const database = await testDatabase();
  const role = `one_${process.pid}`;
  try {
    await asSuperuser(async (client) => {
      await client.query(`create role ${role} login password 'one'`);
      await client.query(`create database ${database.name}_one owner ${role}`);
    }, 'postgres');
    await asSuperuser(async (client) => {
      for (const name of ['unaccent', 'pg_trgm', 'btree_gin'])
        await client.query(`create extension ${name} schema public`);
    }, `${database.name}_one`);
    const url = new URL(database.url);
    Object.assign(url, { username: role, password: 'one', pathname: `/${database.name}_one` });
    await migrate(url.href);
    await migrate(url.href);
    await asSuperuser(async (client) => {
      const owner = `select nspowner::regrole::text as owner from pg_namespace where nspname = 'tequio_jobs'`;
      expect((await client.query(owner)).rows).toEqual([{ owner: role }]);
    }, `${database.name}_one`);
  } finally {
    await asSuperuser(async (client) => {
      await client.query(`drop database if exists ${database.name}_one with (force)`);
      await client.query(`drop role if exists ${role}`);
    }, 'postgres');
    await database.drop();
  }
});

it('has every letter in every language, with the same values', () => {
  const shape = (templates: (typeof TEMPLATES)['es']) =>
    Object.entries(templates).map(([name, { subject, body }]) => [
      name,
      [...new Set([...JSON.stringify([subject, body]).matchAll(/{{(\w+)}}/g)].map(([, value]) => value!))].toSorted(),
    ]);
  expect(shape(TEMPLATES.en)).toEqual(shape(TEMPLATES.es));
});
