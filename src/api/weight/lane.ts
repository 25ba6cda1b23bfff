import { tooManyLarge } from './too-much.js';

export const LANE = {
  /** A statement takes several times the bytes of its answer in PostgreSQL, and its row does in this process. */
  atOnce: 2,
  waiting: 64,
  /** Running and waiting answers of one address; more are refused with a request to try again. */
  ofOneAddress: 6,
};

/**
 * Lets only a few large answers be read at the same time, so that their memory is limited; small ones never wait for
 * them. A visitor who asks for many is refused before they take the place of others.
 */
export class Lane {
  private readonly ofAddress = new Map<string, number>();
  private readonly queue: (() => void)[] = [];
  private running = 0;

  async run<T>(address: string, work: () => Promise<T>): Promise<T> {
    const has = this.ofAddress.get(address) ?? 0;
    if (has >= LANE.ofOneAddress || this.queue.length >= LANE.waiting) throw tooManyLarge();
    this.ofAddress.set(address, has + 1);
    try {
      if (this.running < LANE.atOnce) this.running++;
      else await new Promise<void>((resolve) => this.queue.push(resolve));
      return await work();
    } finally {
      // The next waiting request takes over the place, so that no later request can overtake it.
      const next = this.queue.shift();
      if (next) next();
      else this.running--;
      const left = this.ofAddress.get(address)! - 1;
      if (left > 0) this.ofAddress.set(address, left);
      else this.ofAddress.delete(address);
    }
  }
}
