import { FILE_BYTES } from '../../domain/attachment.js';
import { Refusal, refuse } from '../../domain/refusal.js';

export const ROOM = {
  /** An account, or a visitor's network. */
  ofOne: 3,
  /** An office shares one address, so several accounts of it send at the same time. */
  ofOneNetwork: 20,
  /** Only so that sockets do not run out: what is at hand is bounded by bytes. */
  altogether: 100,
  /** Eight whole files. */
  bytes: 8 * FILE_BYTES,
  /** Whoever has sent for so long, and less in a second, gives way when somebody else finds no room. */
  givesWay: { afterMs: 20_000, bytesPerSecond: 20_000 },
};

/** The place that one upload takes while it comes in. */
export interface Place {
  /** Counts what came in; with `kept`, holds it or refuses. */
  came(bytes: number, how: { kept: boolean }): void;
  leave(): void;
  /** Ends with a refusal when this upload gives way to others. */
  readonly gaveWay: Promise<never>;
}

interface Upload {
  since: number;
  came: number;
  held: number;
  leave(): void;
  giveWay(): void;
}

/**
 * Room for files that are coming in. Counted in bytes that are here already and not in uploads that were begun: whoever
 * sends a byte a second holds hardly any. Where room is short all the same, the slowest gives way.
 */
export class Room {
  private readonly counts = new Map<string, number>();
  private readonly uploads = new Set<Upload>();
  private bytes = 0;

  enter(whose: string, network: string): Place {
    const own = `one ${whose}`;
    const shared = `network ${network}`;
    if (this.count(own) >= ROOM.ofOne || this.count(shared) >= ROOM.ofOneNetwork) refuseForNow();
    if (this.uploads.size >= ROOM.altogether && !this.slowestGivesWay()) refuseForNow();
    let giveWay!: () => void;
    const gaveWay = new Promise<never>((_, reject) => {
      giveWay = () => reject(new Refusal([{ code: 'FILE_TOO_SLOW', path: ['file'] }]));
    });
    // Nobody may be listening any more when it happens.
    gaveWay.catch(() => undefined);
    const leave = () => {
      if (!this.uploads.delete(upload)) return;
      this.bytes -= upload.held;
      for (const name of [own, shared]) this.add(name, -1);
    };
    const upload: Upload = { since: performance.now(), came: 0, held: 0, leave, giveWay };
    this.uploads.add(upload);
    for (const name of [own, shared]) this.add(name, 1);
    return { came: (bytes, { kept }) => this.took(upload, bytes, kept), leave, gaveWay };
  }

  private took(upload: Upload, bytes: number, kept: boolean): void {
    upload.came += bytes;
    if (!kept || !this.uploads.has(upload)) return;
    while (this.bytes + bytes > ROOM.bytes) {
      if (!this.slowestGivesWay()) refuseForNow();
      if (!this.uploads.has(upload)) return;
    }
    this.bytes += bytes;
    upload.held += bytes;
  }

  /** Whether somebody was slow enough to give way. */
  private slowestGivesWay(): boolean {
    const now = performance.now();
    const pace = ({ since, came }: Upload) => came / (now - since);
    const slow = [...this.uploads].filter(
      (upload) => now - upload.since > ROOM.givesWay.afterMs && pace(upload) * 1000 < ROOM.givesWay.bytesPerSecond,
    );
    const slowest = slow.toSorted((a, b) => pace(a) - pace(b))[0];
    slowest?.leave();
    slowest?.giveWay();
    return slowest !== undefined;
  }

  private count(name: string): number {
    return this.counts.get(name) ?? 0;
  }

  private add(name: string, more: number): void {
    const count = this.count(name) + more;
    if (count > 0) this.counts.set(name, count);
    else this.counts.delete(name);
  }
}

const refuseForNow = (): never => refuse('TOO_MANY', [], { minutes: 1 });
