import pg from 'pg';
import { migrate, withOwner } from '../../src/kernel/database/migrate.js';
import { asSuperuser, type TestDatabase, testDatabase } from '../support/databases.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

const query = (sql: string, values: unknown[] = []) =>
  asSuperuser(async (client) => (await client.query(sql, values)).rows, database.name);

const KINDS = ['logged', 'kept', 'reference', 'append', 'technical', 'sealed'];
/** Bookkeeping of the server itself; any other table that is not logged is a mistake. */
const TECHNICAL = [
  'account_contact',
  'address_salt',
  'api_token',
  'digest_cursor',
  'evaluation_check',
  'file_content',
  'follow',
  'kept_mail',
  'kept_proposal',
  'key_proof',
  'link_check',
  'login_session',
  'milestone_count',
  'milestone_reports_file',
  'mutation_receipt',
  'oidc_identity',
  'plan_words',
  'proposal_series',
  'rate_count',
  'recovery_code',
  'report_reminder',
  'returned_form',
  'second_factor',
  'sign_in_link',
  'upload',
  'word_draft',
  'word_reading',
];

it('records what a search column needs, so that a dump is restored in the right order', async () => {
  const needed = await query(
    `select c.cfgname as name from pg_depend d join pg_ts_config c on c.oid = d.refobjid
      where d.classid = 'pg_proc'::regclass and d.objid = 'tequio.searchable(jsonb)'::regprocedure
        and d.refclassid = 'pg_ts_config'::regclass order by 1`,
  );
  expect(needed.map(({ name }) => name)).toEqual(['en', 'es']);
});

it('has no figures of empty tables in a new site, because with them an import reads each table whole for every row', async () => {
  const counted = await query(
    `select relname from pg_class where relnamespace = 'tequio'::regnamespace and relkind = 'r' and reltuples = 0`,
  );
  expect(counted).toEqual([]);
});

it('says of every table what kind it is, and logs every write to domain data', async () => {
  const tables = await query(
    `select c.relname as name, obj_description(c.oid) as kind,
            exists (select from pg_trigger t where t.tgrelid = c.oid and t.tgname = 'must_have_entry' and t.tgenabled = 'A') as guarded
       from pg_class c where c.relnamespace = 'tequio'::regnamespace and c.relkind = 'r' and c.relname <> 'migration'`,
  );
  expect(tables.length).toBeGreaterThan(25);
  expect(tables.filter(({ kind }) => !KINDS.includes(kind))).toEqual([]);
  expect(tables.filter(({ kind, guarded }) => ['logged', 'kept'].includes(kind) !== guarded)).toEqual([]);
  expect(
    tables
      .filter(({ kind }) => kind === 'technical')
      .map(({ name }) => name as string)
      .toSorted(),
  ).toEqual(TECHNICAL);
});

it('gives every column a class of personal data', async () => {
  const columns = await query(
    `select format('%s.%s', c.relname, a.attname) as name, col_description(c.oid, a.attnum) as class
       from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
      where n.nspname in ('tequio', 'history') and c.relkind = 'r' and c.relname <> 'migration' and a.attnum > 0 and not a.attisdropped`,
  );
  expect(columns.length).toBeGreaterThan(300);
  expect(columns.filter((column) => !['public', 'internal', 'personal', 'contact'].includes(column.class))).toEqual([]);
});

it('keeps the same columns in a table, its history and its past', async () => {
  const versioned = await query(
    `select relname as name from pg_class where relnamespace = 'history'::regnamespace and relkind = 'r'`,
  );
  expect(versioned.length).toBeGreaterThan(15);
  for (const { name } of versioned) {
    const columns = (schema: string) =>
      query(
        `select attname, format_type(atttypid, atttypmod) as type from pg_attribute
          where attrelid = ($1 || '.' || $2)::regclass and attnum > 0 and not attisdropped and attname <> 'valid_to' order by attname`,
        [schema, name],
      );
    expect({ name, columns: await columns('history') }).toEqual({ name, columns: await columns('tequio') });
    await query(`select * from past.${name}_at(now()) limit 0`);
  }
});

it('reads the past through indexes: the functions are inlined', async () => {
  const [{ 'QUERY PLAN': plan }] = await query(
    `explain (format json) select title from past.commitment_at(now() - interval '1 hour') where plan_id = gen_random_uuid()`,
  );
  expect(JSON.stringify(plan)).not.toContain('Function Scan');
});

it('has no second deferred trigger or constraint beside the seal', async () => {
  const deferred = await query(
    `select tgname from pg_trigger where tginitdeferred union all select conname from pg_constraint where condeferred and contype <> 't'`,
  );
  expect(deferred.map(({ tgname }) => tgname)).toEqual(['seal']);
});

it('migrates up, down and up again to the same schema', async () => {
  const own = await testDatabase();
  try {
    const first = await schemaOf(own.name);
    await withOwner(own.ownerUrl, async (db) => {
      for (let left = db.migrations.length; left > 0; left--) await db.undoLastMigration();
    });
    const empty = await asSuperuser(
      async (client) =>
        (
          await client.query(
            `select relname from pg_class where relnamespace = 'tequio'::regnamespace and relkind = 'r' and relname <> 'migration'`,
          )
        ).rows,
      own.name,
    );
    expect(empty).toEqual([]);
    await migrate(own.ownerUrl);
    expect(await schemaOf(own.name)).toEqual(first);
  } finally {
    await own.drop();
  }
});

/** Everything that a migration makes: columns, constraints, indexes, triggers, functions, rights. */
function schemaOf(name: string): Promise<unknown> {
  return asSuperuser(async (client) => {
    const all = await client.query(`
      select 'column' as what, format('%s.%s', attrelid::regclass, attname) as name,
             concat_ws(' ', format_type(atttypid, atttypmod), attnotnull, pg_get_expr(adbin, adrelid), col_description(attrelid, attnum)) as is
        from pg_attribute a join pg_class c on c.oid = attrelid left join pg_attrdef d on adrelid = attrelid and adnum = attnum
       where relnamespace::regnamespace::text in ('tequio', 'history') and relkind = 'r' and attnum > 0 and not attisdropped
      union all select 'constraint', format('%s.%s', conrelid::regclass, conname), pg_get_constraintdef(oid)
        from pg_constraint where connamespace::regnamespace::text in ('tequio', 'history')
      union all select 'index', indexname, indexdef from pg_indexes where schemaname in ('tequio', 'history')
      union all select 'trigger', format('%s.%s', tgrelid::regclass, tgname), pg_get_triggerdef(oid) from pg_trigger where not tgisinternal
      union all select 'function', oid::regprocedure::text, pg_get_functiondef(oid)
        from pg_proc where pronamespace::regnamespace::text in ('tequio', 'history', 'past')
      union all select 'rights', relname, relacl::text from pg_class where relnamespace::regnamespace::text in ('tequio', 'history')
      union all select 'column rights', format('%s.%s', attrelid::regclass, attname), attacl::text from pg_attribute
        where attacl is not null and attrelid in (select oid from pg_class where relnamespace::regnamespace::text in ('tequio', 'history'))
      order by 1, 2, 3`);
    return all.rows;
  }, name);
}

describe('as the role that serves requests', () => {
  let app: pg.Client;
  beforeAll(async () => {
    app = new pg.Client({ connectionString: database.url, options: '-c search_path=tequio,public' });
    await app.connect();
    // One sealed entry to tamper with.
    await app.query(
      `begin; select record('operator', null, 'law.tested', 'jur_1', null, '{}', array[gen_random_uuid()], array['kept']); commit`,
    );
  });
  afterAll(() => app.end());
  afterEach(() => app.query('rollback'));

  const JURISDICTION = `insert into jurisdiction (id, code, kind, name) values (gen_random_uuid(), 'X', 'country', '{"original":"es","es":{"text":"X"}}')`;

  it.each([
    ['write without an entry', JURISDICTION],
    ['write and record nothing', `begin; select open_entry(); ${JURISDICTION}; commit`],
    [
      'record twice',
      `begin; select open_entry(); select record('operator', null, 'a.b', 'x', null, '{}'); select record('operator', null, 'a.b', 'x', null, '{}'); commit`,
    ],
    [
      'record twice without opening',
      `begin; select record('operator', null, 'a.b', 'x', null, '{}'); select record('operator', null, 'a.b', 'x', null, '{}'); commit`,
    ],
    [
      'keep another text under an id that has one',
      `begin; select record('operator', null, 'a.b', 'x', null, '{}', array[(select id from content limit 1)], array['x']); commit`,
    ],
    [
      'keep a text without an id',
      `begin; select record('operator', null, 'a.b', 'x', null, '{}', '{}', array['x']); commit`,
    ],
    [
      'keep an id without a text',
      `begin; select record('operator', null, 'a.b', 'x', null, '{}', array[gen_random_uuid()], '{}'); commit`,
    ],
    ['open two entries', `begin; select open_entry(); select open_entry(); commit`],
    ['forge an entry', `insert into log values (99, now(), 'a.b', 'x', null, 'operator', null, '', 'x', 'x')`],
    ['change an entry', `update log set verb = 'a.c'`],
    ['delete an entry', 'delete from log'],
    ['empty the log', 'truncate log'],
    ['move the head', 'update log_head set size = 0'],
    ['write a draft by hand', `insert into log_draft (verb) values ('a.b')`],
    ['read drafts', 'select * from log_draft'],
    ['call the seal', 'select seal()'],
    ['disable the trigger', 'alter table jurisdiction disable trigger must_have_entry'],
    ['switch triggers off', 'set session_replication_role = replica'],
    ['become the owner', 'set role tequio_owner'],
    ['change history', 'delete from history.plan'],
    ['change reference data', `update ogp_value set mark = 'verified'`],
    ['rewrite what was committed to', `update content set body = 'x'`],
    ['make a table', 'create table tequio.mine (id int)'],
  ])('cannot %s', async (_, sql) => {
    await expect(app.query(sql)).rejects.toThrow(
      /TQ|permission denied|must be|wrote and recorded|without an entry|recorded twice|log_draft_once|content_pkey|null value in column|trigger functions|immutable/,
    );
  });
});
