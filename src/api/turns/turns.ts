import { performance } from 'node:perf_hooks';

export const TURNS = {
  /** Requests at work in this process. Each holds many times its own size while it is read, weighed and answered. */
  atOnce: 32,
  /**
   * This is more than the lane of large answers lets wait (`weight/lane.ts`), so that some turns are left for small
   * ones.
   */
  ofOneNetwork: 12,
  /**
   * Turns of one network while others ask too and this process has hardly any time left, because then each turn delays
   * all.
   */
  besideOthers: 1,
  /** Others count as asking for this long after the last request of another network. */
  besideOthersMs: 2_000,
  /** Requests that wait for their turn; their bodies stay in memory meanwhile. */
  waiting: { ofOneNetwork: 200, all: 1000 },
  /** A request that waited longer gets a refusal, before its browser or connection gives up. */
  patienceMs: 10_000,
};

/** Before a turn, new connections are looked for at most this often: each look admits one connection. */
const LOOKS = 100;

interface Waiting {
  since: number;
  come(hasTurn: boolean): void;
}

interface Network {
  working: number;
  queue: Waiting[];
}

const MEASURED_EVERY_MS = 500;
const BUSY = 0.8;

/** True when Node's loop was busy for most of the last half second. */
function busyThread(): () => boolean {
  let [at, before, isBusy] = [performance.now(), performance.eventLoopUtilization(), false];
  return () => {
    const now = performance.now();
    if (now - at < MEASURED_EVERY_MS) return isBusy;
    isBusy = performance.eventLoopUtilization(before).utilization > BUSY;
    [at, before] = [now, performance.eventLoopUtilization()];
    return isBusy;
  };
}

/**
 * Lets few requests be at work at the same time, and leaves turns for other networks: requests cost their sender
 * nothing, and a hundred in one packet would be worked on together. Waiting networks take turns.
 */
export class Turns {
  private readonly networks = new Map<string, Network>();
  private working = 0;
  private waiting = 0;
  private arrivals = 0;
  /** The time of the last request of each of the last two different networks. */
  private last = { network: '', at: -Infinity };
  private lastOther = { network: '', at: -Infinity };
  private isGiving = false;

  /** `isBusy` is true when the thread that serves all requests has hardly any time left. */
  constructor(private readonly isBusy: () => boolean = busyThread()) {}

  /** Records a new connection whose request is not read yet. */
  arrived(): void {
    this.arrivals++;
  }

  /**
   * Waits for a turn and gives the function that ends it; `null` when too many wait already, or this request waited too
   * long.
   */
  async take(network: string): Promise<(() => void) | null> {
    const own = this.networks.get(network) ?? { working: 0, queue: [] };
    const { ofOneNetwork, all } = TURNS.waiting;
    if (own.queue.length >= ofOneNetwork || this.waiting >= all) return null;
    this.networks.set(network, own);
    this.note(network);
    this.waiting++;
    const come = new Promise<boolean>((resolve) => own.queue.push({ since: performance.now(), come: resolve }));
    void this.giveTurns();
    if (!(await come)) return null;
    let isOver = false;
    return () => {
      if (isOver) return;
      isOver = true;
      own.working--;
      this.working--;
      this.forgetIdle(network, own);
      void this.giveTurns();
    };
  }

  private async giveTurns(): Promise<void> {
    if (this.isGiving) return;
    this.isGiving = true;
    do await this.everybodyIsIn();
    while (this.giveOne());
    this.isGiving = false;
  }

  /**
   * Reads what others sent meanwhile before a turn begins. Node admits one connection with each look. With one look for
   * each turn, clients that come faster would wait unseen, and be neither answered nor refused.
   */
  private async everybodyIsIn(): Promise<void> {
    for (let look = 0, before = -1; look < LOOKS && before !== this.arrivals; look++) {
      before = this.arrivals;
      await new Promise((looked) => setImmediate(looked));
    }
  }

  /** True when a waiting request got a turn. */
  private giveOne(): boolean {
    for (const [network, own] of this.networks) {
      this.sendAwayTheImpatient(own);
      this.forgetIdle(network, own);
      if (own.queue.length === 0 || !this.isFree(network, own)) continue;
      // The network goes to the end of the queue.
      this.networks.delete(network);
      this.networks.set(network, own);
      this.waiting--;
      own.working++;
      this.working++;
      own.queue.shift()!.come(true);
      return true;
    }
    return false;
  }

  private sendAwayTheImpatient(own: Network): void {
    const longAgo = performance.now() - TURNS.patienceMs;
    while (own.queue.length > 0 && own.queue[0]!.since < longAgo) {
      this.waiting--;
      own.queue.shift()!.come(false);
    }
  }

  private forgetIdle(network: string, own: Network): void {
    if (own.working === 0 && own.queue.length === 0) this.networks.delete(network);
  }

  private note(network: string): void {
    if (network !== this.last.network) this.lastOther = this.last;
    this.last = { network, at: performance.now() };
  }

  private isFree(network: string, own: Network): boolean {
    if (this.working >= TURNS.atOnce) return false;
    const other = this.last.network === network ? this.lastOther : this.last;
    const isAlone = other.at < performance.now() - TURNS.besideOthersMs;
    return own.working < (isAlone || !this.isBusy() ? TURNS.ofOneNetwork : TURNS.besideOthers);
  }
}
