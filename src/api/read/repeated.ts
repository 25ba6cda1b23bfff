import { statementName } from '../../kernel/speed/preparing-client.js';

/** A statement that was sent this often will probably be sent again. */
const OFTEN = 3;
/** Number of rare statements that are remembered. */
const REMEMBERED = 1000;
/**
 * Characters of SQL that may get names within one life of a connection. A plan takes about a hundred bytes a character
 * on each connection. So a client that sends ever new documents costs 15 MB there, and only slows later statements.
 */
const BUDGET = 150_000;

/**
 * Names for repeated statements, under which PostgreSQL keeps their plans: planning the plan page takes longer than
 * running it. A name ends with the connections that keep its plan.
 */
export class RepeatedStatements {
  private readonly times = new Map<string, number>();
  private readonly named = new Set<string>();
  private left = BUDGET;
  private renewAt = 0;

  constructor(private readonly connectionLifeMs: number) {}

  /** The name for preparing the statement; `undefined` means that it is planned for this time only. */
  nameOf(sql: string, now = Date.now()): string | undefined {
    if (now >= this.renewAt) this.renew(now);
    const name = statementName(sql);
    if (this.named.has(name)) return name;
    const times = (this.times.get(name) ?? 0) + 1;
    this.times.delete(name);
    if (times >= OFTEN && sql.length <= this.left) {
      this.named.add(name);
      this.left -= sql.length;
      return name;
    }
    this.times.set(name, times);
    // The first entry is the one that was not sent for the longest time.
    if (this.times.size > REMEMBERED) this.times.delete(this.times.keys().next().value!);
    return undefined;
  }

  private renew(now: number): void {
    this.times.clear();
    this.named.clear();
    this.left = BUDGET;
    this.renewAt = now + this.connectionLifeMs;
  }
}
