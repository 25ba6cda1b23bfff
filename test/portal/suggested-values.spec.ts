import { encodeId } from '../../src/api/node-id.js';
import { OPERATOR } from '../../src/domain/actor.js';
import { newId } from '../../src/kernel/ids.js';
import { UnitOfWork } from '../../src/kernel/unit-of-work.js';
import { AS, TO_SIGN_IN } from '../../src/portal/frame/form.js';
import { testApp, type TestApp } from '../support/app.js';
import { browsing } from '../support/browsing.js';
import type { CoCreation } from '../support/co-creation.js';
import { drafting, writer } from '../support/drafting.js';
import { filling, wentTo } from '../support/filling.js';

/** Commitments of an earlier plan. */
const [WATER, LIGHT] = [newId(), newId()];

let t: TestApp;
let plan: CoCreation;
beforeAll(async () => {
  t = await testApp();
  plan = await drafting(t);
  await write(async (ask) => {
    const [planId, title] = [newId(), JSON.stringify({ original: 'es', es: { text: 'Anterior' } })];
    await ask(`insert into plan (id, slug, title, stage) values ($1, 'viejo', $2, 'closed')`, [planId, title]);
    for (const [id, reference] of [
      [WATER, 'VIEJO-01'],
      [LIGHT, 'VIEJO-02'],
    ])
      await ask(
        `insert into commitment (id, plan_id, reference, position, title, state) values ($1, $2, $3, 1, $4, 'adopted')`,
        [id, planId, reference, title],
      );
  });
});
afterAll(() => t.close());
beforeEach(() => t.db.query('delete from rate_count'));

const write = (work: (ask: (sql: string, values?: unknown[]) => Promise<unknown>) => Promise<void>) =>
  t.app.get(UnitOfWork).run(OPERATOR, async ({ manager, record }) => {
    await work((sql, values) => manager.query(sql, values));
    record({ verb: 'plan.imported', subject: plan.plan, planId: plan.planId });
  });
const plain = (html: string) => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
const pageOf = (answer: { headers: { location?: unknown } }) => String(answer.headers.location).split('?')[0]!;

interface Value {
  field: string;
  /** Two values as they are typed or chosen, and as people read them. */
  one: Record<string, string | string[]>;
  two: Record<string, string | string[]>;
  read: [RegExp, RegExp];
  /** The fields that a form that came back still has of the first one. */
  kept: string[];
}

const VALUES: Value[] = [
  {
    field: 'BUDGET',
    one: { amount: '1,250,000', currency: 'MXN' },
    two: { amount: '900 000.50', currency: 'USD' },
    read: [/1,250,000 MXN/, /900,000\.50 USD/],
    kept: ['value="1,250,000"', 'value="MXN"'],
  },
  {
    field: 'SDGS',
    one: { sdgs: ['16', '6'] },
    two: { sdgs: ['11'] },
    read: [/6 Agua limpia y saneamiento.*16 Paz/, /11 Ciudades/],
    kept: ['value="6" checked', 'value="16" checked'],
  },
  {
    field: 'CHALLENGE_AREA',
    one: { challengeArea: 'JUSTICE' },
    two: { challengeArea: 'CIVIC_SPACE' },
    read: [/Justicia/, /Espacio cívico/],
    kept: ['value="JUSTICE" selected'],
  },
  {
    field: 'CARRIED_OVER_FROM',
    one: { carriedOverFrom: encodeId('Commitment', WATER) },
    two: { carriedOverFrom: encodeId('Commitment', LIGHT) },
    read: [/VIEJO-01/, /VIEJO-02/],
    kept: [`value="${encodeId('Commitment', WATER)}" selected`],
  },
  {
    field: 'DEVELOPMENT_PLAN',
    one: { value: 'Pilar Seguridad, línea 4.1.2' },
    two: { value: 'Eje 3' },
    read: [/Pilar Seguridad, línea 4\.1\.2/, /Eje 3/],
    kept: ['value="Pilar Seguridad, línea 4.1.2"'],
  },
];

describe.each(VALUES)('the form to suggest $field', ({ field, one, two, read, kept }) => {
  const why = { reason: 'Porque falta' };
  const begun = async () => {
    const { commitment } = await writer(t, 'civil-society').draft(plan.plan);
    const at = `/es/compromisos/${commitment.reference}`;
    return { id: commitment.id as string, form: `${at}/sugerir?field=${field.toLowerCase()}` };
  };
  const suggests = async (form: string, value: Record<string, string | string[]>, who?: string) =>
    pageOf(await filling(t, who ?? (await plan.citizen())).send(form, 'suggestionField', { ...why, ...value }));
  const hidden = ({ id }: { id: string }, baseVersion = '1') => ({ commitment: id, baseVersion, field });

  it('holds what stands there, so that nobody takes it away unseen', async () => {
    const { form } = await begun();
    await filling(t, 'drafter').send(await suggests(form, one), 'suggestionAccept');
    const { body } = await filling(t, null).read(form);
    const standing = field === 'BUDGET' ? ['value="1250000"', 'value="MXN"'] : kept;
    expect(standing.filter((each) => !body.includes(each))).toEqual([]);
  });

  it('takes two at once: the second is in conflict with the first, and either one is settled for', async () => {
    const { form } = await begun();
    const [first, second] = await Promise.all([suggests(form, one), suggests(form, two)]);
    await filling(t, 'drafter').send(first, 'suggestionAccept');
    const { body } = await filling(t, 'drafter').read(second);
    expect(body).not.toContain('value="suggestionAccept"');
    const [now, then] = plain(body).split('Así diría con la sugerencia');
    expect([now, then]).toEqual([expect.stringMatching(read[0]), expect.stringMatching(read[1])]);
    const settled = await filling(t, 'drafter').send(second, 'suggestionSettle', { reason: 'Es lo que cuesta' });
    expect(wentTo(settled)).toEqual([second, 'suggestionAccepted']);
    const compared = await filling(t, null).read(`${form.split('/sugerir')[0]}/versiones?from=2&to=3`);
    const [before, after] = plain(compared.body).split('Después:');
    expect([before, after]).toEqual([expect.stringMatching(read[0]), expect.stringMatching(read[1])]);
  });

  it('takes what a late person wrote on the former value, and says that it is in conflict', async () => {
    const given = await begun();
    await filling(t, 'drafter').send(await suggests(given.form, one), 'suggestionAccept');
    const late = await filling(t, await plan.citizen()).post(given.form, 'suggestionField', {
      ...hidden(given),
      ...why,
      ...two,
    });
    const { body } = await filling(t, 'drafter').read(pageOf(late));
    expect(plain(body)).toContain('En conflicto');
  });

  it('gives the value and the reason back when the sign-in session ended', async () => {
    const given = await begun();
    const citizen = await plan.citizen();
    const { status, body } = await browsing(t).post(
      given.form,
      new URLSearchParams([
        ['form', 'suggestionField'],
        [AS, citizen],
        ...Object.entries({ ...hidden(given), ...why, ...one }).flatMap(([name, value]) =>
          [value].flat().map((each) => [name, each] as [string, string]),
        ),
      ]),
    );
    expect([401, 422]).toContain(status);
    expect([...kept, 'Porque falta', `value="${TO_SIGN_IN}"`].filter((each) => !body.includes(each))).toEqual([]);
  });

  it('gives the value and the reason back when the stage closed, and to a drafter whose role ended', async () => {
    const [given, other] = [await begun(), await begun()];
    await write((ask) => ask(`update plan_window set closes_at = opens_at + interval '1 hour'`).then(() => undefined));
    await write((ask) =>
      ask(`update appointment set until_on = from_on where account_id =
             (select id from account where handle = 'society')`).then(() => undefined),
    );
    try {
      for (const [who, { form, ...asked }] of [
        [await plan.citizen(), given],
        ['society', other],
      ] as const) {
        const back = await filling(t, who).post(form, 'suggestionField', { ...hidden(asked), ...why, ...one });
        expect([401, 403, 409, 422]).toContain(back.statusCode);
        expect(back.body).toContain('class="faults"');
        expect(['Porque falta', ...kept].filter((each) => !back.body.includes(each))).toEqual([]);
      }
    } finally {
      await write((ask) => ask(`update plan_window set closes_at = now() + interval '10 days'`).then(() => undefined));
      await write((ask) => ask('update appointment set until_on = null').then(() => undefined));
    }
  });
});

describe('an amount', () => {
  it.each([
    ['12,50', '12.50 would become 1250'],
    ['1.250.000', 'points between thousands'],
    ['mil pesos', 'words'],
  ])('is given back when it is unclear: %s', async (amount) => {
    const { commitment } = await writer(t, 'civil-society').draft(plan.plan);
    const form = `/es/compromisos/${commitment.reference}/sugerir?field=budget`;
    const back = await filling(t, await plan.citizen()).send(form, 'suggestionField', {
      amount,
      currency: 'MXN',
      reason: 'Porque falta',
    });
    expect(back.statusCode).toBe(422);
    expect(back.body).toContain(`value="${amount}"`);
    expect(back.body).toContain('href="#suggestionField-amount"');
  });
});
