import { createHash } from 'node:crypto';
import { Client } from 'pg';

/** Asked so often on one connection, a statement is asked again. */
const OFTEN = 3;
/** The statements of our own code are fewer; lists of different lengths make shapes of their own. */
const NAMES_AT_MOST = 400;

/**
 * A connection that prepares the statements that our code repeats: planning what a command judges by takes PostgreSQL
 * longer than answering it. Reads bring their own names, because anybody chooses their shape (docs/adr/0020).
 */
export class PreparingClient extends Client {
  private readonly asked = new Map<string, { times: number; name: string }>();

  override query(...asked: unknown[]): never {
    const [text, values, ...rest] = asked;
    const name = typeof text === 'string' && Array.isArray(values) && values.length > 0 && this.nameOf(text);
    return super.query(...((name ? [{ name, text, values }, ...rest] : asked) as Parameters<Client['query']>)) as never;
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
