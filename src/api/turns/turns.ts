export const TURNS = {
  /** At work in this process: what each holds while it is read, weighed and answered is many times what was sent. */
  atOnce: 32,
  /** More than may wait in the lane of large answers (`weight/lane.ts`): small ones are left some. */
  ofOneNetwork: 12,
  /** Who wait for their turn; what they sent stays in memory meanwhile. */
  waiting: { ofOneNetwork: 200, all: 1000 },
};

interface Network {
  working: number;
  queue: (() => void)[];
}

/**
 * Lets few requests be at work at the same time, and of one network no more than leave turns for others: requests cost
 * nothing to send, and a hundred that arrive in one packet would be worked on together. Networks that wait take turns.
 */
export class Turns {
  private readonly networks = new Map<string, Network>();
  private working = 0;
  private waiting = 0;

  /** Gives how to end the turn, once it has come; `null` when too many wait already. */
  async take(network: string): Promise<(() => void) | null> {
    const own = this.networks.get(network) ?? { working: 0, queue: [] };
    this.networks.set(network, own);
    if (own.queue.length === 0 && this.isFree(own)) this.begin(own);
    else {
      const { ofOneNetwork, all } = TURNS.waiting;
      if (own.queue.length >= ofOneNetwork || this.waiting >= all) return null;
      this.waiting++;
      await new Promise<void>((come) => own.queue.push(come));
    }
    let isOver = false;
    return () => {
      if (isOver) return;
      isOver = true;
      own.working--;
      this.working--;
      if (own.working === 0 && own.queue.length === 0) this.networks.delete(network);
      // What others sent meanwhile is read before the next turn begins.
      setImmediate(() => this.next());
    };
  }

  private next(): void {
    for (const [network, own] of this.networks) {
      if (own.queue.length === 0 || !this.isFree(own)) continue;
      // To the end of the line of networks.
      this.networks.delete(network);
      this.networks.set(network, own);
      this.waiting--;
      this.begin(own);
      own.queue.shift()!();
      return;
    }
  }

  private begin(own: Network): void {
    own.working++;
    this.working++;
  }

  private isFree(own: Network): boolean {
    return this.working < TURNS.atOnce && own.working < TURNS.ofOneNetwork;
  }
}
