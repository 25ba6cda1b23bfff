import { Injectable } from '@nestjs/common';
import type { Transaction } from '../kernel/unit-of-work.js';

/** What is free again because somebody left: its id as the API gives it, and the plan that it is in. */
export interface Freed {
  id: string;
  planId: string;
}

type Step = (tx: Transaction, accountId: string) => Promise<Freed[]>;

/** What features owe to others when the texts of somebody are erased, in the same transaction; each brings its own. */
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
