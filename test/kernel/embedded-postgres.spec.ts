import { execFileSync, spawn } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  rmdirSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { APP_ROLE, MIGRATOR_ROLE, OWNER_ROLE, rolesSql } from '../../src/kernel/database-roles.js';
import { packageFor } from '../../src/kernel/embedded-postgres/binaries.js';
import {
  EmbeddedPostgresError,
  startEmbeddedPostgres,
  type EmbeddedPostgres,
} from '../../src/kernel/embedded-postgres/embedded-postgres.js';
import { fingerprint } from '../../src/kernel/embedded-postgres/folders.js';
import { findPostmaster } from '../../src/kernel/embedded-postgres/postmaster.js';
import { withProcessLock } from '../../src/kernel/embedded-postgres/process-lock.js';
import { isAlive, lifeOf, until } from '../../src/kernel/embedded-postgres/processes.js';
import { closedFolder, unprivilegedAccount } from '../../src/kernel/embedded-postgres/unprivileged-user.js';
import { openFolder, removeFolders } from '../support/embedded-folders.js';
import { compileProgram, killPrograms, runProgram } from '../support/embedded-program.js';

const QUICK = { fsync: 'off' };
const root = process.getuid?.() === 0;
const asRoot = root ? it : it.skip;
if (!root) process.stderr.write('Not root: the tests about PostgreSQL as another account are skipped.\n');

const databases = new Set<string>();
let program: string;

/** Starts a database in this process, and remembers its folder for cleaning up. */
async function start(folder: string, settings: Record<string, string> = QUICK): Promise<EmbeddedPostgres> {
  databases.add(folder);
  const database = await startEmbeddedPostgres({ folder, settings });
  databases.add(database.folder);
  return database;
}

/** Starts a database in its own process, by default with the account of this one. */
function startElsewhere(folder: string, as: Parameters<typeof runProgram>[2] = {}, code = program) {
  databases.add(folder);
  return runProgram(code, { folder, settings: QUICK }, as);
}

async function query<T extends object = Record<string, unknown>>(url: string, sql: string): Promise<T[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<T>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** The address for the superuser in the database `tequio` itself. */
const inDatabase = ({ superuserUrl }: EmbeddedPostgres) => superuserUrl.replace('/postgres?', '/tequio?');

async function may({ superuserUrl }: EmbeddedPostgres, sql: string): Promise<boolean | undefined> {
  const [row] = await query<{ may: boolean }>(superuserUrl, `select ${sql} as may`);
  return row?.may;
}

const pidFile = (folder: string) => join(folder, 'data', 'postmaster.pid');
const pidOf = (folder: string) => Number.parseInt(readFileSync(pidFile(folder), 'utf8'), 10);
const messageOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'it started',
    (error: unknown) => (error instanceof EmbeddedPostgresError ? error.message : `wrong kind: ${String(error)}`),
  );
const leftovers = (folder: string) =>
  readdirSync(folder).filter((name) => /^(lease|scratch|secrets.json\.)/.test(name));

beforeAll(() => {
  program = compileProgram(openFolder());
});

afterAll(async () => {
  killPrograms();
  await removeFolders(databases);
});

describe('a started database', () => {
  let folder: string;
  let database: EmbeddedPostgres;
  let said: string[];

  beforeAll(async () => {
    folder = join(openFolder(), 'a folder', 'with ñ');
    said = [];
    databases.add(folder);
    database = await startEmbeddedPostgres({ folder, say: (line) => said.push(line) });
  });

  afterAll(() => database.stop());

  it('is made in the asked folder, and says so', () => {
    expect(database).toMatchObject({ created: true, attached: false, folder });
    expect(said).toEqual([`Making a new database in ${folder}.`]);
  });

  it('starts again on the same port, with its data', async () => {
    await query(database.superuserUrl, 'create table kept as select 42 as answer');
    await database.stop();
    const { port } = database;
    database = await startEmbeddedPostgres({ folder });
    expect(database).toMatchObject({ created: false, attached: false, port });
    expect(await query(database.superuserUrl, 'select answer from kept')).toEqual([{ answer: 42 }]);
  });

  it('sorts by code point everywhere the same, in UTF-8, and folds Spanish capitals', async () => {
    const [row] = await query(
      database.url,
      `select pg_encoding_to_char(encoding) as encoding, datlocprovider as provider, datlocale as locale,
              (select collisdeterministic from pg_collation where collname = 'default') as deterministic,
              lower('ÁÑ') as lower, 'ñ' ~ '\\w' as letter, 'z' < 'á' as by_code_point,
              'z' > ('á' collate "es-MX-x-icu") as for_people
         from pg_database where datname = current_database()`,
    );
    expect(row).toEqual({
      encoding: 'UTF8',
      provider: 'b',
      locale: 'C.UTF-8',
      deterministic: true,
      lower: 'áñ',
      letter: true,
      by_code_point: true,
      for_people: true,
    });
  });

  it('has the settings of a small server', async () => {
    const rows = await query<{ name: string; setting: string }>(
      database.superuserUrl,
      `select name, current_setting(name) as setting from pg_settings where name in ('max_connections', 'shared_buffers',
         'jit', 'TimeZone', 'log_statement', 'password_encryption', 'default_text_search_config', 'huge_pages', 'fsync',
         'unix_socket_permissions', 'listen_addresses', 'data_checksums')`,
    );
    expect(Object.fromEntries(rows.map(({ name, setting }) => [name, setting]))).toEqual({
      max_connections: '100',
      shared_buffers: '128MB',
      jit: 'off',
      TimeZone: 'UTC',
      log_statement: 'none',
      password_encryption: 'scram-sha-256',
      default_text_search_config: 'pg_catalog.simple',
      huge_pages: 'off',
      fsync: 'on',
      unix_socket_permissions: '0700',
      listen_addresses: '127.0.0.1',
      data_checksums: 'on',
    });
  });

  it('shares memory between the workers of one query', async () => {
    const sql = 'set debug_parallel_query = on; select count(*)::int from pg_class; ';
    const client = new Client({ connectionString: database.superuserUrl });
    await client.connect();
    await client.query(sql);
    const { rows } = await client.query(`explain (analyze, costs off, format json) select count(*) from pg_class`);
    await client.end();
    expect(JSON.stringify(rows)).toContain('"Workers Launched":1');
  });

  it('lets nobody in without the password, by TCP or by socket', async () => {
    const wrong = database.superuserUrl.replace(/:[^:@]+@/, ':wrong@');
    await expect(query(wrong, 'select 1')).rejects.toMatchObject({ code: '28P01' });
    const socket = new Client({ host: join(folder, 'run'), port: database.port, user: 'postgres', password: 'wrong' });
    await expect(socket.connect()).rejects.toMatchObject({ code: '28P01' });
    const rules = await query(database.superuserUrl, 'select distinct auth_method from pg_hba_file_rules');
    expect(rules).toEqual([{ auth_method: 'scram-sha-256' }]);
  });

  it('keeps its data and passwords to itself', () => {
    const mode = (...path: string[]) => statSync(join(folder, ...path)).mode & 0o777;
    expect(mode('data')).toBe(0o700);
    expect(mode('run')).toBe(0o700);
    expect(mode('secrets.json')).toBe(0o600);
    expect(mode('postgres.log')).toBe(0o600);
    expect(mode() & 0o007).toBe(0);
    const log = readFileSync(join(folder, 'postgres.log'), 'utf8');
    const secrets: Record<string, string> = JSON.parse(readFileSync(join(folder, 'secrets.json'), 'utf8'));
    expect(new Set(Object.values(secrets)).size).toBe(3);
    for (const secret of Object.values(secrets)) expect(log).not.toContain(secret);
  });

  it('stops twice without complaint and leaves nothing running', async () => {
    const pid = pidOf(folder);
    const stops = [database.stop(), database.stop()];
    await Promise.all(stops);
    await database.stop();
    expect(lifeOf(pid)).toBe('');
    expect(leftovers(folder)).toEqual([]);
    database = await startEmbeddedPostgres({ folder });
  });

  describe('the roles', () => {
    it('are an owner and jobs that cannot log in, a migrator in both, an app in jobs only', async () => {
      const rows = await query(
        database.superuserUrl,
        `select rolname as role, rolcanlogin as login, rolsuper or rolcreatedb or rolcreaterole or rolreplication or rolbypassrls as mighty,
                array(select roleid::regrole::text from pg_auth_members where member = r.oid order by 1) as member
           from pg_roles r where rolname ~ '^tequio' order by 1`,
      );
      expect(rows).toEqual([
        { role: 'tequio_app', login: true, mighty: false, member: ['tequio_jobs'] },
        { role: 'tequio_jobs', login: false, mighty: false, member: [] },
        { role: 'tequio_migrator', login: true, mighty: false, member: ['tequio_jobs', 'tequio_owner'] },
        { role: 'tequio_owner', login: false, mighty: false, member: [] },
      ]);
    });

    it('let only the owner create in the database and in schema public', async () => {
      for (const role of [APP_ROLE, MIGRATOR_ROLE, 'tequio_jobs']) {
        expect(await may(database, `has_database_privilege('${role}', 'tequio', 'create')`)).toBe(false);
      }
      for (const url of [database.url, database.ownerUrl]) {
        await expect(query(url, 'create table public.mine ()')).rejects.toMatchObject({ code: '42501' });
        await expect(query(url, 'create schema mine')).rejects.toMatchObject({ code: '42501' });
      }
      await query(database.ownerUrl, 'set role tequio_owner; create table public.ours (); create schema ours');
      const [row] = await query(
        inDatabase(database),
        `select relowner::regrole::text as owner from pg_class where relname = 'ours'`,
      );
      expect(row).toEqual({ owner: OWNER_ROLE });
      await expect(query(database.url, 'set role tequio_owner')).rejects.toMatchObject({ code: '42501' });
      await expect(query(database.url, 'drop table public.ours')).rejects.toMatchObject({ code: '42501' });
    });

    it('let nobody else connect', async () => {
      const [row] = await query(
        database.superuserUrl,
        `select datdba::regrole::text as owner, datacl::text like '%{=%' or datacl::text like '%,=%' as public from pg_database where datname = 'tequio'`,
      );
      expect(row).toEqual({ owner: OWNER_ROLE, public: false });
    });

    it('find the extensions in schema public', async () => {
      const rows = await query(
        database.url,
        `select extname, extnamespace::regnamespace::text as schema, unaccent('Año') as plain from pg_extension where extname <> 'plpgsql' order by 1`,
      );
      expect(rows).toEqual(
        ['btree_gin', 'pg_trgm', 'unaccent'].map((extname) => ({ extname, schema: 'public', plain: 'Ano' })),
      );
    });

    it('are made again without a change, also from half of them, and lose a wrong membership', async () => {
      const passwords = { migratorPassword: String.raw`it's "$$" \ ñ %'; --`, appPassword: 'other' };
      await query(inDatabase(database), 'grant tequio_owner to tequio_app; drop extension pg_trgm');
      for (let round = 0; round < 2; round += 1) {
        await query(inDatabase(database), rolesSql({ database: 'tequio', ...passwords }).join(';\n'));
      }
      expect(await may(database, `pg_has_role('tequio_app', 'tequio_owner', 'member')`)).toBe(false);
      const client = new Client({
        port: database.port,
        host: '127.0.0.1',
        user: MIGRATOR_ROLE,
        password: passwords.migratorPassword,
        database: 'tequio',
      });
      await client.connect();
      await client.end();
      const again = await startEmbeddedPostgres({ folder });
      expect(await query(again.ownerUrl, `select similarity('plan', 'plan')`)).toEqual([{ similarity: 1 }]);
      await again.stop();
    });

    it('refuse a password that PostgreSQL could not hold', () => {
      for (const appPassword of ['', 'a\0b', 'x$tequio_roles$']) {
        expect(() => rolesSql({ database: 'tequio', appPassword })).toThrow('password');
      }
    });
  });
});

describe('after a crash', () => {
  let folder: string;

  beforeAll(async () => {
    folder = join(openFolder(), 'db');
    const database = await start(folder);
    await query(database.superuserUrl, 'create table kept as select 42 as answer');
    await database.stop();
  });

  const expectKept = async (database: EmbeddedPostgres) => {
    expect(await query(database.superuserUrl, 'select answer from kept')).toEqual([{ answer: 42 }]);
    await database.stop();
    expect(existsSync(pidFile(folder))).toBe(false);
    expect(leftovers(folder)).toEqual([]);
  };

  it('finds the server that a killed process left, and may stop it', async () => {
    const killed = startElsewhere(folder);
    const { port } = await killed.answer;
    await killed.kill();
    const database = await start(folder);
    expect(database).toMatchObject({ attached: true, port });
    await expectKept(database);
  });

  it('starts anew when the server was killed, even with a query still running', async () => {
    const database = await start(folder);
    const busy = new Client({ connectionString: database.superuserUrl });
    busy.on('error', () => {});
    await busy.connect();
    // This query computes without ever waiting, so it does not notice that its postmaster died.
    void busy
      .query('select count(*) from generate_series(1, 4000000000) where generate_series % 7 = 9')
      .catch(() => {});
    await sleep(100);
    process.kill(pidOf(folder), 'SIGKILL');
    const again = await start(folder);
    expect(again).toMatchObject({ attached: false, port: database.port });
    await database.stop();
    await expectKept(again);
  });

  it('takes a pid file that goes while it is looked at for none', async () => {
    const data = join(openFolder(), 'data');
    mkdirSync(data);
    const toggle = `const { writeFileSync, rmSync } = require('node:fs'); for (;;) {
      writeFileSync('postmaster.pid', '1'); rmSync('postmaster.pid'); }`;
    const other = spawn(process.execPath, ['-e', toggle], { cwd: data, stdio: 'ignore' });
    await new Promise((resolve) => other.once('spawn', resolve));
    try {
      for (const end = Date.now() + 1000; Date.now() < end;) expect(findPostmaster(data)).toBeUndefined();
    } finally {
      other.kill('SIGKILL');
    }
  });

  it('waits for a server that one of its own processes threw into recovery', async () => {
    const database = await start(folder);
    const client = new Client({ connectionString: database.superuserUrl });
    client.on('error', () => {});
    await client.connect();
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
    process.kill(rows[0]?.pid ?? 0, 'SIGKILL');
    const again = await start(folder);
    expect(again.attached).toBe(true);
    await database.stop();
    await expectKept(again);
  });

  it("is not fooled by a pid file whose number is another process's now", async () => {
    const other = spawn('sleep', ['60'], root ? { uid: statSync(join(folder, 'data')).uid } : {});
    const lines = [other.pid, join(folder, 'data'), 1_700_000_000, 5432, '', '127.0.0.1', '1 1', 'ready   ', ''];
    writeFileSync(pidFile(folder), lines.join('\n'));
    writeFileSync(join(folder, 'run', '.s.PGSQL.5432.lock'), lines.join('\n'));
    await expectKept(await start(folder));
    expect(other.kill()).toBe(true);
  });

  it.each(['', 'nonsense', '-5\n/elsewhere\n', '999999999\n'])('is not stopped by the pid file %j', async (text) => {
    writeFileSync(pidFile(folder), text);
    await expectKept(await start(folder));
  });

  it('restarts a server whose pid file was lost or damaged', async () => {
    const database = await start(folder);
    const pid = pidOf(folder);
    writeFileSync(pidFile(folder), 'nonsense');
    const again = await start(folder);
    expect(again).toMatchObject({ attached: false, port: database.port });
    expect(pidOf(folder)).not.toBe(pid);
    await database.stop();
    await expectKept(again);
  });

  it.each(['', 'nonsense', '-1', '99999', '80'])('is not stopped by the port file %j', async (text) => {
    writeFileSync(join(folder, 'port'), text);
    const database = await start(folder);
    expect(readFileSync(join(folder, 'port'), 'utf8')).toBe(`${database.port}\n`);
    await expectKept(database);
  });

  it('takes and remembers another port when its own is busy', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const address = other.address();
    const busy = typeof address === 'object' ? address?.port : undefined;
    writeFileSync(join(folder, 'port'), `${busy}\n`);
    const database = await start(folder);
    expect(database.port).not.toBe(busy);
    await new Promise((resolve) => other.close(resolve));
    const { port } = database;
    await database.stop();
    const again = await start(folder);
    expect(again.port).toBe(port);
    await expectKept(again);
  });

  it('refuses when another container runs a server on the same folder', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(join(folder, 'run', '.s.PGSQL.5433'), resolve));
    expect(await messageOf(start(folder))).toContain('Another container or machine runs the database');
    await new Promise((resolve) => other.close(resolve));
    await expectKept(await start(folder));
  });

  it('keeps the log small', async () => {
    const log = join(folder, 'postgres.log');
    truncateSync(log, 6 * 1024 * 1024);
    await expectKept(await start(folder));
    expect(statSync(`${log}.1`).size).toBe(6 * 1024 * 1024);
    expect(statSync(log).size).toBeLessThan(100_000);
  });

  it('makes again the roles and the database that a killed first start left undone', async () => {
    const database = await start(folder);
    await query(database.superuserUrl, 'drop database tequio');
    await query(database.superuserUrl, 'drop role tequio_app');
    await database.stop();
    const again = await start(folder);
    expect(await query(again.url, 'select current_user as me')).toEqual([{ me: APP_ROLE }]);
    await expectKept(again);
  });
});

describe('a first start that is killed', () => {
  it.each([90, 200, 400, 600, 750])('after %i ms is simply done again', async (milliseconds) => {
    const folder = join(openFolder(), 'db');
    const killed = startElsewhere(folder);
    await sleep(milliseconds);
    await killed.kill();
    const database = await start(folder);
    expect(await query(database.url, 'select current_user as me')).toEqual([{ me: APP_ROLE }]);
    await database.stop();
  });
});

describe('several processes', () => {
  it('that start at the same moment share one server, which the last one stops', async () => {
    const folder = join(openFolder(), 'db');
    const programs = [1, 2, 3, 4].map(() => startElsewhere(folder));
    const answers = await Promise.all(programs.map(({ answer }) => answer));
    expect(answers.map(({ error }) => error)).toEqual([undefined, undefined, undefined, undefined]);
    expect(answers.filter(({ created }) => created)).toHaveLength(1);
    expect(answers.filter(({ attached }) => !attached)).toHaveLength(1);
    expect(new Set(answers.map(({ port }) => port)).size).toBe(1);
    const url = answers[0]?.url ?? '';
    await programs[0]?.stop();
    await programs[1]?.kill();
    await programs[2]?.stop();
    expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }]);
    const pid = pidOf(folder);
    await programs[3]?.stop();
    expect(lifeOf(pid)).toBe('');
    expect(leftovers(folder)).toEqual([]);
  });

  it('can leave the server running for the next one', async () => {
    const folder = join(openFolder(), 'db');
    databases.add(folder);
    const first = await startEmbeddedPostgres({ folder, settings: QUICK, ownsShutdown: false });
    await first.stop();
    const next = await start(folder);
    expect(next).toMatchObject({ attached: true, created: false, port: first.port });
    await next.stop();
    expect(existsSync(pidFile(folder))).toBe(false);
  });

  it('exclude each other from a folder, except when they are dead', async () => {
    const folder = openFolder();
    let inside = 0;
    let most = 0;
    symlinkSync('999999999-1-gone', join(folder, 'lock.7'));
    const work = async () => {
      inside += 1;
      most = Math.max(most, inside);
      await sleep(2);
      inside -= 1;
    };
    await Promise.all(Array.from({ length: 12 }, () => withProcessLock(folder, work)));
    expect(most).toBe(1);
    expect(readdirSync(folder)).toEqual(['lock.19']);
    expect(isAlive(lifeOf(process.pid))).toBe(true);
    expect(isAlive(`${process.pid}-1-otherboot`)).toBe(false);
  });
});

describe('a server that is watched', () => {
  const watched = async (folder: string) => {
    databases.add(folder);
    const lost: string[] = [];
    const onLost = ({ message }: EmbeddedPostgresError) => void lost.push(message);
    return { lost, ...(await startEmbeddedPostgres({ folder, settings: QUICK, onLost })) };
  };
  const runsOtherThan = (folder: string, pid: number) => {
    const found = findPostmaster(join(folder, 'data'));
    return found?.status === 'ready' && found.pid !== pid;
  };

  it('is started again by one of those who watch it when it is killed, and by nobody once they stopped it', async () => {
    const folder = join(openFolder(), 'db');
    const [one, other] = await Promise.all([watched(folder), watched(folder)]);
    const pid = pidOf(folder);
    process.kill(pid, 'SIGKILL');
    expect(await until(() => runsOtherThan(folder, pid), 20_000)).toBe(true);
    for (const { url } of [one, other]) expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }]);
    await one.stop();
    await other.stop();
    await sleep(1200);
    expect(findPostmaster(join(folder, 'data'))).toBeUndefined();
    expect([...one.lost, ...other.lost]).toEqual([]);
  });

  it('is lost when its folder was deleted, which is told once', async () => {
    const folder = join(openFolder(), 'db');
    const { lost, stop } = await watched(folder);
    const pid = pidOf(folder);
    rmSync(folder, { recursive: true });
    process.kill(pid, 'SIGKILL');
    expect(await until(() => lost.length > 0, 20_000)).toBe(true);
    await sleep(1200);
    expect(lost).toEqual([`The database in ${folder} was deleted while it was in use.`]);
    await stop();
  });
});

describe('an ordinary user', () => {
  const nobody = root ? { uid: 65534, gid: 65534 } : {};
  const PG = {
    PGDATA: '/nowhere',
    PGPORT: '1',
    PGHOST: '/nowhere',
    PGUSER: 'x',
    PGPASSWORD: 'x',
    PGSSLMODE: 'require',
  };
  const env = { ...PG, PGOPTIONS: '-c nonsense=1', LD_LIBRARY_PATH: '/nowhere', LC_ALL: 'xx_XX', PGDATABASE: 'x' };

  it('needs no home and no PATH, and PG* variables change nothing', async () => {
    const folder = join(openFolder(), 'db');
    if (root) chownSync(dirname(folder), 65534, 65534);
    const running = startElsewhere(folder, { ...nobody, env });
    const answer = await running.answer;
    expect(answer).toMatchObject({ created: true, folder });
    expect(await query(answer.url, 'select current_user as me')).toEqual([{ me: APP_ROLE }]);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    await running.stop();
  });

  it('puts the socket elsewhere when the path of the folder is too long for it', async () => {
    const folder = join(openFolder(), 'x'.repeat(90));
    const database = await start(folder);
    const [row] = await query<{ folder: string }>(
      database.superuserUrl,
      `select current_setting('unix_socket_directories') as folder`,
    );
    expect(row?.folder).toBe(`/tmp/tequio-${fingerprint(folder)}`);
    expect(statSync(row?.folder ?? '').mode & 0o777).toBe(0o700);
    await database.stop();
    rmSync(row?.folder ?? '', { recursive: true });
  });
});

describe('a root process', () => {
  it('prefers postgres, then nobody, then another account of the system, then a bare number', () => {
    const lines = ['root:x:0:0::/:', 'ann:x:1000:1000::/home/ann:', 'daemon:x:1:2::/:', 'nobody:*:-2:-2::/:'];
    expect(unprivilegedAccount([...lines, 'postgres:x:101:104::/:'].join('\n'))).toEqual({ uid: 101, gid: 104 });
    expect(unprivilegedAccount(lines.join('\n'))).toEqual({ uid: 4294967294, gid: 4294967294 });
    expect(unprivilegedAccount(lines.slice(0, 3).join('\n'))).toEqual({ uid: 1, gid: 2 });
    expect(unprivilegedAccount(lines.slice(0, 2).join('\n'))).toEqual({ uid: 65534, gid: 65534 });
  });

  asRoot('runs the server as the best account, which owns the data and nothing else', async () => {
    const folder = join(openFolder(), 'db');
    const database = await start(folder);
    const { uid } = unprivilegedAccount(readFileSync('/etc/passwd', 'utf8'));
    expect(statSync(`/proc/${pidOf(folder)}`).uid).toBe(uid);
    expect(statSync(join(folder, 'data'))).toMatchObject({ uid });
    expect(statSync(folder)).toMatchObject({ uid: 0 });
    await database.stop();
  });

  asRoot('runs the server as nobody when the data is nobody’s', async () => {
    const folder = join(openFolder(), 'db');
    mkdirSync(join(folder, 'data'), { recursive: true });
    chownSync(join(folder, 'data'), 65534, 65534);
    const database = await start(folder);
    expect(database).toMatchObject({ created: true, folder });
    expect(statSync(`/proc/${pidOf(folder)}`).uid).toBe(65534);
    await database.stop();
  });

  asRoot('moves programs and data to a place that the account can reach, and opens nothing', async () => {
    const closed = join(openFolder(), 'private');
    mkdirSync(closed);
    chmodSync(closed, 0o700);
    const packages = join(closed, 'node_modules');
    const name = packageFor(process.platform, process.arch);
    cpSync(join(process.cwd(), 'node_modules', name), join(packages, name), {
      recursive: true,
      verbatimSymlinks: true,
    });
    // The links of the package are removed, as when npm's scripts are disabled.
    const links: { target: string }[] = JSON.parse(
      readFileSync(join(packages, name, 'native', 'pg-symlinks.json'), 'utf8'),
    );
    for (const { target } of links) rmSync(join(packages, name, target), { force: true });
    execFileSync('chmod', ['-R', 'go-rwx', packages]);
    for (const needed of ['pg', ...readdirSync('node_modules').filter((entry) => entry.startsWith('pg'))]) {
      if (!existsSync(join(packages, needed)))
        symlinkSync(join(process.cwd(), 'node_modules', needed), join(packages, needed));
    }
    const code = compileProgram(closed, packages);
    const folder = join(closed, 'db');
    const place = `/var/lib/tequio/${fingerprint(folder)}`;
    databases.add(place);
    const first = startElsewhere(folder, {}, code);
    const answer = await first.answer;
    expect(answer).toMatchObject({ created: true, folder: place });
    expect(answer.said[0]).toContain(`can't reach ${folder}, so the database is in ${place}`);
    expect(await query(answer.url, 'select current_user as me')).toEqual([{ me: APP_ROLE }]);
    expect(statSync(closed).mode & 0o777).toBe(0o700);
    expect(existsSync(folder)).toBe(false);
    await first.stop();
    chmodSync(closed, 0o755);
    const later = startElsewhere(folder, {}, code);
    expect(await later.answer).toMatchObject({ created: false, folder: place });
    await later.stop();
    rmSync(place, { recursive: true });
    const copies = readdirSync('/var/lib/tequio').filter((entry) => entry.endsWith(fingerprint(join(packages, name))));
    expect(copies).toHaveLength(1);
    for (const copy of copies) rmSync(join('/var/lib/tequio', copy), { recursive: true });
    if (readdirSync('/var/lib/tequio').length === 0) rmdirSync('/var/lib/tequio');
  });

  asRoot('says which folder hides data that the account could reach once', async () => {
    const open = openFolder();
    const folder = join(open, 'db');
    await (await start(folder)).stop();
    chmodSync(open, 0o700);
    expect(await messageOf(start(folder))).toContain(`chmod o+x ${open}`);
  });

  it('knows a closed folder on the way', () => {
    const open = openFolder();
    mkdirSync(join(open, 'closed', 'below'), { recursive: true });
    chmodSync(join(open, 'closed'), 0o700);
    const stranger = { uid: 64_000, gid: 64_000 };
    expect(closedFolder(join(open, 'closed', 'below', 'new'), stranger)).toBe(join(open, 'closed'));
    expect(closedFolder(join(open, 'new'), stranger)).toBeUndefined();
  });
});

describe('what can not be started', () => {
  it('is told for a system that we bring no PostgreSQL for', () => {
    expect(() => packageFor('win32', 'x64')).toThrow('Tequio brings no PostgreSQL for win32-x64: set DATABASE_URL');
  });

  it('is told for data of another version, damaged passwords, and a foreign folder', async () => {
    const folder = join(openFolder(), 'db');
    await (await start(folder)).stop();
    const secrets = readFileSync(join(folder, 'secrets.json'), 'utf8');
    writeFileSync(join(folder, 'secrets.json'), secrets.slice(0, 20));
    expect(await messageOf(start(folder))).toMatch(/secrets\.json.* put it back from a backup/);
    writeFileSync(join(folder, 'secrets.json'), secrets);
    expect(await messageOf(start(folder, { shared_buffers: 'plenty' }))).toMatch(/shared_buffers.*postgres\.log/);
    writeFileSync(join(folder, 'data', 'PG_VERSION'), '17\n');
    expect(await messageOf(start(folder))).toMatch(/made by PostgreSQL 17, and this Tequio brings PostgreSQL 18/);
    rmSync(join(folder, 'data', 'PG_VERSION'));
    expect(await messageOf(start(folder))).toContain("holds other files than a database's");
  });

  it('is told when another server has other passwords', async () => {
    const folder = join(openFolder(), 'db');
    const database = await start(folder);
    const file = join(folder, 'secrets.json');
    const secrets = readFileSync(file, 'utf8');
    writeFileSync(file, JSON.stringify({ superuser: 'x', migrator: 'x', app: 'x' }));
    expect(await messageOf(start(folder))).toContain('does not accept the passwords');
    writeFileSync(file, secrets);
    await database.stop();
  });

  it('is told when the folder is a file', async () => {
    const file = join(openFolder(), 'file');
    writeFileSync(file, '');
    expect(await messageOf(start(file))).toContain(`${file} can't be a folder`);
    expect(await messageOf(start(join(file, 'db')))).toContain('part of its path is a file');
  });

  it('is told when the folder is not writable', async () => {
    const folder = openFolder();
    chmodSync(folder, 0o555);
    const refused = startElsewhere(join(folder, 'db'), root ? { uid: 65534, gid: 65534 } : {});
    expect((await refused.answer).error).toMatch(/^EmbeddedPostgresError: This account may not write to /);
  });

  asRoot('is told when the disk is full', async () => {
    const disk = join(openFolder(), 'disk');
    mkdirSync(disk);
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=12m,mode=755', 'tmpfs', disk], { stdio: 'ignore' });
    } catch {
      process.stderr.write('This machine lets nobody mount: the full disk is not tested.\n');
      return;
    }
    const folder = join(disk, 'db');
    try {
      expect(await messageOf(start(folder))).toMatch(/The disk that holds .* is full: free some space/);
      execFileSync('mount', ['-o', 'remount,size=120m', disk]);
      await (await start(folder)).stop();
      expect(leftovers(folder)).toEqual([]);
      try {
        writeFileSync(join(disk, 'big'), Buffer.alloc(130 * 1024 * 1024));
      } catch {
        // The error is expected: not a byte more fits.
      }
      expect(await messageOf(start(folder))).toMatch(/The disk that holds .* is full: free some space/);
      rmSync(join(disk, 'big'));
      await (await start(folder)).stop();
    } finally {
      execFileSync('umount', [disk]);
    }
  });
});

it('waits no longer than it was told', async () => {
  expect(await until(() => false, 20)).toBe(false);
});
