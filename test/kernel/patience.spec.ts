import { migrate } from '../../src/kernel/database/migrate.js';
import { testDatabase } from '../support/databases.js';

it('waits for its database while reading modules keeps the process busy for seconds', async () => {
  const database = await testDatabase('empty');
  try {
    const ready = migrate(database.ownerUrl);
    await new Promise(setImmediate);
    for (const end = Date.now() + 5500; Date.now() < end;);
    await expect(ready).resolves.toEqual({ applied: [] });
  } finally {
    await database.drop();
  }
}, 60_000);
