import type { Connection } from 'pg';

/**
 * Characters of SQL whose plans one connection keeps. PostgreSQL takes 85 bytes a character for them, so a connection
 * holds 50 MB of plans at most. All pages that a visitor can open have 780,000 characters together, with all filters
 * and for all roles several millions.
 */
export const CHARACTERS_KEPT = 600_000;

/** A connection with the names of the statements that `pg` remembers of it. */
type Remembering = Connection & {
  /** Statements that PostgreSQL has prepared. */
  parsedStatements: Record<string, string>;
  /** Statements that were sent, and of which no answer has come. */
  submittedNamedStatements: Record<string, string>;
};

/**
 * The statements that one connection has prepared by name. When their plans would take too much memory, those that were
 * not used for the longest time are given back.
 */
export class KeptPlans {
  private readonly connection: Remembering;
  /** The length of each statement; the first one was not used for the longest time. */
  private readonly lengths = new Map<string, number>();
  private characters = 0;

  constructor(connection: Connection) {
    this.connection = connection as Remembering;
  }

  /** Notes that the statement is sent next, and makes room for its plan. */
  use(name: string, length: number): void {
    this.forget(name);
    this.lengths.set(name, length);
    this.characters += length;
    if (this.characters > CHARACTERS_KEPT) this.makeRoom(name);
  }

  private makeRoom(used: string): void {
    const { parsedStatements: prepared, submittedNamedStatements: sent } = this.connection;
    for (const name of this.lengths.keys()) {
      if (this.characters <= CHARACTERS_KEPT) return;
      // PostgreSQL has not said yet whether it could prepare this one, so `pg` would remember it after it is gone.
      if (name === used || sent[name] !== undefined) continue;
      this.forget(name);
      if (prepared[name] === undefined) continue;
      delete prepared[name];
      // The message, unlike the command DEALLOCATE, also works in a transaction that has failed, and needs no answer.
      this.connection.close({ type: 'S', name }, true);
    }
  }

  private forget(name: string): void {
    this.characters -= this.lengths.get(name) ?? 0;
    this.lengths.delete(name);
  }
}
