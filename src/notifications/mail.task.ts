import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { SealedLetters } from '../accounts/sealed-letters.js';
import { LANGUAGES, type Language } from '../domain/localized-text.js';
import { Clock } from '../kernel/clock.js';
import { Jobs } from '../kernel/jobs/jobs.js';
import { Mailer } from '../kernel/mail/mailer.js';
import { writeLetter } from './letters.js';

/** Mail stays this long on a machine without an SMTP server; a person who waits for it looks at once. */
const KEPT_HOURS = 24;
/** Failed mail stays this long, so that the operator of the server can look into the cause. */
const FAILED_DAYS = 3;

interface Addressee {
  to: string;
  language: Language;
}

/**
 * The job `mail`: `{ accountId | to, template, values, language? }`, sealed if it holds a secret. A command enqueues it
 * in its own transaction, so a command that is rolled back tells nobody. The address is looked up when the letter is
 * sent; an account erased meanwhile gets none.
 */
@Injectable()
export class MailTask implements OnModuleInit {
  constructor(
    private readonly db: DataSource,
    private readonly jobs: Jobs,
    private readonly mailer: Mailer,
    private readonly sealed: SealedLetters,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.task('mail', async (payload, { id }) => {
      const { accountId, to, template, values, language, until } = this.opened(payload);
      if (until && new Date(until as string) <= this.clock.now()) return;
      const addressee = accountId
        ? await this.addresseeOf(accountId as string)
        : { to: to as string, language: languageIn(language) };
      if (!addressee) return;
      const letter = writeLetter(
        template as string,
        languageIn(language ?? addressee.language),
        values as object as Record<string, unknown>,
      );
      await this.mailer.send({ key: `mail ${id}`, to: addressee.to, ...letter });
    });
    this.jobs.task('forget_mail', async () => {
      await this.db.query(`delete from kept_mail where kept_at < now() - make_interval(hours => $1)`, [KEPT_HOURS]);
      await this.jobs.forgetFailed(FAILED_DAYS);
    });
    this.jobs.schedule('forget_mail', '17 * * * *');
  }

  private opened(payload: Record<string, unknown>): Record<string, unknown> {
    return typeof payload['sealed'] === 'string' ? { ...this.sealed.open(payload['sealed']) } : payload;
  }

  private async addresseeOf(accountId: string): Promise<Addressee | null> {
    const [row] = await this.db.query(
      'select c.email, a.language from account a join account_contact c on c.account_id = a.id where a.id = $1',
      [accountId],
    );
    return row ? { to: row.email, language: languageIn(row.language) } : null;
  }
}

function languageIn(value: unknown): Language {
  return LANGUAGES.find((language) => language === value) ?? LANGUAGES[0];
}
