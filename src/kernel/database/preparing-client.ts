import { createHash } from 'node:crypto';
import type { Socket } from 'node:net';
import { Client, type ClientConfig } from 'pg';

/** Asked so often on one connection, a statement is asked again. */
const OFTEN = 3;
/** The statements of our own code are fewer; lists of different lengths make shapes of their own. */
const NAMES_AT_MOST = 400;

const BEGIN = 'START TRANSACTION';

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
    const [text, values, ...rest] = asked;
    if (text === BEGIN && typeof values !== 'function') return this.begin() as never;
    const name = typeof text === 'string' && Array.isArray(values) && this.nameOf(text);
    return super.query(...((name ? [{ name, text, values }, ...rest] : asked) as Parameters<Client['query']>)) as never;
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
    stream.setTimeout(silenceMs, () => {
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

/** The same text has the same name everywhere. */
export function statementName(sql: string): string {
  return createHash('sha1').update(sql).digest('base64');
}
