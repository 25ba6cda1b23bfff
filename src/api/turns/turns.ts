import { performance } from 'node:perf_hooks';

export const TURNS = {
  /** At work in this process: what each holds while it is read, weighed and answered is many times what was sent. */
  atOnce: 32,
  /** More than may wait in the lane of large answers (`weight/lane.ts`): small ones are left some. */
  ofOneNetwork: 12,
  /** While others ask too and this process has hardly any time left: what each costs is then felt by all. */
  besideOthers: 1,
  /** So long after the last request of another network. */
  besideOthersMs: 2_000,
  /** Who wait for their turn; what they sent stays in memory meanwhile. */
  waiting: { ofOneNetwork: 200, all: 1000 },
  /** Whoever waited longer is told so, before their browser or the connection gives up. */
  patienceMs: 10_000,
};

/** Before a turn, at most so often is looked whether somebody new came: one connection is let in with each look. */
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

/** Whether Node's loop was at work for most of the last half second. */
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
 * Lets few requests be at work at the same time, and of one network no more than leave turns for others: requests cost
 * nothing to send, and a hundred that arrive in one packet would be worked on together. Networks that wait take turns.
 */
export class Turns {
  private readonly networks = new Map<string, Network>();
  private working = 0;
  private waiting = 0;
  private arrivals = 0;
  /** Of the last two networks that differ, when each last asked. */
  private last = { network: '', at: -Infinity };
  private lastOther = { network: '', at: -Infinity };
  private isGiving = false;

  /** `isBusy` says whether the thread that works on all requests has hardly any time left. */
  constructor(private readonly isBusy: () => boolean = busyThread()) {}

  /** Says that somebody new is at the door, whose request is still to be read. */
  arrived(): void {
    this.arrivals++;
  }

  /** Gives how to end the turn, once it has come; `null` when too many wait already, or this one waited too long. */
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
   * What others sent meanwhile is read before a turn begins. Node lets in one connection each time it looks; with one
   * look for each turn, those who come faster would wait unseen, and be neither answered nor refused.
   */
  private async everybodyIsIn(): Promise<void> {
    for (let look = 0, before = -1; look < LOOKS && before !== this.arrivals; look++) {
      before = this.arrivals;
      await new Promise((looked) => setImmediate(looked));
    }
  }

  /** Whether somebody waited for whom there was a turn. */
  private giveOne(): boolean {
    for (const [network, own] of this.networks) {
      this.sendAwayTheImpatient(own);
      this.forgetIdle(network, own);
      if (own.queue.length === 0 || !this.isFree(network, own)) continue;
      // To the end of the line of networks.
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
