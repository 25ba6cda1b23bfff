import { type Actor, VISITOR } from '../../domain/actor.js';
import { refuse } from '../../domain/refusal.js';

/** The name of a row source in a statement: `t0`, `t1` … */
export type Alias = string;

/** What the parts of one statement share. */
export interface Parameters {
  values: unknown[];
  aliases: number;
}

/**
 * One SQL statement while it is written. A value can only enter it as a numbered parameter (`p`); table and column
 * names come from code, never from a request.
 */
export class Query {
  /** Who looks. Rights belong to the present, so the past is read as a visitor. */
  readonly actor: Actor;
  /** The instant that is read about: windows, lateness and states are judged by it. */
  readonly now: Date;

  constructor(
    actor: Actor,
    /** The past instant that was asked for; `null` reads the present. */
    readonly asOf: Date | null,
    now: Date,
    private readonly parameters: Parameters = { values: [], aliases: 0 },
  ) {
    this.actor = asOf ? VISITOR : actor;
    this.now = asOf ?? now;
  }

  get values(): unknown[] {
    return this.parameters.values;
  }

  p(value: unknown, type: string): string {
    for (const text of Array.isArray(value) ? value : [value]) {
      // PostgreSQL stores neither, so nothing can match them either.
      if (typeof text === 'string' && (text.includes('\0') || !text.isWellFormed())) {
        refuse('INPUT_INVALID', [], { field: 'text' });
      }
    }
    this.values.push(value);
    return `$${this.values.length}::${type}`;
  }

  alias(): Alias {
    return `t${this.parameters.aliases++}`;
  }

  /** Condition on a row that is added once and stays: it was there at the instant that is read. */
  existed(addedAt: string): string {
    return this.asOf ? `${addedAt} <= ${this.p(this.asOf.toISOString(), 'timestamptz')}` : 'true';
  }

  /** The live table, or what it was at the instant asked for. */
  table(name: string, versioned: boolean): string {
    return this.asOf && versioned ? `past.${name}_at(${this.p(this.asOf.toISOString(), 'timestamptz')})` : name;
  }
}
