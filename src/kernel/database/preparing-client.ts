import { createHash } from 'node:crypto';
import type { Socket } from 'node:net';
import { Client, type ClientConfig, type Pool, Query, type QueryResult } from 'pg';

/** Asked so often on one connection, a statement is asked again. */
const OFTEN = 3;
/** The statements of our own code are fewer; lists of different lengths make shapes of their own. */
const NAMES_AT_MOST = 400;

const BEGIN = 'START TRANSACTION';

type Answered = (error: Error | null, result: QueryResult) => void;
/** What `pg` reads of a statement that is given to it ready. */
type Statement = Query & { name?: string; callback: Answered };

/**
 * A connection that prepares the statements that our code repeats: planning what a command judges by takes PostgreSQL
 * longer than answering it. Reads bring their own names, because anybody chooses their shape (docs/adr/0020).
 *
 * What is asked in one turn of the event loop is sent together, and the start of a transaction with its first statement
 * (docs/adr/0065).
 */
export class PreparingClient extends Client {
  private waits = false;
  private gathering = false;
  private readonly asked = new Map<string, { times: number; name: string }>();

  /** `answersWithinMs`: without a word for so long while something was asked, the connection is given up. */
  constructor(config: ClientConfig & { answersWithinMs?: number } = {}) {
    super({ ...config, pipeline: true });
    this.on('drain', () => (this.waits = false));
    const { answersWithinMs } = config;
    if (answersWithinMs) this.once('connect', () => this.giveUpAfter(answersWithinMs));
  }

  override query(...asked: unknown[]): never {
    this.waits = true;
    this.gather();
    const [text, values, answered] = asked;
    if (text === BEGIN && typeof values !== 'function') return this.begin() as never;
    if (typeof text === 'string' && Array.isArray(values))
      return this.ask(text, values, answered as Answered | undefined) as never;
    return super.query(...(asked as Parameters<Client['query']>)) as never;
  }

  private ask(text: string, values: unknown[], answered?: Answered): Promise<QueryResult> | void {
    const statement = statementOf(text, values, this.nameOf(text));
    if (answered) return this.submit(statement, answered);
    return new Promise((resolve, reject) => {
      this.submit(statement, (error, result) => (error ? reject(error) : resolve(result)));
    });
  }

  private submit(statement: Statement, answered: Answered): void {
    statement.callback = answered;
    super.query(statement);
  }

  /** Without waiting: should it fail, the connection is gone, and what is asked next fails. */
  private async begin(): Promise<void> {
    super.query(BEGIN).catch(() => undefined);
  }

  /** Holds what is written until this turn is over: each packet costs both sides more than a simple statement. */
  private gather(): void {
    if (this.gathering) return;
    const { stream } = this.wire;
    this.gathering = true;
    stream.cork();
    process.nextTick(() => {
      this.gathering = false;
      stream.uncork();
    });
  }

  private get wire(): { stream: Socket } {
    return (this as unknown as { connection: { stream: Socket } }).connection;
  }

  private giveUpAfter(silenceMs: number): void {
    const { stream } = this.wire;
    stream.setTimeout(silenceMs);
    // Each time, and not only the first as with a function given to `setTimeout`: a connection may be idle before.
    stream.on('timeout', () => {
      if (this.waits) stream.destroy(new Error('Connection terminated: the database did not answer'));
    });
  }

  private nameOf(text: string): string | undefined {
    const known = this.asked.get(text);
    if (known) return ++known.times >= OFTEN ? known.name : undefined;
    if (this.asked.size < NAMES_AT_MOST) this.asked.set(text, { times: 1, name: statementName(text) });
    return undefined;
  }
}

/** Asks on any connection of the pool; with a name it is prepared. */
export function askOf(pool: Pool, text: string, values: unknown[], name?: string): Promise<QueryResult> {
  return pool.query(statementOf(text, values, name)) as unknown as Promise<QueryResult>;
}

/** Ready for `pg`, which copies property by property what it is given otherwise. */
function statementOf(text: string, values: unknown[], name?: string): Statement {
  const statement = new Query(text, values) as Statement;
  if (name) statement.name = name;
  return statement;
}

/** The same text has the same name everywhere. */
export function statementName(sql: string): string {
  return createHash('sha1').update(sql).digest('base64');
}
