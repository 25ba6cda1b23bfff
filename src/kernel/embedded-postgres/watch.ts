import { setTimeout as sleep } from 'node:timers/promises';
import { EmbeddedPostgresError, explain } from './embedded-postgres-error.js';
import { dataIn, hasData } from './folders.js';
import { logIn } from './log-file.js';
import { ensurePostmaster, findPostmaster, type PostmasterOptions } from './postmaster.js';
import { withProcessLock } from './process-lock.js';
import { isRunning } from './processes.js';

const LOOK_EVERY_MS = 500;
/** A server that ends sooner than this after a start was not repaired by the start. */
const SETTLED_AFTER_MS = 5000;
const PAUSE_MS = 500;
const TRIES = 5;

export interface Watch {
  /** Stops the watch; call it before the server is stopped on purpose. */
  end(): void;
}

/**
 * Restarts the server of a folder when it ended without us: killed, or out of memory. The port stays the same, because
 * every connection pool knows the server by it. Several processes may watch one folder: its lock lets one start the
 * server, and the others find it running.
 *
 * A fault that a restart cannot repair (the folder was deleted, the disk stays full) is reported once to `lost`, after
 * five tries in about ten seconds.
 */
export function watchPostmaster(
  options: PostmasterOptions & { port: number },
  pid: number,
  lost: (error: EmbeddedPostgresError) => void,
): Watch {
  const { folder, say } = options;
  const data = dataIn(folder);
  const watching = new AbortController();
  const { signal } = watching;
  let current = pid;
  let startedAt = 0;
  let failures = 0;

  const start = () =>
    withProcessLock(folder, async () => {
      if (signal.aborted) return;
      const { pid: found, port } = await ensurePostmaster(options);
      if (port !== options.port)
        throw new EmbeddedPostgresError(
          `The database in ${folder} was started on port ${port} and is looked for on port ${options.port}: start Tequio again.`,
        );
      current = found;
      startedAt = Date.now();
      say('PostgreSQL had ended by itself and runs again.');
    });

  const heal = async () => {
    if (Date.now() - startedAt > SETTLED_AFTER_MS) failures = 0;
    else failures += 1;
    if (failures >= TRIES)
      throw new EmbeddedPostgresError(
        `PostgreSQL in ${folder} ends as soon as it is started: ${logIn(folder)} tells why.`,
      );
    for (;;) {
      if (failures > 0) await sleep(PAUSE_MS * 2 ** (failures - 1));
      if (signal.aborted) return;
      if (!hasData(folder))
        throw new EmbeddedPostgresError(`The database in ${folder} was deleted while it was in use.`);
      try {
        return await start();
      } catch (error) {
        failures += 1;
        if (failures >= TRIES) throw error;
      }
    }
  };

  const look = async () => {
    while (!signal.aborted) {
      await sleep(LOOK_EVERY_MS, undefined, { ref: false });
      if (signal.aborted || isRunning(current)) continue;
      // Another process may have started the server meanwhile.
      const found = findPostmaster(data);
      if (found?.status === 'ready' && found.port === options.port) current = found.pid;
      else await heal();
    }
  };
  look().catch((cause: unknown) => {
    if (!signal.aborted) lost(explain(cause, folder));
  });
  return {
    end: () => watching.abort(),
  };
}
