import 'reflect-metadata';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { Actors } from '../../src/accounts/actors.js';
import { Execute } from '../../src/api/execute.js';
import { readConfig } from '../../src/config.js';
import { type Actor, OPERATOR, VISITOR } from '../../src/domain/actor.js';
import type { Language } from '../../src/domain/localized-text.js';
import { Clock } from '../../src/kernel/clock.js';
import { UnitOfWork } from '../../src/kernel/unit-of-work.js';
import { createServer } from '../../src/server.js';
import { type TestDatabase, testDatabase } from './databases.js';
import { SPEED } from './fast-roads.js';
import './one-schema.js';

type Variables = Record<string, unknown>;
// The type of the answer depends on the document of the test.
// oxlint-disable-next-line typescript/no-explicit-any
type Data = any;

export interface TestApp {
  app: NestFastifyApplication;
  database: TestDatabase;
  db: DataSource;
  /** Runs a document in process; fails the test when there are errors. */
  gql: Asker & { as(handle: string | Actor): Asker };
  /** Sets the day and the hour of the server's clock. */
  setNow(instant: string): void;
  /** The SQL statements that `work` sends; also their values, when a list for them is given. */
  statements(work: () => Promise<unknown>, whole?: Statement[]): Promise<string[]>;
  /**
   * The statements of `work` after a write, when nothing is remembered. The question for the size of the log is left
   * out, because simultaneous askers share it (docs/adr/0067).
   */
  readsAnew(work: () => Promise<unknown>): Promise<string[]>;
  close(): Promise<void>;
}

interface Statement {
  sql: string;
  values: unknown[];
}

interface Asker {
  (document: string, variables?: Variables, language?: Language): Promise<Data>;
}

/** The statement that `kernel/revision.ts` sends. */
export const SIZE_OF_LOG = 'select size from log_head';

type Settings = Record<string, string>;
const SECRET_KEY = 'only-for-tests-only-for-tests-only-for-tests';

/** The whole application on its own database, ready for `app.inject` and for documents in process. */
export async function testApp(from: 'empty' | 'demo' = 'empty', settings: Settings = {}): Promise<TestApp> {
  const database = await testDatabase(from);
  const app = await anotherApp(database, settings);
  const t: TestApp = {
    ...app,
    close: async () => {
      await app.close();
      await database.drop();
      forget(t);
    },
  };
  return t;
}

/** Files of a worker are never given back, and each holds its application in a variable until the end of the run. */
function forget(t: Partial<TestApp>): void {
  delete t.app;
  delete t.db;
  delete t.gql;
  delete t.setNow;
}

/** Simulates a second process: another application on the same database. */
export async function anotherApp(database: TestDatabase, settings: Settings = {}): Promise<TestApp> {
  const app = await createServer(
    database.url,
    readConfig({ LOG_LEVEL: 'silent', DATABASE_POOL: '5', SECRET_KEY, SPEED, ...settings }),
  );
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  const execute = app.get(Execute);
  const ask =
    (actor: Actor | string): Asker =>
    async (document, variables = {}, language = 'es') => {
      const who = typeof actor === 'string' ? await app.get(Actors).byHandle(actor) : actor;
      if (!who) throw new Error(`no account ${actor as string}`);
      const { data, errors } = await execute.run(document, { actor: who, language, variables });
      if (errors) throw new Error(`${document}\n${JSON.stringify(errors, null, 2)}`);
      return data;
    };
  return {
    app,
    database,
    db: app.get(DataSource),
    gql: Object.assign(ask(VISITOR), { as: ask }),
    setNow: (instant) => {
      app.get(Clock).now = () => new Date(instant);
    },
    statements,
    readsAnew: async (work) => {
      await app
        .get(UnitOfWork)
        .run(OPERATOR, async (tx) => tx.record({ verb: 'law.tested', subject: 'jur_1', planId: null }));
      return (await statements(work)).filter((sql) => sql !== SIZE_OF_LOG);
    },
    close: () => app.close(),
  };
}

async function statements(work: () => Promise<unknown>, whole: Statement[] = []): Promise<string[]> {
  const sent: string[] = [];
  const original = pg.Client.prototype.query;
  pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
    const [query, given = []] = args;
    const { text, values = [] } = (typeof query === 'string' ? { text: query, values: given } : query) as {
      text: string;
      values?: unknown[];
    };
    sent.push(text);
    whole.push({ sql: text, values });
    return (original as unknown as (...all: unknown[]) => unknown).apply(this, args);
  } as never;
  try {
    await work();
  } finally {
    pg.Client.prototype.query = original;
  }
  return sent;
}
