import { readFileSync } from 'node:fs';
import nodemailer from 'nodemailer';
import { AddressesSetAside } from '../../src/accounts/addresses-set-aside.js';
import { canonicalEmail } from '../../src/domain/email.js';
import { NOTICE_VERSION } from '../../src/domain/account.js';
import { migrate, withOwner } from '../../src/kernel/database/migrate.js';
import { Jobs } from '../../src/kernel/jobs/jobs.js';
import { testApp, type TestApp } from '../support/app.js';
import { browsing } from '../support/browsing.js';
import { asSuperuser } from '../support/databases.js';
import { lastMailTo } from '../support/mail.js';

let t: TestApp;
beforeAll(async () => {
  t = await testApp();
});
afterAll(() => t.close());
beforeEach(() => t.db.query('delete from rate_count'));

const welcome = { notice: String(NOTICE_VERSION), publicName: 'Ana', language: 'es' };
const tokenIn = (link: string) => new URL(link).searchParams.get('t')!;
const EMAIL = '{ viewer { email } }';

/** Opens the link of the letter to the given address; returns the page that the browser is led to. */
async function enter(typed: string, sentTo: string) {
  const browser = browsing(t);
  const asked = await browser.send('/sign-in/request', { email: typed, language: 'es' });
  expect([typed, asked.to]).toEqual([typed, '/es/entrar/codigo']);
  const { link } = await lastMailTo(t, sentTo);
  return { browser, to: (await browser.send('/sign-in/confirm', { token: tokenIn(link), language: 'es' })).to };
}

it('opens nobody else’s account to whoever owns an address that only looks alike (U+0130 and its like)', async () => {
  const ana = await enter('Ana@Gmail.example', 'ana@gmail.example');
  await ana.browser.send('/sign-in/confirm', welcome);
  const alike: [typed: string, sentTo: string][] = [
    ['ana@gmaİl.example', 'ana@xn--gmail-bgd.example'],
    ['ana@gmaıl.example', 'ana@xn--gmal-nza.example'],
    ['anª@gmail.example', 'anª@gmail.example'],
    ['AnÁ@gmail.example', 'anÁ@gmail.example'],
  ];
  for (const [typed, sentTo] of alike) {
    expect([typed, (await enter(typed, sentTo)).to]).toEqual([typed, '/es/entrar/bienvenida']);
  }
  const again = await enter('ana@ＧＭＡＩＬ.example', 'ana@gmail.example');
  expect((await again.browser.ask(EMAIL)).viewer.email).toBe('ana@gmail.example');
});

it('says on the page which character of an address cannot be used', async () => {
  for (const email of ['ana\u200B@gmail.example', 'a\r\nbcc: all@example.org', 'ana@gmail\uFF0F.example']) {
    const browser = browsing(t);
    const { refused } = await browser.send('/sign-in/request', { email, language: 'en' });
    expect([email, refused]).toEqual([email, '/en/sign-in EMAIL_UNUSABLE']);
    expect((await browser.open('/en/sign-in')).body).toContain('a character that is invisible or cannot stand in it');
  }
});

describe('every code point (T22)', () => {
  const places = [(c: string) => `an${c}a@gmail.example`, (c: string) => `ana@gm${c}ail.example`];
  /** Each canonical form, with all ways to type it with one more character. */
  const typed = new Map<string, string[]>();
  for (let point = 0; point <= 0x10ffff; point++) {
    for (const place of places) {
      const address = place(String.fromCodePoint(point));
      const found = canonicalEmail(address);
      if ('email' in found) typed.set(found.email, [...(typed.get(found.email) ?? []), address]);
    }
  }

  it('takes two addresses for one only if mail for both goes to one mailbox', () => {
    expect(typed.size).toBeGreaterThan(200_000);
    // This check does not use the rule itself: the parts before the @ may differ only in composition and in the case of
    // ASCII letters, and the domains must be one name in the DNS.
    const mailbox = (address: string) => {
      const [local, domain] = address.normalize('NFC').split('@') as [string, string];
      const plain = local.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());
      return `${plain}@${new URL(`http://${domain}`).hostname}`;
    };
    const two = [...typed.values()].filter((ways) => new Set(ways.map(mailbox)).size > 1);
    expect(two).toEqual([]);
  });

  it('gives a form that is its own form', () => {
    const moved = [...typed.keys()].filter((email) => {
      const again = canonicalEmail(email);
      return !('email' in again) || again.email !== email;
    });
    expect(moved).toEqual([]);
  });

  it('tells no two of them apart less than the database does, which takes each as it is', async () => {
    const all = [...typed.keys()];
    const [{ n }] = await t.db.query('select count(distinct email)::int as n from unnest($1::text[]) email', [all]);
    expect(n).toBe(all.length);
  });

  it('is written to as it is kept: no mail library changes it on the way', async () => {
    const smtp = nodemailer.createTransport({ streamTransport: true });
    const some = [...typed.keys()].filter((_, at) => at % 499 === 0);
    for (const address of some) {
      const { envelope } = await smtp.sendMail({ from: 'a@example.org', to: { name: '', address }, text: '.' });
      expect(envelope.to).toEqual([address]);
    }
  });
});

describe('addresses of before', () => {
  const UNTIL = 'CanonicalAddresses1764000000080';

  it('are brought into their form; what two accounts turn out to share is told to both and never merged', async () => {
    const old = await testApp();
    try {
      await withOwner(old.database.ownerUrl, async (db) => {
        for (;;) {
          const [{ name }] = await db.query('select name from tequio.migration order by id desc limit 1');
          await db.undoLastMigration();
          if (name === UNTIL) break;
        }
      });
      const people: [handle: string, email: string, opened: string][] = [
        ['first', 'Eva@Müller.example', '2026-01-01'],
        ['second', 'eva@xn--mller-kva.example', '2026-02-01'],
        ['alone', 'PEPE@Example.org', '2026-03-01'],
        ['hidden', 'li\u200Bo@example.org', '2026-04-01'],
      ];
      await asSuperuser(async (client) => {
        await client.query('set search_path = tequio; begin; select open_entry()');
        for (const [handle, email, opened] of people) {
          await client.query(
            `with a as (insert into account (id, handle, public_name, created_at) values (gen_random_uuid(), $1, $1, $3) returning id)
             insert into account_contact (account_id, email) select id, $2 from a`,
            [handle, email, opened],
          );
        }
        await client.query(`select record('operator', null, 'account.opened', 'x', null, '{}'); commit`);
      }, old.database.name);
      await migrate(old.database.ownerUrl);

      const kept = await old.db.query(
        `select handle, email, set_aside_as as was from account_contact join account on id = account_id order by created_at`,
      );
      expect(kept).toEqual([
        { handle: 'first', email: 'eva@xn--mller-kva.example', was: null },
        { handle: 'second', email: 'eva@xn--mller-kva.example', was: 'eva@xn--mller-kva.example' },
        { handle: 'alone', email: 'pepe@example.org', was: null },
        { handle: 'hidden', email: 'li\u200Bo@example.org', was: 'li\u200Bo@example.org' },
      ]);
      expect(await old.app.get(AddressesSetAside).sentence()).toContain('hidden (opens none), second (opens first)');

      const jobs = old.app.get(Jobs);
      for (const _ of ['once', 'and not again']) {
        await jobs.add('tell_set_aside', {});
        await jobs.runDue();
      }
      const letters = await old.db.query('select recipient, body_text from kept_mail order by recipient');
      expect(letters.map(({ recipient }: { recipient: string }) => recipient)).toEqual([
        'eva@xn--mller-kva.example',
        'li\u200Bo@example.org',
      ]);
      expect(letters[0].body_text).toMatch(/abre la cuenta first.*La cuenta second sigue como estaba/s);

      await old.db.query(
        `delete from account_contact c using account a where a.id = c.account_id and a.handle = 'first'`,
      );
      const browser = browsing(old);
      await browser.send('/sign-in/request', { email: 'eva@müller.example', language: 'es' });
      const { link } = await lastMailTo(old, 'eva@xn--mller-kva.example');
      await browser.send('/sign-in/confirm', { token: tokenIn(link), language: 'es' });
      expect((await browser.ask('{ viewer { account { handle } } }')).viewer.account.handle).toBe('second');
    } finally {
      await old.close();
    }
  });

  it('can be kept in no other form by the server', async () => {
    for (const email of ['Ana@example.org', 'ana@EXAMPLE.org', 'ana@müller.example', 'ana', 'jose\u0301@example.org']) {
      await expect(
        t.db.query(`insert into account_contact (account_id, email) values (gen_random_uuid(), $1)`, [email]),
      ).rejects.toThrow('account_contact_email_is_canonical');
    }
  });
});

it('compares addresses nowhere by lower()', () => {
  for (const file of ['enrolment.service', 'sign-in.service', 'oidc.service', 'personal-data']) {
    const source = readFileSync(new URL(`../../src/accounts/${file}.ts`, import.meta.url), 'utf8');
    expect([file, /lower\(|toLowerCase|isEmail/.exec(source)]).toEqual([file, null]);
  }
});
