import { readFileSync } from 'node:fs';
import { transform } from 'esbuild';
import { buildSchema, graphql, type GraphQLResolveInfo } from 'graphql';
import { parseResolveInfo } from 'graphql-parse-resolve-info';
import { Pool } from 'pg';
import { takeFastRoads } from '../../src/kernel/speed/fast-roads.js';
import { insertOf } from '../../src/kernel/speed/insert.js';
import { lookAhead } from '../../src/kernel/speed/look-ahead.js';
import { poolOf } from '../../src/kernel/speed/pool.js';
import { testApp, type TestApp } from '../support/app.js';
import { onFastRoads } from '../support/fast-roads.js';

/** Looks in the installed library at what `src/kernel/speed/README.md` says that each piece leans on. */
let t: TestApp;
onFastRoads();
beforeAll(async () => {
  t = await testApp('demo', { SPEED: 'on' });
});
afterAll(() => t.close());

/** The values of an insert by the names of their columns. */
function valuesByColumn([sql, values]: [string, unknown[]]): Record<string, unknown> {
  const [, names = '', places = ''] = /\(([^)]*)\) values \(([^)]*)\)/is.exec(sql) ?? [];
  const written = places.split(',').map((place) => place.trim());
  return Object.fromEntries(
    names.split(',').flatMap((name, n) => {
      const place = written[n]!;
      return place === 'DEFAULT' ? [] : [[name.trim(), values[Number(place.slice(1)) - 1]]];
    }),
  );
}

it('adds a row of every entity with the values that the builder of TypeORM gives it', async () => {
  let compared = 0;
  for (const { target, columns, tableName } of t.db.entityMetadatas) {
    const row = (await t.db.manager.find(target, { take: 1 }))[0] as object | undefined;
    if (!row) continue;
    const fast = insertOf(t.db.manager, target, row);
    takeFastRoads(false);
    const plain = insertOf(t.db.manager, target, row);
    takeFastRoads(true);
    expect([tableName, valuesByColumn(fast)]).toEqual([tableName, valuesByColumn(plain)]);
    if (columns.length > 0) compared++;
  }
  expect(compared).toBeGreaterThan(5);
});

it('finds the pool of the connections', async () => {
  const pool = poolOf(t.db);
  expect(pool).toBeInstanceOf(Pool);
  expect((await pool.query('select 1 as n')).rows).toEqual([{ n: 1 }]);
});

it('looks ahead as the library does, the first time and when it is asked again', async () => {
  const schema = buildSchema(`
    interface Named { name(in: String): String }
    type Plan implements Named { name(in: String): String parts(first: Int = 2): [Part!] }
    type Part implements Named { name(in: String): String plan: Plan }
    type Query { plan(slug: String!, few: [Int!]): Plan }
  `);
  const query = `query ($slug: String!, $in: String, $with: Boolean!) {
    a: plan(slug: $slug) { ...Parts name(in: $in) other: name }
    b: plan(slug: "b", few: [1]) { parts(first: 3) @include(if: $with) { ... on Named { name } plan { __typename } } }
  }
  fragment Parts on Plan { parts { n: name(in: $in) @skip(if: $with) } }`;
  let compared = 0;
  const plan = (_args: object, _context: unknown, info: GraphQLResolveInfo) => {
    expect(lookAhead(info)).toEqual(parseResolveInfo(info));
    compared++;
    return null;
  };
  for (const variableValues of [
    { slug: 'x', in: 'es', with: true },
    { slug: 'y', in: 'es', with: true },
    { slug: 'x', in: 'en', with: false },
    { slug: 'x', with: false },
  ]) {
    const { errors } = await graphql({ schema, source: query, rootValue: { plan }, variableValues });
    expect(errors).toBeUndefined();
  }
  expect(compared).toBe(8);
});

it('knows how esbuild names functions', async () => {
  const [, naming = 'not there'] = /const NAMING = '(.*)';/.exec(readFileSync('scripts/bundle.mjs', 'utf8')) ?? [];
  const { code } = await transform('export const f = () => () => 1', { keepNames: true, format: 'esm' });
  expect(code).toContain(naming);
});

it('finds the jobs that somebody locked', async () => {
  const columns = await t.db.query(
    `select column_name from information_schema.columns where table_name = '_private_jobs' and column_name like 'locked%' order by 1`,
  );
  expect(columns).toEqual([{ column_name: 'locked_at' }, { column_name: 'locked_by' }]);
});
