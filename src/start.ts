import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Config } from './config.js';
import { DataSource } from 'typeorm';
import { ownsItsLog } from './kernel/database/grants.js';
import { AddressesSetAside } from './accounts/addresses-set-aside.js';
import { FirstAdministrator } from './accounts/first-administrator.service.js';
import { KeyProof } from './accounts/key-proof.js';
import type { OpenDatabase } from './kernel/database/open.js';
import { Jobs } from './kernel/jobs/jobs.js';
import { gatherLinesOfLibraries } from './kernel/library-lines.js';
import { Site } from './kernel/site.js';
import { farewell } from './kernel/farewell.js';
import { UnitOfWork } from './kernel/unit-of-work.js';
import { loadContent } from './open-data/first-content.js';
import { createServer } from './server.js';

export interface Running {
  url: string;
  app: NestFastifyApplication;
  /** Lets requests in flight finish, then closes the server and the embedded database. */
  stop(): Promise<void>;
}

export interface StartOptions {
  database: Promise<OpenDatabase>;
  demo: boolean;
  say(line: string): void;
}

export async function start(config: Config, options: StartOptions): Promise<Running> {
  const { say } = options;
  const database = await options.database;
  const app = await createServer(database.url, config);
  gatherLinesOfLibraries();
  await app.get(KeyProof).check();
  const content = { demonstration: options.demo && database.embedded !== null };
  await loadContent(app.get(DataSource), app.get(UnitOfWork), content, say);
  if (await ownsItsLog(app.get(DataSource)))
    say(
      'The public log is not protected from this server: it uses the role that owns the tables. `tequio database roles` prints the SQL that separates the two.',
    );
  const announceEnd = farewell(app.getHttpAdapter().getInstance());
  await app.listen(config.port, config.host);
  const url = config.publicUrl ?? (await app.getUrl());
  app.get(Site).origin = url;
  await app.get(Jobs).start();
  const setAside = await app.get(AddressesSetAside).sentence();
  const first = content.demonstration ? null : await app.get(FirstAdministrator).link();
  // Nothing is awaited after this line, because the server can be told to stop only after this function has returned.
  say(`Tequio is ready: ${url}`);
  if (setAside) say(setAside);
  if (first) say(`Nobody administers this site yet. Who opens this link, once and within a day, does:\n  ${first}`);
  if (database.embedded) say(`Data: ${database.embedded.folder}`);
  return {
    url,
    app,
    stop: async () => {
      await announceEnd();
      await app.close();
      await database.close();
    },
  };
}
