import { createHash } from 'node:crypto';
import { Query, type QueryResult } from 'pg';
import { PatientClient } from '../database/patient-client.js';
import { KeptPlans } from './kept-plans.js';
import { wireOf } from './wire.js';

/** A statement that was sent this often on one connection will probably be sent again. */
const OFTEN = 3;
/** Our own code has fewer statements than this. Lists of different lengths make separate statements. */
const NAMES_AT_MOST = 400;

const BEGIN = 'START TRANSACTION';

type Answered = (error: Error | null, result: QueryResult) => void;
/** A query with a name, if it has one, under which PostgreSQL keeps its plan. */
type Nameable = { name?: string; text?: string };
/** The parts of a prepared query that `pg` reads. */
type Statement = Query & Nameable & { callback: Answered };

/**
 * A connection that prepares the statements that our code repeats: for rules of commands, planning takes PostgreSQL
 * longer than running. Reads bring their own names, because clients choose their shape (docs/adr/0020).
 *
 * Statements of one turn of the event loop are sent together, and so is the start of a transaction with its first
 * statement (docs/adr/0065).
 */
export class PreparingClient extends PatientClient {
  private gathering = false;
  private readonly asked = new Map<string, { times: number; name: string }>();
  private readonly plans = new KeptPlans(this.connection);

  override query(...asked: unknown[]): never {
    this.gather();
    const [text, values, answered] = asked;
    if (text === BEGIN && typeof values !== 'function') return this.begin() as never;
    if (typeof text === 'string' && Array.isArray(values))
      return this.ask(text, values, answered as Answered | undefined) as never;
    if (typeof text === 'object' && text !== null) this.makeRoomFor(text);
    return super.query(...asked);
  }

  /** The plans of all named statements share the memory of this connection, whoever named them. */
  private makeRoomFor({ name, text }: Nameable): void {
    if (name && text) this.plans.use(name, text.length);
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
    this.makeRoomFor(statement);
    super.query(statement);
  }

  /** This does not wait. If it fails, the connection is gone, and the next statement fails. */
  private async begin(): Promise<void> {
    (super.query(BEGIN) as Promise<unknown>).catch(() => undefined);
  }

  /** Collects writes until the end of this turn, because each packet costs both sides more than a simple statement. */
  private gather(): void {
    if (this.gathering) return;
    const wire = wireOf(this);
    this.gathering = true;
    wire.cork();
    process.nextTick(() => {
      this.gathering = false;
      wire.uncork();
    });
  }

  private nameOf(text: string): string | undefined {
    const known = this.asked.get(text);
    if (known) return ++known.times >= OFTEN ? known.name : undefined;
    if (this.asked.size < NAMES_AT_MOST) this.asked.set(text, { times: 1, name: statementName(text) });
    return undefined;
  }
}

/** A statement in the form that `pg` takes as it is; any other form it copies property by property. */
export function statementOf(text: string, values: unknown[], name?: string): Statement {
  const statement = new Query(text, values) as Statement;
  if (name) statement.name = name;
  return statement;
}

/** The name of a statement; the same text has the same name everywhere. */
export function statementName(sql: string): string {
  return createHash('sha1').update(sql).digest('base64');
}
