import { FILE_BYTES } from '../../domain/attachment.js';
import { Refusal, refuse } from '../../domain/refusal.js';

export const ROOM = {
  /** Uploads of one account, or of a visitor's network. */
  ofOne: 3,
  /** Uploads of one network. An office shares one address, so several of its accounts send at the same time. */
  ofOneNetwork: 20,
  /** All uploads. This only protects the sockets; the bytes limit the memory. */
  altogether: 100,
  /** Eight whole files fit. */
  bytes: 8 * FILE_BYTES,
  /** An upload that is this old and slower than this gives way when another one finds no room. */
  givesWay: { afterMs: 20_000, bytesPerSecond: 20_000 },
};

/** The place of one upload while it arrives. */
export interface UploadPlace {
  /** Counts received bytes; with `kept` it also reserves memory for them, or refuses. */
  came(bytes: number, how: { kept: boolean }): void;
  leave(): void;
  /** Rejects with a refusal when this upload gives way to others. */
  readonly gaveWay: Promise<never>;
}

interface Upload {
  since: number;
  came: number;
  kept: number;
  leave(): void;
  giveWay(): void;
}

/**
 * Room for arriving files. It is counted in received bytes and not in started uploads, because an upload of a byte a
 * second needs hardly any memory. When there is no room left, the slowest upload gives way.
 */
export class UploadRoom {
  private readonly counts = new Map<string, number>();
  private readonly uploads = new Set<Upload>();
  private bytes = 0;

  enter(whose: string, network: string): UploadPlace {
    const own = `one ${whose}`;
    const shared = `network ${network}`;
    if (this.count(own) >= ROOM.ofOne || this.count(shared) >= ROOM.ofOneNetwork) refuseForNow();
    if (this.uploads.size >= ROOM.altogether && !this.slowestGivesWay()) refuseForNow();
    let giveWay!: () => void;
    const gaveWay = new Promise<never>((_, reject) => {
      giveWay = () => reject(new Refusal([{ code: 'FILE_TOO_SLOW', path: ['file'] }]));
    });
    // Possibly nobody handles this rejection any more.
    gaveWay.catch(() => undefined);
    const leave = () => {
      if (!this.uploads.delete(upload)) return;
      this.bytes -= upload.kept;
      for (const name of [own, shared]) this.add(name, -1);
    };
    const upload: Upload = { since: performance.now(), came: 0, kept: 0, leave, giveWay };
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
    upload.kept += bytes;
  }

  /** True when an upload was slow enough to give way. */
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
