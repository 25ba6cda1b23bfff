import { uuidOf } from '../../src/api/node-id.js';
import { OPERATOR } from '../../src/domain/actor.js';
import { UnitOfWork } from '../../src/kernel/unit-of-work.js';
import { testApp, type TestApp } from '../support/app.js';
import { drafting, es, writer } from '../support/drafting.js';

/** A text of 40 clauses with 200 versions, and 500 suggestions on it. */
const VERSIONS = 200;
const SUGGESTIONS = 500;
const MOST_BYTES = 60_000;
const CLAUSES = 40;
const sentence = (n: number) =>
  `Cláusula ${n}: las oficinas y las organizaciones civiles revisan juntas cada entrega, y publican lo que falta por hacer en cada colonia.`;

let t: TestApp;
let at: string;
beforeAll(async () => {
  t = await testApp();
  const plan = await drafting(t);
  const { commitment, userErrors } = await writer(t, 'secretariat').draft(plan.plan, {
    problem: es('Nadie sabe qué se entregó.'),
    action: es(Array.from({ length: CLAUSES }, (_, n) => sentence(n)).join('\n\n')),
  });
  expect(userErrors).toEqual([]);
  at = `/es/compromisos/${commitment.reference}`;
  await grow(uuidOf('Commitment', commitment.id, []), plan.planId, commitment.id);
});
afterAll(() => t.close());

/** Each version but the first changed one clause; of the suggestions three of five wait. */
const grow = (commitment: string, plan: string, subject: string) =>
  t.app.get(UnitOfWork).run(OPERATOR, async ({ manager, record }) => {
    const clauses = `(select id, text, row_number() over (order by place) - 1 as nth from clause where commitment_id = $1 and section = 'action')`;
    await manager.query(
      `insert into text_version (id, plan_id, commitment_id, number, cause, role, fields)
       select gen_random_uuid(), $2, $1, n, 'written', 'secretariat', (select fields from text_version where commitment_id = $1 and number = 1)
         from generate_series(2, ${VERSIONS}) n`,
      [commitment, plan],
    );
    await manager.query(
      `insert into clause_version (id, clause_id, plan_id, commitment_id, number, section, kind, place, text, spans)
       select gen_random_uuid(), v.clause_id, v.plan_id, $1, n, v.section, v.kind, v.place,
              jsonb_set(v.text, '{es,text}', to_jsonb((v.text -> 'es' ->> 'text') || ' Versión ' || n || '.')), v.spans
         from generate_series(2, ${VERSIONS}) n join ${clauses} c on c.nth = n % ${CLAUSES}
         join clause_version v on v.clause_id = c.id and v.number = 1`,
      [commitment],
    );
    await manager.query(
      `update clause c set changed_in = v.number, text = v.text
         from (select distinct on (clause_id) clause_id, number, text from clause_version where commitment_id = $1 order by clause_id, number desc) v
        where c.id = v.clause_id and v.number > 1`,
      [commitment],
    );
    await manager.query(`update commitment set version = ${VERSIONS} where id = $1`, [commitment]);
    await manager.query(
      `insert into suggestion (id, plan_id, commitment_id, number, kind, base_version, clause_id, language, base_text, text, reason,
         author_account_id, state, decided_at, decided_role, decision_reason)
       select gen_random_uuid(), $2, $1, n, 'change', ${VERSIONS}, c.id, 'es', c.text -> 'es' ->> 'text',
              replace(c.text -> 'es' ->> 'text', 'oficinas', 'oficinas número ' || n), 'Conviene decirlo con el número ' || n || ', porque así se puede revisar.',
              (select id from account order by id limit 1 offset n % 5), d.state, case d.state when 'declined' then now() end,
              case d.state when 'declined' then 'drafter' end, case d.state when 'declined' then 'Ya se dice en otra cláusula ' || n end
         from generate_series(1, ${SUGGESTIONS}) n join ${clauses} c on c.nth = n % ${CLAUSES}
         cross join lateral (select case when n % 5 < 3 then 'pending' else 'declined' end as state) d`,
      [commitment, plan],
    );
    record({ verb: 'plan.imported', subject, planId: plan });
  });

it.each([['/texto'], ['/sugerencias'], ['/sugerencias?show=decided'], ['/versiones'], ['/versiones?from=1&to=200']])(
  'reads %s of a text with 200 versions and 500 suggestions by one statement, in at most 60 kB',
  async (path) => {
    let sent = 0;
    const statements = await t.readsAnew(async () => {
      const answer = await t.app.inject({ url: `${at}${path}`, headers: { 'accept-encoding': 'gzip' } });
      expect(answer.statusCode).toBe(200);
      sent = answer.rawPayload.length;
    });
    expect(statements).toHaveLength(1);
    expect(sent).toBeLessThan(MOST_BYTES);
  },
);

describe('a clause of a text that is read in slices', () => {
  const open = async (url: string) => (await t.app.inject({ url })).body;
  /** The clause with these words, as the lists of programs name it. */
  async function clauseWith(words: string): Promise<string> {
    const { commitment } = await t.gql(
      `query ($reference: String!) { commitment(reference: $reference) { clauses(first: 100) { nodes { id text { text } } } } }`,
      { reference: at.split('/').at(-1) },
    );
    return commitment.clauses.nodes.find((one: { text: { text: string } }) => one.text.text.startsWith(words)).id;
  }

  it.each([
    [`Cláusula ${CLAUSES - 1}:`, false],
    ['Cláusula 3:', true],
  ])('is on the page to which the way back from its suggestion leads: %s', async (words, isFromStart) => {
    const clause = await clauseWith(words);
    for (const from of [`${at}/sugerir?clause=${clause}`, `/es/clausulas/${clause}`]) {
      const [, back] = new RegExp(`href="(${at}/texto[?][^"]+#${clause})"`).exec(await open(from))!;
      const page = await open(back!.split('#')[0]!);
      expect([from, page.includes(`id="${clause}"`)]).toEqual([from, true]);
      expect(page.includes('Cláusula 0:')).toBe(isFromStart);
    }
  });

  it('goes on from there, and leads to the whole', async () => {
    const page = await open(`${at}/texto?clause=${await clauseWith('Cláusula 36:')}`);
    expect(page).not.toContain('Cláusula 35:');
    expect(page).toContain(`href="${at}/texto"`);
    expect(page).toContain(`Cláusula ${CLAUSES - 1}:`);
    expect(await open(`${at}/texto?clause=cla_${'0'.repeat(32)}`)).toContain('Cláusula 0:');
  });
});
