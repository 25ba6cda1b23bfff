import { readFileSync } from 'node:fs';
import { Kind, parse, visit } from 'graphql';
import { OPERATOR } from '../../src/domain/actor.js';
import { newId } from '../../src/kernel/ids.js';
import { UnitOfWork } from '../../src/kernel/unit-of-work.js';
import { filesBeside } from '../../src/portal/frame/beside.js';
import { testApp, type TestApp } from '../support/app.js';
import { proposer, type CoCreation } from '../support/co-creation.js';
import { drafting, es, writer } from '../support/drafting.js';
import { filling, wentTo } from '../support/filling.js';

/** More than a page offers. */
const MANY = 130;
const LAST = 'zona-minera';

let t: TestApp;
let plan: CoCreation;
let reference: string;
beforeAll(async () => {
  t = await testApp();
  plan = await drafting(t);
  reference = (await writer(t, 'drafter').draft(plan.plan)).commitment.reference;
  await t.app.get(UnitOfWork).run(OPERATOR, async ({ manager, record }) => {
    const named = (text: string) => JSON.stringify({ original: 'es', es: { text } });
    const add = (slug: string, name: string) =>
      manager.query(`insert into institution (id, slug, name, kind) values ($1, $2, $3, 'government_office')`, [
        newId(),
        slug,
        named(name),
      ]);
    for (let number = 1; number < MANY; number++) await add(`oficina-${number}`, `Oficina ${number}`);
    await add(LAST, 'Dirección de la Zona Minera');
    const earlier = newId();
    await manager.query(`insert into plan (id, slug, title, stage) values ($1, 'viejo', $2, 'closed')`, [
      earlier,
      named('Anterior'),
    ]);
    for (const [planId, prefix, state] of [
      [earlier, 'VIEJO', 'adopted'],
      [plan.planId, 'NUEVO', 'in_consultation'],
    ])
      for (let number = 1; number <= MANY; number++)
        await manager.query(
          `insert into commitment (id, plan_id, reference, position, title, state) values ($1, $2, $3, $4, $5, $6)`,
          [newId(), planId, `${prefix}-${number}`, number, named(`Promesa ${number}`), state],
        );
    record({ verb: 'plan.imported', subject: plan.plan, planId: plan.planId });
  });
});
afterAll(() => t.close());
beforeEach(() => t.db.query('delete from rate_count'));

const options = (body: string, name: string) => {
  const select = new RegExp(`<select[^>]* name="${name}"[^]*?</select>`).exec(body)?.[0] ?? '';
  return [...select.matchAll(/<option value="([^"]+)"/g)].map(([, value]) => value);
};
const ticks = (body: string, name: string) =>
  [...body.matchAll(new RegExp(`<input [^>]*type="checkbox"[^>]*name="${name}"[^>]*>`, 'g'))].map(([box]) => box);

describe('a choice among more than a page offers', () => {
  it('is found by parts of its words, without accents, and everything that was typed stays', async () => {
    const at = `/es/compromisos/${reference}/situacion`;
    const secretariat = filling(t, 'secretariat');
    const { body } = await secretariat.read(at);
    expect(options(body, 'institution')).toHaveLength(100);
    expect(options(body, 'institution')).not.toContain(LAST);
    expect(body).toMatch(/Aquí están 100 de 13\d\./);
    const found = await secretariat.send(at, 'ownershipInvite', {
      'find-institution': 'MINERA direccion',
      part: 'SUPPORTING',
      way: 'find-institution',
    });
    expect(options(found.body, 'institution')).toEqual([LAST]);
    expect(found.body).toContain('Una tiene esas palabras.');
    expect(found.body).toMatch(/value="SUPPORTING" checked/);
    expect(found.body).toMatch(/<details open[^]*name="find-institution"[^>]* value="MINERA direccion"/);
  });

  it('stays chosen, by its name, when other words narrow the choices', async () => {
    const at = `/es/compromisos/${reference}/situacion`;
    const other = { institution: LAST, part: 'LEAD', 'find-institution': 'oficina 12', way: 'find-institution' };
    const { body } = await filling(t, 'secretariat').send(at, 'ownershipInvite', other);
    expect(options(body, 'institution')).toContain('oficina-12');
    expect(body).toMatch(new RegExp(`<option value="${LAST}" selected[^>]*>Dirección de la Zona Minera`));
  });

  it('is looked for, and nothing is sent, by Enter behind new words; with words that were looked for it is sent', async () => {
    const at = `/es/compromisos/${reference}/situacion`;
    const secretariat = filling(t, 'secretariat');
    const chosen = { institution: LAST, part: 'LEAD', 'find-institution': 'oficina 7' };
    const back = await secretariat.send(at, 'ownershipInvite', chosen);
    expect(back.statusCode).toBe(200);
    expect(options(back.body, 'institution')).toContain('oficina-7');
    const done = await secretariat.send(at, 'ownershipInvite', { ...chosen, 'found-institution': 'oficina 7' });
    expect(wentTo(done)).toEqual([at, 'ownerInvited']);
  });

  it('says that nothing has the words, and keeps the form', async () => {
    const at = `/es/compromisos/${reference}/sugerir?field=owner`;
    const words = { 'find-institution': 'x'.repeat(300), reason: 'Le toca', way: 'find-institution' };
    const { body } = await filling(t, await plan.citizen()).send(at, 'suggestionField', words);
    expect(body).toContain('Nada tiene esas palabras.');
    expect(body).toContain('>Le toca</textarea>');
  });

  it('is an earlier commitment, found by its reference, that stays chosen', async () => {
    const at = `/es/compromisos/${reference}/sugerir?field=carried_over_from`;
    const citizen = filling(t, await plan.citizen());
    const found = await citizen.send(at, 'suggestionField', {
      'find-carriedOverFrom': 'viejo-117',
      way: 'find-carriedOverFrom',
    });
    const [id] = options(found.body, 'carriedOverFrom');
    expect(found.body).toContain('VIEJO-117 Promesa 117');
    const other = await citizen.send(at, 'suggestionField', {
      carriedOverFrom: id!,
      'find-carriedOverFrom': 'viejo-118',
      way: 'find-carriedOverFrom',
    });
    expect(other.body).toMatch(new RegExp(`<option value="${id}" selected[^>]*>VIEJO-117 Promesa 117`));
    expect(other.body).toContain('VIEJO-118 Promesa 118');
  });

  it('is a commitment that a response names, and ticks of before stay', async () => {
    const { reference: proposal } = await proposer(t, await plan.citizen()).submitted(plan.plan);
    const at = `/es/propuestas/${proposal}/responder`;
    const { body } = await filling(t, 'secretariat').read(at);
    expect(ticks(body, 'commitments')).toHaveLength(100);
    const found = await filling(t, 'secretariat').send(at, 'proposalRespond', {
      commitments: ['NUEVO-3'],
      text: 'Ya está en el plan.',
      'find-commitments': 'NUEVO-128',
      way: 'find-commitments',
    });
    const offered = ticks(found.body, 'commitments');
    expect(offered).toHaveLength(2);
    expect(offered[0]).toMatch(/value="NUEVO-3" checked/);
    expect(offered[1]).toContain('value="NUEVO-128"');
    expect(found.body).toContain('>Ya está en el plan.</textarea>');
  });

  it('is a place for a clause, found by words of the clause before it', async () => {
    const { commitment } = await writer(t, 'secretariat').draft(plan.plan, {
      title: es('Muchas cláusulas'),
      action: es(Array.from({ length: MANY }, (_, number) => `Párrafo número ${number}.`).join('\n\n')),
    });
    const { nodes } = commitment.clauses;
    const moved = nodes.find((one: { text: { text: string } }) => one.text.text === 'Párrafo número 3.').id;
    const at = `/es/compromisos/${commitment.reference}/sugerir?clause=${moved}`;
    const citizen = filling(t, await plan.citizen());
    // All but the clause itself and the one before it, with the first place.
    expect(options((await citizen.read(at)).body, 'after')).toHaveLength(99);
    const words = { reason: 'Va al final', 'find-after': 'numero 129', way: 'find-after' };
    const { body } = await citizen.send(at, 'suggestionMove', words);
    expect(body).toContain('>Va al final</textarea>');
    const [first, last] = options(body, 'after');
    expect(first).toBe('first');
    const sent = { ...words, after: last!, 'found-after': words['find-after'], way: '' };
    expect(wentTo(await citizen.send(at, 'suggestionMove', sent))[1]).toBe('suggested');
  });

  it('is a condition of a list', async () => {
    for (const page of ['/es/compromisos', '/es/hitos']) {
      const whole = (await filling(t, null).read(page)).body;
      expect([page, options(whole, 'institution').includes(LAST)]).toEqual([page, false]);
      const narrowed = (await filling(t, null).read(`${page}?find-institution=minera`)).body;
      expect([page, options(narrowed, 'institution')]).toEqual([page, [LAST]]);
    }
  });
});

/** Lists of these names are choices; the rows of a page go on with `after`. */
const CHOICES = ['institutions', 'commitments', 'earlier'];

it('narrows every list of institutions and commitments that a page offers as choices', () => {
  const cut: string[] = [];
  for (const { name, url } of filesBeside('documents', '.graphql'))
    visit(parse(readFileSync(url, 'utf8')), {
      Field(field) {
        const args = new Map(field.arguments?.map(({ name: { value }, value: given }) => [value, given]));
        const first = args.get('first');
        const isChoice = CHOICES.includes(field.name.value) && first?.kind === Kind.INT && Number(first.value) >= 50;
        const isNarrowed = args.has('text') || JSON.stringify(args.get('filter') ?? '').includes('"text"');
        if (isChoice && !args.has('after') && !isNarrowed) cut.push(`${name} ${field.name.value}`);
      },
    });
  // These two are tables, and their rows are no choices.
  expect(cut.toSorted()).toEqual(['plan commitments', 'responses commitments']);
});
