import 'reflect-metadata';
import { ConfigError, readConfig } from './config.js';
import { EmbeddedPostgresError } from './kernel/embedded-postgres/embedded-postgres-error.js';
import { start } from './start.js';

const say = (line: string) => process.stdout.write(`${line}\n`);

try {
  const running = await start(readConfig(), { demo: !process.argv.includes('--no-demo'), say });
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (stopping) return;
      stopping = true;
      void running.stop().then(() => process.exit(0));
    });
  }
} catch (error) {
  const expected = error instanceof ConfigError || error instanceof EmbeddedPostgresError;
  process.stderr.write(`${expected ? error.message : String((error as Error).stack ?? error)}\n`);
  process.exit(1);
}
