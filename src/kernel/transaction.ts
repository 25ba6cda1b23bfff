import type { EntityManager, EntityTarget } from 'typeorm';
import type { Consequence } from '../domain/consequence.js';
import type { Action, Capacity, Demanded, InPlan, InState, StatefulAction } from '../domain/policy.js';
import type { Problem } from '../domain/refusal.js';
import type { JobOptions } from './jobs/enqueue.js';

/**
 * The entry of the public log for a write. It never contains the content of people, only salted commitments to
 * published texts.
 */
export interface LogEntry {
  /** The thing and what happened to it: `commitment.drafted`. */
  verb: string;
  /** Typed id of the thing, as in the API. */
  subject: string;
  planId: string | null;
  /** Ids of `content` rows by name: the exact texts to which this entry commits. */
  contents?: Record<string, string>;
  /** Ids of the things when one act was done to many; followers are told about each as if it were alone. */
  about?: string[];
}

/** The role and the institution that the log names for an act. */
export interface LoggedCapacity {
  role: string;
  institution: string | null;
}

/** The explicit handle of one transaction. Another manager would write outside it and survive its rollback. */
export interface Transaction {
  manager: EntityManager;
  /** One instant for the whole command. */
  now: Date;
  /** The time zone of the site; a plan has its own. */
  timeZone: string;
  /** The present instant, for a command that had to wait. */
  instant(): Date;
  /**
   * Sends a write whose result the command does not need. If the write fails, the whole command fails and reports it.
   */
  send(sql: string, values: unknown[]): void;
  /** Sends a new row in the same way. */
  add<Row extends object>(entity: EntityTarget<Row>, row: Row): void;
  record(entry: LogEntry): void;
  /** Ends a command that changed nothing: nothing is written or recorded, and the command answers with this. */
  unchanged(result: unknown): never;
  /** Stores an exact text, with the salt of its commitment, when the entry is recorded; returns its id. */
  keep(body: string): string;
  /** Adds a job for an effect outside the database (mail). It runs only if this transaction commits. */
  enqueue(task: string, payload: object, options?: JobOptions): Promise<void>;
  /**
   * The gate: refuses an actor without the right, and a thing in a state that does not allow the action. It gives the
   * capacity in which the actor acts; the log names that capacity.
   */
  allow<Facts extends InPlan, States extends readonly string[]>(
    action: Action<Facts> & { states: States },
    facts: NoInfer<Facts> & Demanded<States>,
  ): Capacity;
  /**
   * The gate for one act on many things. Gives the problem of each state, so that all problems are reported together.
   */
  allowEach<Facts extends InPlan>(
    action: StatefulAction<Facts>,
    things: (NoInfer<Facts> & InState)[],
  ): (Problem | null)[];
  /** Sets the capacity for acts of no person or of no verb of the matrix; the gate sets it for every other act. */
  actingAs(capacity: LoggedCapacity): void;
  /** Adds a side effect of the command; people who preview the act are told about it. */
  follows(...consequences: Consequence[]): void;
}
