import {
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '../../src/kernel/embedded-postgres/embedded-postgres.js';
import { findPostmaster } from '../../src/kernel/embedded-postgres/postmaster.js';
import { asSuperuser } from '../support/databases.js';
import { openFolder, removeFolders } from '../support/embedded-folders.js';
import { makeRunFolder, placeOfRuns, removeDeadRuns } from '../support/run-folder.js';

it('keeps the database of the run and all temporary files of its tests in the one folder that goes with it', async () => {
  const { rows } = await asSuperuser((client) => client.query('show data_directory'));
  expect(rows[0].data_directory).toBe(join(tmpdir(), 'postgres', 'data'));
  expect(existsSync(join(tmpdir(), 'life'))).toBe(true);
});

it('makes the folder of a run in memory where it has room, and where it is told to', () => {
  const room = jest.spyOn(process, 'availableMemory');
  try {
    room.mockReturnValue(64 * 1024 ** 3);
    expect(placeOfRuns('/elsewhere', openFolder())).toBe(tmpdir());
    const inMemory = openFolder();
    expect(placeOfRuns(null, inMemory)).toBe(inMemory);
    expect(readdirSync(inMemory)).toEqual([]);
    expect(placeOfRuns(null, join(inMemory, 'none'))).toBe(tmpdir());
    room.mockReturnValue(1024 ** 3);
    expect(placeOfRuns(null, inMemory)).toBe(tmpdir());
  } finally {
    room.mockRestore();
  }
});

it('ends the database of a run that was killed and removes its folder, and leaves a run alone that lives', async () => {
  const within = openFolder();
  const [dead, alive] = [makeRunFolder(within), makeRunFolder(within)];
  const settings = { fsync: 'off' };
  const database = await startEmbeddedPostgres({ folder: join(dead, 'postgres'), settings, ownsShutdown: false });
  const data = join(database.folder, 'data');
  expect(findPostmaster(data)).toBeDefined();
  await removeDeadRuns(within);
  expect(findPostmaster(data)).toBeDefined();
  writeFileSync(join(dead, 'life'), '999999999-1-gone');
  await removeDeadRuns(within);
  expect([findPostmaster(data), existsSync(dead), existsSync(alive)]).toEqual([undefined, false, true]);
  await removeFolders([]);
}, 60_000);

it('leaves alone what another account, or a link, calls a run that was killed', async () => {
  const within = openFolder();
  const target = join(within, 'elsewhere');
  mkdirSync(target);
  writeFileSync(join(target, 'life'), '999999999-1-gone');
  const link = join(within, 'tequio-test-link');
  symlinkSync(target, link);
  const others = makeRunFolder(within);
  writeFileSync(join(others, 'life'), '999999999-1-gone');
  const isRoot = process.getuid?.() === 0;
  // Only root can give a folder away.
  if (isRoot) chownSync(others, 65534, 65534);
  await removeDeadRuns(within);
  expect([existsSync(link), existsSync(target), existsSync(others)]).toEqual([true, true, isRoot]);
  await removeFolders([]);
});

it('lets the bench and the drills keep their databases in folders that PostgreSQL may reach, and that go with them', async () => {
  const helper: string = '../../bench/open-folder.mjs';
  const bench = (await import(helper)) as { openFolder(name: string): string };
  const folder = bench.openFolder('tequio-test-open-');
  expect(statSync(folder).mode & 0o777).toBe(0o755);
  rmSync(folder, { recursive: true });
  const own = ['bench', 'drills', 'scripts']
    .flatMap((place) => readdirSync(place, { recursive: true }).map((name) => join(place, String(name))))
    .filter((path) => path.endsWith('.mjs') && !path.includes('node_modules'));
  const closed = own.filter((path) => readFileSync(path, 'utf8').includes('mkdtemp'));
  expect(closed).toEqual(['bench/open-folder.mjs']);
});
