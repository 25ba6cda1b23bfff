import { Injectable } from '@nestjs/common';
import type { Transaction } from '../kernel/transaction.js';

/** A proposal that stands alone again because somebody left: its id in the API, and its plan. */
export interface Freed {
  id: string;
  planId: string;
}

type Step = (tx: Transaction, accountId: string) => Promise<Freed[]>;

/** Steps that features add to the erasing of a person's texts; they run in the same transaction. */
@Injectable()
export class Leaving {
  private readonly steps: Step[] = [];

  afterTexts(step: Step): void {
    this.steps.push(step);
  }

  async textsErased(tx: Transaction, accountId: string): Promise<Freed[]> {
    const freed: Freed[] = [];
    for (const step of this.steps) freed.push(...(await step(tx, accountId)));
    return freed;
  }
}
