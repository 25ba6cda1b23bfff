import { OPERATOR } from '../../src/domain/actor.js';
import { UnitOfWork } from '../../src/kernel/unit-of-work.js';
import { FEW_WINDOWS } from '../../src/plans/plan.orders.js';
import { testApp, type TestApp } from '../support/app.js';
import { asSuperuser } from '../support/databases.js';
import { rowsRead } from '../support/rows-read.js';

let t: TestApp;
beforeEach(async () => {
  t = await testApp();
});
afterEach(() => t.close());

const NOW = '2030-06-15T12:00:00.000Z';

/**
 * Plans with numbers from `from` to `until`. Days of submission repeat or are missing, names do not follow the numbers,
 * and every `nth` plan has windows open at `NOW`; the others have windows that closed or open later.
 */
async function plans(from: number, until: number, nth: number): Promise<void> {
  await t.app.get(UnitOfWork).run(OPERATOR, async (tx) => {
    await tx.manager.query(
      `insert into plan (id, slug, title, stage, submitted_on)
       select md5('plan ' || n)::uuid, 'plan-' || md5(n::text), '{"original": "es", "es": {"text": "Plan"}}', 'submitted',
         case when n % 3 > 0 then date '2025-01-01' + n * 7 % 20 end from generate_series($1::int, $2::int) n`,
      [from, until],
    );
    await tx.manager.query(
      `insert into plan_window (id, plan_id, kind, opens_at, closes_at)
       select gen_random_uuid(), md5('plan ' || n)::uuid, 'drafting', at + opens * interval '1 hour', at + closes * interval '1 hour'
         from generate_series($1::int, $2::int) n, (select $4::timestamptz as at) asked,
           (values (-9000, -8000, 0), (-48, -1, 1), (-24, 0, 2), (2, 50, 3), (1, 3, 4), (0, 24, 5), (-300, 300, 6)) w (opens, closes, k)
        where case when n % $3 = 0 then k in (0, 5, 6) else n % 5 = k end`,
      [from, until, nth, NOW],
    );
    tx.record({ verb: 'bench.filled', subject: 'plans', planId: null });
  });
  await asSuperuser((client) => client.query('analyze'), t.database.name);
}

interface Slice {
  nodes: { slug: string }[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

async function slice(first: number, after: string | null = null, asOf: string | null = null): Promise<Slice> {
  const { plans: found } = await t.gql(
    `query ($first: Int!, $after: String, $asOf: DateTime) { plans(first: $first, after: $after, asOf: $asOf) {
       nodes { slug } pageInfo { hasNextPage endCursor } } }`,
    { first, after, asOf },
  );
  return found as Slice;
}

const slugs = ({ nodes }: Slice) => nodes.map(({ slug }) => slug);

/** All plans in slices of `first`. */
async function inSlices(first: number, asOf: string | null = null): Promise<string[]> {
  const found: string[] = [];
  let after: string | null = null;
  do {
    const { nodes, pageInfo }: Slice = await slice(first, after, asOf);
    found.push(...nodes.map(({ slug }) => slug));
    after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
  } while (after);
  return found;
}

/** The plans as one plain sort gives them at an instant, with the keys of a cursor. */
const sorted = (now: string): Promise<{ slug: string; keys: string[] }[]> =>
  t.db.query(
    `select slug, array[closed, day, slug, id]::text[] as keys from
       (select *, coalesce(date '2000-01-01' - submitted_on, 999999) as day, (not exists (select from plan_window w
          where w.plan_id = plan.id and w.opens_at <= $1 and w.closes_at > $1))::int as closed from plan) p
      order by closed, day, slug, id`,
    [now],
  );
const names = async (now: string) => (await sorted(now)).map(({ slug }) => slug);

describe.each([
  { nth: 6, open: 'few' },
  { nth: 1, open: 'many' },
  { nth: 2, open: 'every other' },
])('with $open plans open', ({ nth }) => {
  const MANY = { 1: 260, 2: 520, 6: 90 }[nth]!;
  const areMany = async () => {
    const [{ n }] = await t.db.query(
      'select count(*)::int as n from plan_window where opens_at <= $1 and closes_at > $1',
      [NOW],
    );
    return n > FEW_WINDOWS;
  };

  beforeEach(async () => {
    await plans(1, MANY, nth);
    expect(await areMany()).toBe(nth < 6);
    t.setNow(NOW);
  });

  it('lists plans as a plain sort does, in slices of any length', async () => {
    const whole = await names(NOW);
    expect(new Set(whole).size).toBe(MANY);
    for (const first of [1, 7, 100]) expect(await inSlices(first)).toEqual(whole);
  });

  it('goes on from a cursor after windows opened and closed as a plain sort at that instant does', async () => {
    const before = await sorted(NOW);
    for (const later of ['2030-06-15T14:00:00.000Z', '2030-06-16T12:00:00.000Z', '2031-01-01T00:00:00.000Z']) {
      const after = await sorted(later);
      for (const place of [0, 5, Math.floor(MANY / nth) - 2, Math.floor(MANY / nth) - 1, MANY - 3]) {
        t.setNow(NOW);
        const { endCursor } = (await slice(1, place === 0 ? null : cursor(before[place - 1]!.keys))).pageInfo;
        expect(endCursor).toBe(cursor(before[place]!.keys));
        t.setNow(later);
        const behind = after.filter(({ keys }) => compare(keys, before[place]!.keys) > 0).map(({ slug }) => slug);
        expect(slugs(await slice(10, endCursor))).toEqual(behind.slice(0, 10));
      }
    }
  });

  it('lists the plans of an instant of the past like those of the present', async () => {
    const before = await names('2030-06-15T12:00:00.000Z');
    t.setNow('2031-06-15T12:00:00.000Z');
    if (nth > 1) expect(await names('2031-06-15T12:00:00.000Z')).not.toEqual(before);
    for (const first of [9, 100]) expect(await inSlices(first, '2030-06-15T12:00:00.000Z')).toEqual(before);
  });
});

const cursor = (keys: string[]) => Buffer.from(JSON.stringify(['OPEN_FIRST', ...keys])).toString('base64url');

/** The texts of names are plain ASCII of one form, so they compare as in PostgreSQL. */
function compare(a: string[], b: string[]): number {
  for (const [i, key] of a.entries()) {
    const other = b[i]!;
    const by = i < 2 ? Number(key) - Number(other) : key < other ? -1 : key > other ? 1 : 0;
    if (by !== 0) return by;
  }
  return 0;
}

it('takes a cursor whose first key no plan has', async () => {
  await plans(1, 5, 2);
  t.setNow(NOW);
  const { keys } = (await sorted(NOW))[0]!;
  expect(slugs(await slice(10, cursor(['-1', ...keys.slice(1)])))).toEqual(await names(NOW));
  expect(slugs(await slice(10, cursor(['2', ...keys.slice(1)])))).toEqual([]);
});

it.each([
  { open: 'all are open', nth: 1, later: 1 },
  { open: 'few are open', nth: 25, later: 100_000 },
  { open: 'none is open', nth: 100_000, later: 100_000 },
])('reads no more rows for a slice of many plans than of few where $open', async ({ nth, later }) => {
  t.setNow(NOW);
  /** Rows read for a slice, and for the next one. */
  const read = async () => {
    let after: string | null = null;
    const first = await rowsRead(t, async () => ({ endCursor: after } = (await slice(20)).pageInfo));
    return [first, await rowsRead(t, () => slice(20, after))];
  };
  await plans(1, 500, nth);
  const few = await read();
  await plans(501, 3000, later);
  const many = await read();
  expect(Math.max(...many)).toBeLessThan(2000);
  for (const [i, rows] of many.entries()) expect(rows).toBeLessThanOrEqual(few[i]! * 1.3 + 100);
});
