import { statementName } from '../../kernel/speed/preparing-client.js';

/** Asked so often, a statement is likely to be asked again. */
const OFTEN = 3;
/** Statements that are remembered while they are rare. */
const REMEMBERED = 1000;
/**
 * Characters of SQL that may be named within one life of a connection. A plan takes about a hundred bytes a character
 * on each connection: whoever sends ever new documents costs 15 MB there, and only slows the ones that come after.
 */
const BUDGET = 150_000;

/**
 * Names for the statements that repeat, under which PostgreSQL keeps their plans: planning the plan page takes longer
 * than answering it. A name ends with the connections that keep its plan.
 */
export class RepeatedStatements {
  private readonly times = new Map<string, number>();
  private readonly named = new Set<string>();
  private left = BUDGET;
  private renewAt = 0;

  constructor(private readonly connectionLifeMs: number) {}

  /** The name to prepare it under, or nothing: then it is planned for this time only. */
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
    // Whatever was not asked for the longest time comes first.
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
