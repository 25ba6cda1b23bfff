import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../kernel/clock.js';
import { enqueue } from '../kernel/jobs/enqueue.js';
import { Jobs } from '../kernel/jobs/jobs.js';

interface SetAside {
  account_id: string;
  handle: string;
  /** Handle of the account that the address opens; `null` when it opens none. */
  kept: string | null;
}

const SET_ASIDE = `
  select c.account_id, a.handle, (select k.handle from account_contact o join account k on k.id = o.account_id
           where o.email = c.email and o.set_aside_as is null) as kept
    from account_contact c join account a on a.id = c.account_id where c.set_aside_as is not null`;

/**
 * Accounts that can't sign in with their address, since addresses have one form (docs/adr/0070): it opens another account, or
 * none. Each account gets one letter about it; each start lists them by handle for the operator of the server.
 */
@Injectable()
export class AddressesSetAside implements OnModuleInit {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
  ) {}

  onModuleInit(): void {
    this.jobs.task('tell_set_aside', () => this.tell());
    this.jobs.schedule('tell_set_aside', '47 * * * *');
  }

  async sentence(): Promise<string | null> {
    const rows: SetAside[] = await this.db.query(`${SET_ASIDE} order by a.handle`);
    if (rows.length === 0) return null;
    const each = rows.map(({ handle, kept }) => (kept ? `${handle} (opens ${kept})` : `${handle} (opens none)`));
    return `Accounts whose e-mail address does not open them any more, and who were written to: ${each.join(', ')}. docs/adr/0070 says why.`;
  }

  private async tell(): Promise<void> {
    await this.db.transaction(async (manager) => {
      const rows: SetAside[] = await manager.query(`${SET_ASIDE} and c.told_at is null for update of c`);
      for (const { account_id: accountId, handle, kept } of rows) {
        const template = kept ? 'address_shared' : 'address_unusable';
        await enqueue(manager, 'mail', { accountId, template, values: { handle, kept } });
        await manager.query('update account_contact set told_at = $2 where account_id = $1', [
          accountId,
          this.clock.now(),
        ]);
      }
    });
  }
}
