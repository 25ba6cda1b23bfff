import { setTimeout as wait } from 'node:timers/promises';
import { Query } from '../../src/api/read/query.js';
import { OPERATOR } from '../../src/domain/actor.js';
import { LEVELS, VOICES } from '../../src/domain/milestone.js';
import { STORED_REPORT_STATES } from '../../src/domain/milestone-report.js';
import { UnitOfWork } from '../../src/kernel/unit-of-work.js';
import { countedAsSql } from '../../src/twins/milestone.sql.js';
import { testApp, type TestApp } from '../support/app.js';
import { rowsRead } from '../support/rows-read.js';

let t: TestApp;
beforeEach(async () => {
  t = await testApp('demo');
});
afterEach(() => t.close());

type Send = (sql: string, values?: unknown[]) => Promise<unknown>;

const within = (work: (send: Send) => Promise<void>) =>
  t.app.get(UnitOfWork).run(OPERATOR, async (tx) => {
    await work((sql, values) => tx.manager.query(sql, values));
    tx.record({ verb: 'bench.filled', subject: 'milestones', planId: null });
  });
const write = (sql: string, values?: unknown[]) => within(async (send) => void (await send(sql, values)));

/** Rows that are kept and not judged so, and rows that are judged and not kept so. */
async function differences(): Promise<unknown[]> {
  const q = new Query(OPERATOR, null, { now: new Date(), timeZone: 'UTC' });
  const judged = `select m.commitment_id, ${countedAsSql('m', q)} as counted_as, coalesce(m.actual_end_on, 'infinity') as ended,
      count(*)::int as milestones, count(*) filter (where m.synthetic)::int as synthetic from milestone m group by 1, 2, 3`;
  const kept = 'select commitment_id, counted_as, actual_end_on, milestones, synthetic from milestone_count';
  return t.db.query(
    `select 'only kept' as how, * from (${kept} except ${judged}) a union all select 'only judged', * from (${judged} except ${kept}) b`,
    q.values,
  );
}

/** Numbers from 0 to below 1 that are the same in each run. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 16_807) % 2_147_483_647) / 2_147_483_647;
}

const REPORT_OF = `insert into milestone_report (id, milestone_id, voice, state, status, narrative, position, status_written)
  select gen_random_uuid(), m.id, $2, $3, $4, m.title, $5, 'Mía' from milestone m where m.id = any($1::uuid[])`;
const EVIDENCE_OF = `insert into evidence (id, report_id, title, url)
  select gen_random_uuid(), r.id, '{"original":"es","es":{"text":"Mía"}}', 'https://example.org/' from milestone_report r where r.id = any($1::uuid[])`;
/** Few, so that a milestone has several reports of which one decides. */
const AMONG = {
  milestone: 'milestone where id in (select id from milestone order by id limit 6)',
  milestone_report: 'milestone_report where milestone_id in (select id from milestone order by id limit 6)',
  commitment: 'commitment',
};
const DECIDING = ['checked', 'published'] as const;
const MINE = `title -> 'es' ->> 'text' = 'Mía'`;

it('keeps what the rule judges after any write of milestones, reports and evidence', async () => {
  expect(await differences()).toEqual([]);
  const [{ n }] = await t.db.query('select count(distinct counted_as)::int as n from milestone_count');
  expect(n).toBeGreaterThan(4);
  const next = numbers(20_260_330);
  const one = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)]!;
  const ids = async (table: keyof typeof AMONG, many = 1 + Math.floor(next() * 3)): Promise<string[]> => {
    const rows: { id: string }[] = await t.db.query(`select id from ${AMONG[table]} order by id`);
    return Array.from({ length: many }, () => one(rows).id);
  };
  const anyVoice = () => one(VOICES);
  const anyState = () => (next() < 0.5 ? one(DECIDING) : one(STORED_REPORT_STATES));
  const place = () => Math.floor(next() * 9);
  const anyLevel = () => one([...LEVELS, null]);
  const set = (table: keyof typeof AMONG, column: string, value: () => unknown) => async () =>
    write(`update ${table} set ${column} = $2 where id = any($1::uuid[])`, [await ids(table), value()]);
  const WRITES: Record<string, () => Promise<unknown>> = {
    'a report': async () => write(REPORT_OF, [await ids('milestone'), anyVoice(), anyState(), anyLevel(), place()]),
    'its state': set('milestone_report', 'state', anyState),
    'its voice': set('milestone_report', 'voice', anyVoice),
    'its level': set('milestone_report', 'status', anyLevel),
    'its place': set('milestone_report', 'position', place),
    'its milestone': async () =>
      write('update milestone_report set milestone_id = $2 where id = any($1::uuid[])', [
        await ids('milestone_report'),
        (await ids('milestone', 1))[0],
      ]),
    'a report that goes': async () =>
      write(
        `delete from milestone_report where id = (select r.id from milestone_report r where r.status_written = 'Mía'
           and not exists (select from evidence e where e.report_id = r.id) order by r.id limit 1)`,
      ),
    evidence: async () => write(EVIDENCE_OF, [await ids('milestone_report')]),
    'its report': async () =>
      write(`update evidence set report_id = $1 where ${MINE}`, [(await ids('milestone_report', 1))[0]]),
    'evidence that goes': () =>
      write(`delete from evidence where id = (select id from evidence where ${MINE} order by id limit 1)`),
    'the end': set('milestone', 'actual_end_on', () => one([null, '2020-01-01', '2026-01-01'])),
    'that it is invented': set('milestone', 'synthetic', () => next() < 0.5),
    'its commitment': async () =>
      write('update milestone set commitment_id = $2, number = number + 1000 + $3 where id = $1', [
        (await ids('milestone', 1))[0],
        (await ids('commitment', 1))[0],
        Math.floor(next() * 1000),
      ]),
    'a milestone': async () =>
      write(
        `insert into milestone (id, commitment_id, number, title) select gen_random_uuid(), commitment_id, number + 5000 + $2, ('{"original":"es","es":{"text":"Mía"}}')::jsonb
           from milestone where id = $1`,
        [(await ids('milestone', 1))[0], Math.floor(next() * 1000)],
      ),
    'a milestone that goes': () =>
      write(
        `delete from milestone where id = (select m.id from milestone m where m.${MINE}
           and not exists (select from milestone_report r where r.milestone_id = m.id) order by m.id limit 1)`,
      ),
  };
  const done = new Set<string>();
  for (let round = 0; round < 20; round++)
    for (const [name, act] of Object.entries(WRITES)) {
      const written = await act().then(
        () => true,
        () => false,
      );
      if (written) done.add(name);
      expect([name, await differences()]).toEqual([name, []]);
    }
  expect([...done]).toEqual(expect.arrayContaining(Object.keys(WRITES)));
}, 60_000);

it('keeps what two people write at the same time', async () => {
  const [{ id: milestone }] = await t.db.query(
    `select m.id from milestone m where not exists (select from milestone_report r where r.milestone_id = m.id) order by m.id limit 1`,
  );
  await write(REPORT_OF, [[milestone], 'owner', 'sent', 'complete', 1]);
  const [{ id: report }] = await t.db.query('select id from milestone_report where milestone_id = $1', [milestone]);
  let second: Promise<unknown>;
  await within(async (send) => {
    await send(`update milestone_report set state = 'checked' where id = $1`, [report]);
    second = write(EVIDENCE_OF, [[report]]);
    // The second one waits for the first, or has not seen it.
    await wait(300);
  });
  await second!;
  expect(await differences()).toEqual([]);
});

const COUNTS = 'total confirmed saidByOwner contradicted noEvidence underWay notStarted noReport';
const PROGRESS = `query ($filter: MilestoneFilter) { progress(filter: $filter) {
  coCreated { ${COUNTS} } proactive { ${COUNTS} } achievedBefore { ${COUNTS} } synthetic } }`;
const EVER = '1900-01-01T00:00:00Z';

it.each([null, 'secretariat'])(
  'says the same of all milestones, of a plan and of a commitment as when each is judged, to %s',
  async (who) => {
    await write(`update commitment set state = 'draft' where id in (select id from commitment order by id limit 3)`);
    await write(
      `update commitment set origin = 'proactive' where id in (select id from commitment order by id desc limit 2)`,
    );
    await write(
      `update milestone set actual_end_on = '2000-01-01' where id in (select id from milestone order by id limit 5)`,
    );
    const ask = who ? t.gql.as(who) : t.gql;
    const [{ slug }] = await t.db.query(
      'select p.slug from plan p join commitment c on c.plan_id = p.id group by p.slug order by count(*) desc limit 1',
    );
    const [{ reference }] = await t.db.query(
      'select c.reference from commitment c join milestone m on m.commitment_id = c.id order by c.id desc limit 1',
    );
    for (const filter of [{}, { plan: slug }, { commitment: reference }]) {
      const kept = await ask(PROGRESS, { filter });
      expect(kept).toEqual(await ask(PROGRESS, { filter: { ...filter, updatedSince: EVER } }));
      expect(kept.progress.coCreated.total + kept.progress.proactive.total).toBeGreaterThan(0);
    }
  },
);

it('reads no more rows where commitments have more milestones and reports', async () => {
  const read = () => rowsRead(t, () => t.gql(PROGRESS));
  const few = await read();
  await write(
    `insert into milestone (id, commitment_id, number, title) select gen_random_uuid(), m.commitment_id, m.number + n * 100, m.title
       from milestone m, generate_series(1, 30) n`,
  );
  const [{ ids }] = await t.db.query('select array_agg(id) as ids from milestone where number > 100');
  await write(REPORT_OF, [ids, 'owner', 'checked', 'complete', 1]);
  const [{ n: kept }] = await t.db.query('select count(*)::int as n from milestone_count');
  expect(ids.length).toBeGreaterThan(kept * 10);
  expect(await read()).toBeLessThanOrEqual(few + kept);
});
