// A server in its own process that also writes: it prints its address, writes on command, prints the number of written
// entries, and ends when its input ends. Arguments: the address of the database, a number of writers, and either
// entries per writer or seconds.
import 'reflect-metadata';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import './runner/worker.js';

const { readConfig } = await import('../../src/config.js');
const { OPERATOR } = await import('../../src/domain/actor.js');
const { UnitOfWork } = await import('../../src/kernel/unit-of-work.js');
const { createServer } = await import('../../src/server.js');

const { url, writers, each, seconds } = JSON.parse(process.argv[2]);
const tell = (what) => process.stdout.write(`${JSON.stringify(what)}\n`);

const config = readConfig({ LOG_LEVEL: 'silent', DATABASE_POOL: '20', SECRET_KEY: 'x'.repeat(40) });
const app = await createServer(url, config);
await app.listen(0, '127.0.0.1');
const lines = createInterface(process.stdin);
tell({ url: await app.getUrl() });
await once(lines, 'line');

let written = 0;
const end = Date.now() + seconds * 1000;
const work = app.get(UnitOfWork);
async function writer() {
  for (let n = 0; seconds > 0 ? Date.now() < end : n < each; n++) {
    await work.run(OPERATOR, async ({ manager, record }) => {
      // Some commands take longer than others, so that they commit in another order than they begin.
      if (n % 3 === 0) await manager.query('select pg_sleep(0.005 * random())');
      record({ verb: 'law.tested', subject: `pln_${process.pid}`, planId: null });
    });
    written++;
  }
}
await Promise.all(Array.from({ length: writers }, writer));
tell({ written });
await once(lines, 'close');
await app.close();
