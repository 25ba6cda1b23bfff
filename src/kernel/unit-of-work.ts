import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, QueryFailedError } from 'typeorm';
import { actorKey, type Actor, mayWrite } from '../domain/actor.js';
import { type Consequence, Foreseen } from '../domain/consequence.js';
import { paceOf } from '../domain/pace.js';
import { allow, allowEach, type Capacity } from '../domain/policy.js';
import { Refusal, refuse } from '../domain/refusal.js';
import { Clock } from './clock.js';
import { problemOf } from './constraints.js';
import { insertOf } from './speed/insert.js';
import { newId } from './ids.js';
import { isPreview } from './preview.js';
import { enqueue } from './jobs/enqueue.js';
import { spending } from './limits.js';
import type { LoggedCapacity, Transaction } from './transaction.js';

/** Deadlock, serialization failure, lock not available: the whole function is run again, in a new transaction. */
const WORTH_A_RETRY = new Set(['40P01', '40001', '55P03']);
const TRIES = 3;
/** PostgreSQL's code for every statement of a transaction after one of its statements has failed. */
const BEHIND_A_FAILURE = '25P02';

const RECORD = 'select record($1, $2, $3, $4, $5, $6, $7, $8)';
/** One statement records the entry and counts it against the limits, so that these cost no round trip of their own. */
const RECORD_AT_PACE = `${RECORD}, spend_entry($9, $10, $11, $12, $13)`;

/** Ends a transaction that changed nothing. */
class Unchanged extends Error {
  constructor(readonly result: unknown) {
    super('Nothing was changed.');
  }
}

export interface Once {
  mutation: string;
  clientMutationId: string | null | undefined;
  input: unknown;
}

/** When the entry of the log is opened. A command that records before it writes saves a statement. */
export type Opening = 'at once' | 'when recorded';

@Injectable()
export class UnitOfWork {
  constructor(
    private readonly db: DataSource,
    readonly clock: Clock,
  ) {}

  /**
   * Runs one command in one transaction with one entry of the log. Refusals roll everything back. With a
   * `clientMutationId` the same input gets the first result again; another input is refused.
   */
  async run<T>(
    actor: Actor,
    work: (tx: Transaction) => Promise<T>,
    once?: Once,
    opening: Opening = 'at once',
  ): Promise<T> {
    if (!mayWrite(actor)) refuse('SCOPE_MISSING');
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.attempt(actor, work, once, opening);
      } catch (error) {
        if (error instanceof Unchanged) return error.result as T;
        if (attempt < TRIES && WORTH_A_RETRY.has(codeOf(error))) {
          await sleep(attempt * 20 * Math.random());
          continue;
        }
        const problem = problemOf(error);
        throw problem ? new Refusal([problem]) : error;
      }
    }
  }

  private async attempt<T>(
    actor: Actor,
    work: (tx: Transaction) => Promise<T>,
    once: Once | undefined,
    opening: Opening,
  ): Promise<T> {
    const sent: Promise<unknown>[] = [];
    try {
      const result = await this.db.transaction((manager) => this.within(manager, sent, actor, work, once, opening));
      // The commit was sent after these writes; PostgreSQL has not committed if one of them failed.
      await Promise.all(sent);
      return result;
    } catch (error) {
      const failed = (await Promise.allSettled(sent)).flatMap((each) =>
        each.status === 'rejected' ? each.reason : [],
      );
      throw [...failed, error].find((each) => codeOf(each) !== BEHIND_A_FAILURE) ?? error;
    }
  }

  private async within<T>(
    manager: EntityManager,
    sent: Promise<unknown>[],
    actor: Actor,
    work: (tx: Transaction) => Promise<T>,
    once: Once | undefined,
    opening: Opening,
  ): Promise<T> {
    const preview = isPreview();
    const receipt = once?.clientMutationId ? await this.receipt(manager, actor, once) : null;
    if (receipt) return receipt.result as T;
    const send = (sql: string, values: unknown[]) => {
      const answer = manager.query(sql, values);
      answer.catch(() => undefined);
      sent.push(answer);
    };
    if (opening === 'at once') send('select open_entry()', []);
    const consequences: Consequence[] = [];
    const tx = this.handle(manager, send, actor, consequences);
    const result = await work(tx);
    if (!tx.recorded()) throw new Error('a command says in the log what it did');
    if (preview) {
      // A write that was sent without waiting can still fail.
      await Promise.all(sent);
      throw new Foreseen(consequences);
    }
    if (once?.clientMutationId) {
      send(
        `insert into mutation_receipt (actor, client_mutation_id, mutation, input_hash, result) values ($1, $2, $3, $4, $5)`,
        [actorKey(actor), once.clientMutationId, once.mutation, inputHash(once), JSON.stringify(result ?? null)],
      );
    }
    return result;
  }

  private handle(
    manager: EntityManager,
    send: Transaction['send'],
    actor: Actor,
    consequences: Consequence[],
  ): Transaction & { recorded(): boolean } {
    let logged: LoggedCapacity = { role: actor.kind === 'person' ? 'person' : actor.kind, institution: null };
    const named = (capacity: Capacity): Capacity => {
      logged = { role: capacity.role, institution: capacity.institutionSlug };
      return capacity;
    };
    const kept = new Map<string, string>();
    let recorded = false;
    return {
      recorded: () => recorded,
      manager,
      ...this.clock.moment(),
      instant: () => this.clock.now(),
      allow: (action, facts) => named(allow(action, actor, facts)),
      allowEach: (action, things) =>
        allowEach(action, actor, things).map(({ capacity, problem }) => {
          named(capacity);
          return problem;
        }),
      actingAs: (as) => {
        logged = as;
      },
      follows: (...more) => {
        consequences.push(...more.filter(({ count }) => count > 0));
      },
      send,
      add: (entity, row) => send(...insertOf(manager, entity, row)),
      record: ({ verb, subject, planId, contents, about }) => {
        const { role, institution } = logged;
        recorded = true;
        const entry = [role, institution, verb, subject, planId, JSON.stringify(contents ?? {})];
        const values = [...entry, [...kept.keys()], [...kept.values()]];
        const pace = paceOf(actor.kind, role);
        if (pace)
          send(RECORD_AT_PACE, [
            ...values,
            ...spending(`entries of a ${pace.as} ${actorKey(actor)}`, pace, this.clock.now()),
          ]);
        else send(RECORD, values);
        if (about) send('select record_about($1)', [about]);
      },
      unchanged: (result) => {
        throw new Unchanged(result);
      },
      keep: (body) => {
        if (recorded) throw new Error('a text is kept before it is recorded');
        const id = newId();
        kept.set(id, body);
        return id;
      },
      enqueue: (task, payload, options) => enqueue(manager, task, payload, options),
    };
  }

  /** A request with the same key at the same moment waits here for the first one and then finds its receipt. */
  private async receipt(manager: EntityManager, actor: Actor, once: Once): Promise<{ result: unknown } | null> {
    const key = [actorKey(actor), once.clientMutationId];
    const [, [row]] = await Promise.all([
      manager.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [key.join(' ')]),
      manager.query(
        'select input_hash, result from mutation_receipt where actor = $1 and client_mutation_id = $2',
        key,
      ),
    ]);
    if (!row) return null;
    if (!inputHash(once).equals(row.input_hash)) refuse('CLIENT_MUTATION_ID_REUSED', ['input', 'clientMutationId']);
    return { result: row.result };
  }
}

/** A preview counts as the same input as the act itself. */
const withoutTheQuestion = (key: string, value: unknown) => (key === 'preview' ? undefined : value);

function inputHash(once: Once): Buffer {
  return createHash('sha256')
    .update(JSON.stringify([once.mutation, once.input], withoutTheQuestion))
    .digest();
}

function codeOf(error: unknown): string {
  return error instanceof QueryFailedError ? ((error.driverError as { code?: string }).code ?? '') : '';
}
