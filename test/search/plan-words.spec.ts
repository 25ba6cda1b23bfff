import { type Actor, OPERATOR } from '../../src/domain/actor.js';
import { UnitOfWork } from '../../src/kernel/unit-of-work.js';
import { testApp, type TestApp } from '../support/app.js';
import { asSuperuser } from '../support/databases.js';
import { rowsRead } from '../support/rows-read.js';

let t: TestApp;
beforeEach(async () => {
  t = await testApp('demo');
});
afterEach(() => t.close());

const PLAN = '8e000000-0000-4000-8000-000000000001';
const CLAUSES = [1, 2].map((n) => `8e000000-0000-4000-8000-00000000001${n}`);

const write = (...statements: string[]) =>
  t.app.get(UnitOfWork).run(OPERATOR, async (tx) => {
    for (const statement of statements) await tx.manager.query(statement);
    tx.record({ verb: 'bench.filled', subject: 'plans', planId: null });
  });

const words = (es: string, en = '') =>
  `'${JSON.stringify({ original: 'es', es: { text: es }, ...(en && { en: { text: en } }) })}'::jsonb`;
const plans = (from: number, until: number, stage = 'co_creation') => `
  insert into plan (id, slug, title, summary, stage, drafts_public)
  select ('8e000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid, 'plan-' || n, ${words('Plan del ornitorrinco', 'Plan of platypuses')}, jsonb_set(${words('Madrigueras')}, '{es,text}', to_jsonb('Madrigueras ' || array_to_string(array(select n * 100 + i from generate_series(1, 60) i), ' '))), '${stage}', false
    from generate_series(${from}, ${until}) n`;
const clause = (id: string, text: string) => `
  insert into clause (id, plan_id, section, kind, place, text, changed_in)
  values ('${id}', '${PLAN}', 'foreword', 'paragraph', 1, ${text}, 1)`;

async function finds(text: string, as?: Actor): Promise<boolean> {
  const ask = as ? t.gql.as(as) : t.gql;
  const { search } = await ask(
    'query ($text: Text!) { search(text: $text, in: [PLAN]) { nodes { ... on Plan { slug } } } }',
    {
      text,
    },
  );
  return search.nodes.length > 0;
}

it('finds plans by their present title, summary and text, and by words of all of these together', async () => {
  await write(plans(1, 1, 'submitted'), clause(CLAUSES[0]!, words('Los equidnas cavan', 'Echidnas dig')));
  for (const text of ['ornitorrincos', 'platypus', 'madriguera', 'equidna', 'echidna', 'ornitorrinco equidna -wombat'])
    expect([text, await finds(text)]).toEqual([text, true]);

  await write(
    `update plan set title = ${words('Plan del tejón')} where id = '${PLAN}'`,
    clause(CLAUSES[1]!, words('El wombat duerme')),
    `update clause set text = ${words('Los canguros saltan')} where id = '${CLAUSES[0]}'`,
  );
  for (const text of ['ornitorrinco', 'equidna', 'tejon -wombat'])
    expect([text, await finds(text)]).toEqual([text, false]);
  for (const text of ['tejon canguro', 'wombat']) expect([text, await finds(text)]).toEqual([text, true]);

  await write(`update clause set removed = true where id = '${CLAUSES[1]}'`);
  expect(await finds('wombat')).toBe(false);
  expect(await finds('canguro')).toBe(true);
});

it('finds a plan by a text that is no public draft only for its people, also by what the text does not say', async () => {
  await write(plans(1, 1), clause(CLAUSES[0]!, words('Los equidnas cavan')));
  expect(await finds('equidna')).toBe(false);
  expect(await finds('ornitorrinco')).toBe(true);
  expect(await finds('ornitorrinco -equidna')).toBe(true);
  expect(await finds('ornitorrinco -equidna', OPERATOR)).toBe(false);
  expect(await finds('ornitorrinco equidna', OPERATOR)).toBe(true);
});

it('keeps the words of every plan as the rows have them', async () => {
  const differing = await t.db.query(`
    select p.slug from plan p left join plan_words w on w.plan_id = p.id
      where w.named is distinct from searchable(p.title) || searchable(p.summary)
        or w.whole is distinct from w.named || (select searchable(jsonb_build_object(
            'es', jsonb_build_object('text', string_agg(c.text -> 'es' ->> 'text', ' ' order by c.section, c.place)),
            'en', jsonb_build_object('text', string_agg(c.text -> 'en' ->> 'text', ' ' order by c.section, c.place))))
          from clause c where c.plan_id = p.id and c.commitment_id is null and not c.removed)`);
  expect(differing).toEqual([]);
  expect(await t.db.query('select from plan_words')).not.toEqual([]);
});

it.each(['palabraquenadietiene', 'ornitorrinco'])(
  'reads no more rows for “%s” among many plans than among few',
  async (word) => {
    const analyzed = () => asSuperuser((client) => client.query('analyze'), t.database.name);
    await write(plans(1, 2000, 'submitted'), clause(CLAUSES[0]!, words('Los equidnas cavan')));
    await analyzed();
    const few = await rowsRead(t, () => finds(word));
    await write(plans(2001, 6000, 'submitted'));
    await analyzed();
    expect(await rowsRead(t, () => finds(word))).toBeLessThanOrEqual(few * 1.3 + 100);
  },
);
