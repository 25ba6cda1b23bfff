import { createHash } from 'node:crypto';
import type { Socket } from 'node:net';
import { Client, type ClientConfig } from 'pg';

/** Asked so often on one connection, a statement is asked again. */
const OFTEN = 3;
/** The statements of our own code are fewer; lists of different lengths make shapes of their own. */
const NAMES_AT_MOST = 400;

/**
 * A connection that prepares the statements that our code repeats: planning what a command judges by takes PostgreSQL
 * longer than answering it. Reads bring their own names, because anybody chooses their shape (docs/adr/0020).
 */
export class PreparingClient extends Client {
  private waits = false;
  private readonly asked = new Map<string, { times: number; name: string }>();

  /** `answersWithinMs`: without a word for so long while something was asked, the connection is given up. */
  constructor(config: ClientConfig & { answersWithinMs?: number } = {}) {
    super(config);
    this.on('drain', () => (this.waits = false));
    const { answersWithinMs } = config;
    if (answersWithinMs) this.once('connect', () => this.giveUpAfter(answersWithinMs));
  }

  override query(...asked: unknown[]): never {
    this.waits = true;
    const [text, values, ...rest] = asked;
    const name = typeof text === 'string' && Array.isArray(values) && values.length > 0 && this.nameOf(text);
    return super.query(...((name ? [{ name, text, values }, ...rest] : asked) as Parameters<Client['query']>)) as never;
  }

  private giveUpAfter(silenceMs: number): void {
    const { stream } = (this as unknown as { connection: { stream: Socket } }).connection;
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
