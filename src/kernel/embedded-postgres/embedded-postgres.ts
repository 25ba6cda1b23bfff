import { existsSync, realpathSync } from 'node:fs';
import { APP_ROLE, MIGRATOR_ROLE } from '../database-roles.js';
import { findBinaries } from './binaries.js';
import { checkData, createData, readOrMakeSecrets, SUPERUSER, type ClusterSecrets } from './cluster.js';
import { type EmbeddedPostgresError, explain } from './embedded-postgres-error.js';
import { dataIn, hasData, makeFolder, placeOfData, realPath } from './folders.js';
import { returnLease, takeLease } from './leases.js';
import {
  ensurePostmaster,
  findPostmaster,
  type Postmaster,
  stopPostmaster,
  type PostmasterOptions,
} from './postmaster.js';
import { withProcessLock } from './process-lock.js';
import { DATABASE, setUpDatabase, urlOf } from './set-up.js';
import { accountFor } from './unprivileged-user.js';
import { watchPostmaster, type Watch } from './watch.js';

export { EmbeddedPostgresError } from './embedded-postgres-error.js';

export interface EmbeddedPostgresOptions {
  /** The folder of the database; it is made when it is missing. */
  folder: string;
  /** Receives whole sentences about slow steps and about differences from the request. */
  say?: (line: string) => void;
  /** More settings of PostgreSQL, e.g. `fsync: 'off'` in tests. A server that runs already keeps its own. */
  settings?: Record<string, string>;
  /** With false, stop() only lets go of the server and leaves it running for the next process. Default: true. */
  ownsShutdown?: boolean;
  /** When given, a server that ends by itself is restarted. It is called once when that is impossible. */
  onLost?: (error: EmbeddedPostgresError) => void;
}

export interface EmbeddedPostgres {
  /** The real folder of the data: PostgreSQL's own account may be unable to reach the requested folder of root. */
  folder: string;
  port: number;
  /** True when a running server of this folder is used. */
  attached: boolean;
  /** True when the data was made by this start. */
  created: boolean;
  /** Connection for requests: role tequio_app. */
  url: string;
  /** Connection for migrations: role tequio_migrator, which says `set role tequio_owner`. */
  ownerUrl: string;
  /** Connection for set-up and tests, in the database `postgres`, so that `tequio` itself can be a template. */
  superuserUrl: string;
  /** Lets go of the server, and stops it when no other live process uses it. Calling it again does nothing. */
  stop(): Promise<void>;
}

/**
 * Starts PostgreSQL in the folder, or attaches to the one that runs there: after `kill -9` of this process the server
 * lives on, and is found again. Rejects with an EmbeddedPostgresError only.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  try {
    return await start(options);
  } catch (cause) {
    throw explain(cause, options.folder);
  }
}

async function start(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const say = options.say ?? (() => {});
  const asked = realPath(options.folder);
  const place = placeOfData(asked, accountFor(dataIn(asked)));
  if (place !== asked) say(`PostgreSQL's own account can't reach ${asked}, so the database is in ${place}.`);
  const account = accountFor(dataIn(place));
  // Root's files stay root's; the account may only pass through to its own folders.
  makeFolder(place, account ? 0o710 : 0o700, account && { uid: 0, gid: account.gid });
  const folder = realpathSync(place);
  return withProcessLock(folder, async () => {
    const binaries = findBinaries(folder, account);
    const created = !hasData(folder);
    const secrets = readOrMakeSecrets(folder);
    if (created) {
      say(`Making a new database in ${folder}.`);
      await createData(folder, binaries, account, secrets.superuser, options.settings?.['fsync'] !== 'off');
    }
    checkData(folder, binaries, account);
    const how: PostmasterOptions = { folder, binaries, account, settings: options.settings, say };
    const { pid, port, attached } = await openDatabase(how, secrets);
    const watch = options.onLost && watchPostmaster({ ...how, port }, pid, options.onLost);
    const stop = stopper(folder, takeLease(folder), options.ownsShutdown ?? true, watch);
    return {
      folder,
      port,
      attached,
      created,
      url: urlOf(APP_ROLE, secrets.app, port, DATABASE),
      ownerUrl: urlOf(MIGRATOR_ROLE, secrets.migrator, port, DATABASE),
      superuserUrl: urlOf(SUPERUSER, secrets.superuser, port, 'postgres'),
      stop,
    };
  });
}

/** A running server with its roles and its database. A server that we started and cannot set up is stopped again. */
async function openDatabase(
  options: PostmasterOptions,
  secrets: ClusterSecrets,
): Promise<Postmaster & { attached: boolean }> {
  const data = dataIn(options.folder);
  const postmaster = await ensurePostmaster(options);
  try {
    await setUpDatabase(postmaster, data, secrets);
    return postmaster;
  } catch (error) {
    if (!postmaster.attached) await stopPostmaster(postmaster.pid, data);
    throw error;
  }
}

function stopper(folder: string, lease: string, ownsShutdown: boolean, watch: Watch | undefined): () => Promise<void> {
  let stopped: Promise<void> | undefined;
  const stopIfLast = async () => {
    const last = returnLease(folder, lease);
    const postmaster = findPostmaster(dataIn(folder));
    if (last && ownsShutdown && postmaster) await stopPostmaster(postmaster.pid, dataIn(folder));
  };
  const stop = async () => {
    watch?.end();
    // Deleting the folder has ended the server too, because PostgreSQL looks for its pid file each minute.
    if (existsSync(folder)) await withProcessLock(folder, stopIfLast);
  };
  return () =>
    (stopped ??= stop().catch((cause: unknown) => {
      throw explain(cause, folder);
    }));
}
