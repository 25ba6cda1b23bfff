import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DataSource } from 'typeorm';
import { Actors } from '../accounts/actors.js';
import { KeyProof } from '../accounts/key-proof.js';
import { Secrets } from '../accounts/secrets.js';
import { readConfig } from '../config.js';
import type { Actor } from '../domain/actor.js';
import { migrateOrRequireCurrent } from '../kernel/database/migrate.js';
import { openDatabase } from '../kernel/database/open.js';
import { UnitOfWork } from '../kernel/unit-of-work.js';
import { ImportError } from '../open-data/import-error.js';
import { loadJurisdictions } from '../open-data/jurisdictions.js';
import { createServer } from '../server.js';

export interface Session {
  app: NestFastifyApplication;
  db: DataSource;
  work: UnitOfWork;
  actor(handle: string): Promise<Actor>;
  /** The key, after a check that it belongs to the database. Commands that do not need it run without it. */
  secrets(): Promise<Secrets>;
}

export const say = (line: string) => void process.stderr.write(`${line}\n`);

/**
 * Runs a command in the whole application without its port, on the database of the server, also while the server runs.
 */
export async function withSession<T>(run: (session: Session) => Promise<T>): Promise<T> {
  const config = readConfig();
  const database = await openDatabase(config, say);
  // An interruption at any moment leaves only committed data.
  const interrupted = () => {
    say('Interrupted. What was written before is whole; run the same command again to go on.');
    void database.close().finally(() => process.exit(130));
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, interrupted);
  try {
    await migrateOrRequireCurrent(database.ownerUrl);
    const app = await createServer(database.url, { ...config, logLevel: 'silent' });
    try {
      await app.init();
      const [db, work] = [app.get(DataSource), app.get(UnitOfWork)];
      await loadJurisdictions(work);
      return await run({ app, db, work, actor: (handle) => actorOf(app, handle), secrets: () => secretsOf(app) });
    } finally {
      await app.close();
    }
  } finally {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, interrupted);
    await database.close();
  }
}

async function secretsOf(app: NestFastifyApplication): Promise<Secrets> {
  await app.get(KeyProof).check();
  return app.get(Secrets);
}

async function actorOf(app: NestFastifyApplication, handle: string): Promise<Actor> {
  const actor = await app.get(Actors).byHandle(handle);
  if (!actor)
    throw new ImportError([
      `There is no account "${handle}": give the handle of one, as its page and the log show it.`,
    ]);
  return actor;
}
