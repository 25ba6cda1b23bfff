import { FILE_BYTES } from '../../domain/attachment.js';
import { refuse } from '../../domain/refusal.js';

/** Of one account, or of one address that nobody signed in at. */
const EACH = 3;
/** Only so that sockets do not run out: what is at hand is bounded by bytes. */
const ALTOGETHER = 100;
/** Eight whole files. */
const BYTES = 8 * FILE_BYTES;

/** The place that one upload takes while it comes in. */
export interface Place {
  /** Holds so many bytes more, or refuses. */
  hold(bytes: number): void;
  leave(): void;
}

/**
 * Room for files that are coming in. Counted in bytes that are here already and not in uploads that were begun: whoever
 * sends a byte a second holds hardly any, and keeps nobody else out.
 */
export class Room {
  private readonly begun = new Map<string, number>();
  private uploads = 0;
  private bytes = 0;

  enter(whose: string): Place {
    const own = this.begun.get(whose) ?? 0;
    if (own >= EACH || this.uploads >= ALTOGETHER) refuse('TOO_MANY', [], { minutes: 1 });
    this.begun.set(whose, own + 1);
    this.uploads++;
    let held = 0;
    return {
      hold: (more) => {
        if (this.bytes + more > BYTES) refuse('TOO_MANY', [], { minutes: 1 });
        this.bytes += more;
        held += more;
      },
      leave: () => {
        this.bytes -= held;
        this.uploads--;
        const left = this.begun.get(whose)! - 1;
        if (left > 0) this.begun.set(whose, left);
        else this.begun.delete(whose);
      },
    };
  }
}
