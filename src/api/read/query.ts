import { type Actor, VISITOR } from '../../domain/actor.js';
import type { Moment } from '../../kernel/clock.js';
import { refuse } from '../../domain/refusal.js';

/** The alias of a row source in a statement: `t0`, `t1` … */
export type Alias = string;

/** The values that all parts of one statement share. */
export interface Parameters {
  values: unknown[];
  aliases: number;
}

/**
 * One SQL statement under construction. A value can only enter it as a numbered parameter (`p`). Names of tables and
 * columns come from code, never from a request.
 */
export class Query implements Moment {
  /** The actor who reads. Rights belong to the present, so the past is read as a visitor. */
  readonly actor: Actor;
  /** The instant that the read is about: it decides windows, lateness and states. */
  readonly now: Date;
  /** The time zone of the site; a plan has its own. */
  readonly timeZone: string;

  constructor(
    actor: Actor,
    /** The past instant of the request; `null` reads the present. */
    readonly asOf: Date | null,
    moment: Moment,
    private readonly parameters: Parameters = { values: [], aliases: 0 },
  ) {
    this.actor = asOf ? VISITOR : actor;
    this.now = asOf ?? moment.now;
    this.timeZone = moment.timeZone;
  }

  get values(): unknown[] {
    return this.parameters.values;
  }

  p(value: unknown, type: string): string {
    for (const text of Array.isArray(value) ? value : [value]) {
      // PostgreSQL can store neither, so nothing can match such a text.
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

  /** Condition for rows that are added once and stay: the row existed at the instant of the read. */
  existed(addedAt: string): string {
    return this.asOf ? `${addedAt} <= ${this.p(this.asOf.toISOString(), 'timestamptz')}` : 'true';
  }

  /** The table itself, or its state at the requested instant. */
  table(name: string, versioned: boolean): string {
    return this.asOf && versioned ? `past.${name}_at(${this.p(this.asOf.toISOString(), 'timestamptz')})` : name;
  }
}
