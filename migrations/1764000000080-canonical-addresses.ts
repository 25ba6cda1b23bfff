import type { MigrationInterface, QueryRunner } from 'typeorm';
import { canonicalEmail } from '../src/domain/email.js';
import { addColumns } from './support/tables.js';

interface Contact {
  account_id: string;
  email: string;
}

/**
 * An address is kept in its canonical form (ADR 70): `lower()` of PostgreSQL took `İ` for `i`. What the database can see
 * of that form it checks itself. Where two accounts turn out to have one address, the one that was opened first keeps
 * it; the other keeps everything else, is set aside and told (`AddressesSetAside`). Nothing is merged.
 */
export class CanonicalAddresses1764000000080 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await addColumns(db, 'account_contact', {
      contact: { set_aside_as: 'text' },
      internal: { told_at: 'timestamptz(3)' },
    });
    await db.query('drop index account_contact_email_once');
    await canonicalise(db);
    // Letters that are on their way were asked for by the old rule: people ask again.
    await db.query(`delete from sign_in_link where email_key is not null`);
    await db.query(
      'create unique index account_contact_email_once on account_contact (email) where set_aside_as is null',
    );
    await db.query('create index account_contact_set_aside on account_contact (email) where set_aside_as is not null');
    await db.query(
      `alter table account_contact add constraint account_contact_email_is_canonical check (set_aside_as is not null
         or (email is nfc normalized and email !~ '[A-Z]' and split_part(email, '@', 2) ~ '^[a-z0-9.-]+[.][a-z0-9-]+$'
           and email !~ '@.*@'))`,
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('alter table account_contact drop constraint account_contact_email_is_canonical');
    await db.query('drop index account_contact_email_once');
    await db.query('drop index account_contact_set_aside');
    await db.query('update account_contact set email = set_aside_as where set_aside_as is not null');
    await db.query('alter table account_contact drop column set_aside_as, drop column told_at');
    await db.query('create unique index account_contact_email_once on account_contact (lower(email))');
  }
}

async function canonicalise(db: QueryRunner): Promise<void> {
  const contacts: Contact[] = await db.query(
    'select c.account_id, c.email from account_contact c join account a on a.id = c.account_id order by a.created_at, a.id',
  );
  const taken = new Set<string>();
  for (const { account_id: id, email } of contacts) {
    const found = canonicalEmail(email);
    const canonical = 'email' in found ? found.email : null;
    const isFirst = canonical !== null && !taken.has(canonical);
    if (isFirst) taken.add(canonical);
    if (isFirst && canonical === email) continue;
    await db.query('update account_contact set email = $2, set_aside_as = $3 where account_id = $1', [
      id,
      canonical ?? email,
      isFirst ? null : email,
    ]);
  }
  const letters: { recipient: string }[] = await db.query('select distinct recipient from kept_mail');
  for (const { recipient } of letters) {
    const found = canonicalEmail(recipient);
    if ('email' in found && found.email !== recipient)
      await db.query('update kept_mail set recipient = $2 where recipient = $1', [recipient, found.email]);
  }
}
