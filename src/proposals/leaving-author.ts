import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Freed, Leaving } from '../accounts/leaving.js';
import { encodeId } from '../api/node-id.js';
import type { Transaction } from '../kernel/transaction.js';
import { freeMerged } from './lineage.js';

/**
 * Erasing an author withdraws their proposals; a proposal of others that was merged into one is owed its own response
 * again.
 */
@Injectable()
export class LeavingAuthor implements OnModuleInit {
  constructor(private readonly leaving: Leaving) {}

  onModuleInit(): void {
    this.leaving.afterTexts(free);
  }
}

async function free(tx: Transaction, accountId: string): Promise<Freed[]> {
  const [{ withdrawn }] = await tx.manager.query(
    `select coalesce(array_agg(id), '{}') as withdrawn from proposal where author_account_id = $1 and state = 'withdrawn'`,
    [accountId],
  );
  const ids = await freeMerged(tx, withdrawn, null);
  const freed: { id: string; planId: string }[] = await tx.manager.query(
    `select id, plan_id as "planId" from proposal where id = any($1) order by id`,
    [ids],
  );
  return freed.map(({ id, planId }) => ({ id: encodeId('Proposal', id), planId }));
}
