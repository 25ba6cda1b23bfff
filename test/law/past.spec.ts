import pg from 'pg';
import type { DataSource } from 'typeorm';
import { connect } from '../../src/kernel/database/data-source.js';
import { checkDatabase } from '../../src/operations/check.js';
import { asSuperuser, type TestDatabase, testDatabase } from '../support/databases.js';

/**
 * The server's own role cannot rewrite the past, counts, kept texts or records (T24). Every table of the schema is
 * tried, so that a new one is never forgotten.
 */
let database: TestDatabase;
let app: pg.Client;
let tables: { name: string; kind: string; column: string; versioned: boolean }[];
/** Grows old while the other tests run. */
let old: { app: pg.Client; refusal: Promise<string | null> };

const connected = async () => {
  const client = new pg.Client({ connectionString: database.url, options: '-c search_path=tequio,public' });
  await client.connect();
  return client;
};
beforeAll(async () => {
  database = await testDatabase('demo');
  app = await connected();
  const other = await connected();
  old = { app: other, refusal: refusalOn(other, 'select pg_sleep(10.2)', ENTRY) };
  tables = await owner(`
    select c.relname as name, obj_description(c.oid) as kind,
           to_regclass('history.' || quote_ident(c.relname)) is not null as versioned,
           (select a.attname from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
             and a.attgenerated = '' and a.attidentity = '' order by a.attnum desc limit 1) as column
      from pg_class c where c.relnamespace = 'tequio'::regnamespace and c.relkind = 'r' and c.relname <> 'migration'`);
});
afterAll(async () => {
  await app.end();
  await old.app.end();
  await database.drop();
});

const owner = (sql: string) =>
  asSuperuser(async (client) => {
    await client.query('set search_path = tequio, public');
    return (await client.query(sql)).rows;
  }, database.name);
const ENTRY = `select record('operator', null, 'law.tested', 'jur_1', null, '{}')`;

/** Gives the error of the database; `null` when the database allows the statement. */
async function refusalOn(client: pg.Client, ...statements: string[]): Promise<string | null> {
  try {
    for (const sql of ['begin', ...statements, 'commit']) await client.query(sql);
    return null;
  } catch (error) {
    return (error as Error).message;
  } finally {
    await client.query('rollback');
  }
}
const refusal = (...statements: string[]) => refusalOn(app, ...statements);

/** Statements of a list whose error differs from the expected one, and statements that succeed. */
async function succeeding(ways: string[][]): Promise<{ tried: number; succeeded: string[] }> {
  const succeeded: string[] = [];
  for (const way of ways) if ((await refusal(...way)) === null) succeeded.push(way.join('; '));
  return { tried: ways.length, succeeded };
}

const changed = ({ name, column }: { name: string; column: string }) => `update ${name} set "${column}" = "${column}"`;

it('changes no row of history, whatever the table', async () => {
  const ways = tables
    .filter(({ versioned }) => versioned)
    .flatMap(({ name }) => [
      [ENTRY, `delete from history.${name}`],
      [ENTRY, `update history.${name} set valid_to = now()`],
      [
        ENTRY,
        `insert into history.${name} (id, valid_from, valid_to) select id, valid_from, now() from history.${name}`,
      ],
      [ENTRY, `truncate history.${name}`],
    ]);
  const { tried, succeeded } = await succeeding(ways);
  expect(succeeded).toEqual([]);
  expect(tried).toBeGreaterThan(60);
});

it('moves neither since when a row is true, nor when it was made, nor which it is', async () => {
  const columns: { table: string; column: string }[] = await owner(`
    select c.relname as table, a.attname as column from pg_attribute a join pg_class c on c.oid = a.attrelid
     where c.relnamespace = 'tequio'::regnamespace and c.relkind = 'r' and a.attname in ('id', 'created_at', 'valid_from')
       and (a.attname <> 'created_at' or col_description(c.oid, a.attnum) <> 'personal') and obj_description(c.oid) in ('logged', 'kept')`);
  expect(columns.filter(({ column }) => column === 'valid_from').length).toBeGreaterThan(15);
  const ways = columns.map(({ table, column }) => [ENTRY, `update ${table} set ${column} = ${column}`]);
  expect((await succeeding(ways)).succeeded).toEqual([]);
});

it('keeps a past row when only the instant of the live one is changed', async () => {
  const [before] = await owner(`select id, valid_from from plan limit 1`);
  await owner(`begin; ${ENTRY}; update plan set valid_from = valid_from - interval '1 year'; commit`);
  const [after] = await owner(`select id, valid_from from plan where id = '${before.id}'`);
  expect(after).toEqual(before);
});

it('writes nothing that is counted, sealed or reference, and changes nothing that is kept or only added', async () => {
  const may: Record<string, string[]> = { logged: [], technical: [], kept: ['update'], append: ['update', 'delete'] };
  const ways = tables.flatMap((table) =>
    (may[table.kind] ?? ['update', 'delete', 'insert']).map((verb) => [
      ENTRY,
      verb === 'update'
        ? changed(table)
        : verb === 'delete'
          ? `delete from ${table.name}`
          : `insert into ${table.name} default values`,
    ]),
  );
  expect(tables.filter(({ name }) => /tally|commented|counted/.test(name)).map(({ kind }) => kind)).toEqual([
    'sealed',
    'sealed',
    'sealed',
  ]);
  const { tried, succeeded } = await succeeding(ways);
  expect(succeeded).toEqual([]);
  expect(tried).toBeGreaterThan(25);
});

it('empties no table', async () => {
  const { succeeded } = await succeeding(tables.map(({ name }) => [ENTRY, `truncate ${name} cascade`]));
  expect(succeeded).toEqual([]);
});

it('switches off no trigger, constraint, owner or right of any table', async () => {
  const ways = tables.flatMap(({ name }) => [
    [`alter table ${name} disable trigger all`],
    [`alter table ${name} owner to tequio_app`],
    [`grant all on ${name} to tequio_app`].concat([changed({ name: 'log', column: 'verb' })]),
    [`alter table ${name} add column mine int`],
    [`create trigger mine before update on ${name} for each row execute function must_have_entry()`],
    [`create rule mine as on update to ${name} do instead nothing`],
    [`drop table ${name} cascade`],
  ]);
  const { tried, succeeded } = await succeeding(ways);
  expect(succeeded).toEqual([]);
  expect(tried).toBeGreaterThan(300);
});

const text = `insert into content (id, body) values ('00000000-0000-4000-8000-000000000001', 'x')`;
const naming = (contents: string) => `select record('operator', null, 'law.tested', 'jur_1', null, '${contents}')`;
const HASH = `encode(sha256('mine'), 'hex')`;

it.each<[string, string[]]>([
  ['a name with a line break', [text, naming('{"a\\nforged 00": "00000000-0000-4000-8000-000000000001"}')]],
  ['a name with a carriage return', [text, naming('{"a\\rb": "00000000-0000-4000-8000-000000000001"}')]],
  [
    'a name with a space, which would look like a hash',
    [text, naming('{"a b": "00000000-0000-4000-8000-000000000001"}')],
  ],
  ['an empty name', [text, naming('{"": "00000000-0000-4000-8000-000000000001"}')]],
  ['a name with a line separator', [text, naming('{"a\\u2028b": "00000000-0000-4000-8000-000000000001"}')]],
  ['a text that is not kept', [naming('{"a": "00000000-0000-4000-8000-00000000000f"}')]],
  [
    'a text that is not kept beside one that is',
    [text, naming('{"a": "00000000-0000-4000-8000-000000000001", "b": "00000000-0000-4000-8000-00000000000f"}')],
  ],
  ['nothing for a text', [naming('{"a": null}')]],
  ['a line break in the subject', [`select record('operator', null, 'law.tested', E'jur_1\\nx', null, '{}')`]],
  [
    'a control character in the subject',
    [`select record('operator', null, 'law.tested', E'jur_1\\u0085x', null, '{}')`],
  ],
  [
    'a paragraph separator in the institution',
    [`select record('operator', E'a\\u2029b', 'law.tested', 'jur_1', null, '{}')`],
  ],
  ['a line break in the verb', [`select record('operator', null, E'law.tested\\nx', 'jur_1', null, '{}')`]],
  ['a line break in the role', [`select record(E'operator\\nx', null, 'law.tested', 'jur_1', null, '{}')`]],
  ['two entries sealed apart', [ENTRY, 'set constraints all immediate', `update plan set slug = slug`]],
  ['bytes under the name of others', [`insert into file_content (sha256, content) values (${HASH}, 'other')`]],
  [
    'other bytes for a file',
    [
      `insert into file_content (sha256, content) values (${HASH}, 'mine')`,
      `update file_content set content = 'other'`,
    ],
  ],
  [
    'another name for bytes',
    [`insert into file_content (sha256, content) values (${HASH}, 'mine')`, `update file_content set sha256 = 'x'`],
  ],
  [
    'other bytes for a file that is attached',
    [
      ENTRY,
      `insert into file_content (sha256, content) values (${HASH}, 'mine')`,
      `insert into file (id, sha256, media_type, bytes) values (gen_random_uuid(), ${HASH}, 'image/png', 4)`,
      `update file set bytes = 5`,
    ],
  ],
  ['a table of one’s own', ['create table public.mine (id int)']],
  [
    'a trigger function bound to a temporary table',
    [
      'create temporary table mine (comment_id uuid, value int)',
      'create trigger mine after insert on mine for each row execute function tequio.count_votes()',
    ],
  ],
  [
    'a seal bound to a temporary table',
    [
      'create temporary table mine (id bigint)',
      'create trigger mine after insert on mine for each row execute function tequio.seal()',
    ],
  ],
  [
    'a function that shadows another',
    [`create function public.now() returns timestamptz language sql as 'select null'`],
  ],
  ['a schema of one’s own', ['create schema mine']],
  ['triggers switched off', ['set session_replication_role = replica']],
  ['triggers switched off by set_config', [`select set_config('session_replication_role', 'replica', true)`]],
  ['the rights of the owner', ['set role tequio_owner']],
  ['the rights of who migrates', ['set role tequio_migrator']],
  ['the session of the owner', ['set session authorization tequio_owner']],
  ['membership in the owner', ['grant tequio_owner to tequio_app']],
  [
    'a trigger function bound to a table of the queue',
    [
      'set local role tequio_jobs',
      'create table graphile_worker.comment_vote (comment_id uuid, value int)',
      'grant all on graphile_worker.comment_vote to tequio_app',
      'set local role tequio_app',
      'create trigger mine after insert on graphile_worker.comment_vote for each row execute function tequio.count_votes()',
    ],
  ],
  ['a call of the seal', ['select seal()']],
  ['a call of a history trigger', ['select history.keep_plan()']],
  [
    'another body for record',
    [`create or replace function tequio.record_about(subjects text[]) returns void language sql as ''`],
  ],
  ['the search path of record', [`alter function record_about(text[]) set search_path = public`]],
  ['a drop of record', ['drop function record_about(text[])']],
  ['a copy into the log', [`copy log from program 'true'`]],
  ['a copy into history', [`copy history.plan from program 'true'`]],
  ['a moved head', ['update log_head set size = size - 1']],
  ['a locked head that is deleted', ['delete from log_head']],
  ['a draft by hand', [`insert into log_draft (verb, subject, actor_role) values ('a.b', 'x', 'operator')`]],
  ['a draft that is read', ['select * from log_draft']],
  ['a sequence set back', [`select setval(pg_get_serial_sequence('tequio.log_draft', 'id'), 1)`]],
  [
    'a forged entry with a number of one’s own',
    [
      `insert into log (seq, at, verb, subject, actor_role, details, leaf, leaf_hash) overriding system value values (0, now(), 'a.b', 'x', 'operator', '', 'x', 'x')`,
    ],
  ],
  ['a deferred seal that is dropped', ['drop trigger seal on log_draft']],
  ['a view in the place of a table', ['create view tequio.mine as select 1']],
  ['a policy', ['create policy mine on plan using (true)']],
  ['a transaction that is prepared', [ENTRY, `prepare transaction 'mine'`]],
  ['a setting of the whole server', [`alter system set fsync = off`]],
  ['an extension', ['create extension if not exists dblink']],
  ['a language', [`do language plpython3u 'pass'`]],
  ['a file of the server', [`select pg_read_file('postgresql.conf')`]],
])('refuses %s', async (_, statements) => {
  expect(await refusal(...statements)).not.toBeNull();
});

describe('the check', () => {
  let db: DataSource;
  beforeAll(async () => {
    db = await connect(database.url);
  });
  afterAll(() => db.destroy());

  const differing = async () => {
    const told: string[] = [];
    const { rows, differences } = await checkDatabase(db, (what) => told.push(what));
    expect(told.length).toBeGreaterThan(10);
    expect(rows).toBeGreaterThan(50);
    return differences.map(({ what }) => what);
  };

  it('finds nothing in what the server wrote itself', async () => {
    expect(await differing()).toEqual([]);
  });

  it.each([
    [
      'supports of a proposal',
      `update proposal_tally set supports = supports + 1 where proposal_id = (select min(proposal_id::text)::uuid from proposal_tally)`,
    ],
    [
      'comments on a thing',
      `update commented set comments = comments + 1 where subject_id = (select min(subject_id::text)::uuid from commented)`,
    ],
    [
      'replies to a comment',
      `update comment_tally set replies = replies + 1 where comment_id = (select min(comment_id::text)::uuid from comment_tally)`,
    ],
  ])('names one of the %s that the owner changed', async (what, sql) => {
    await owner(sql);
    expect(await differing()).toEqual([what]);
    await owner(sql.replace(' + 1', ' - 1'));
    expect(await differing()).toEqual([]);
  });

  it('names an entry of the log that the owner changed', async () => {
    const change = (verb: string) =>
      owner(
        `alter table log disable trigger append_only; update log set verb = '${verb}' where seq = 0; alter table log enable always trigger append_only`,
      );
    const [{ verb }] = await owner('select verb from log where seq = 0');
    await change('law.forged');
    expect(await differing()).toEqual(['words of an entry of the log']);
    await change(verb);
  });
});

it('refuses an entry older than ten seconds', async () => {
  expect(await old.refusal).not.toBeNull();
}, 40_000);
