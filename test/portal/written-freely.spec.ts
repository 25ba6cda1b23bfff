import { OPERATOR } from '../../src/domain/actor.js';
import { UnitOfWork } from '../../src/kernel/unit-of-work.js';
import { AS } from '../../src/portal/frame/form.js';
import { testApp, type TestApp } from '../support/app.js';
import { browsing } from '../support/browsing.js';
import type { CoCreation } from '../support/co-creation.js';
import { drafting, es, textNow, writer } from '../support/drafting.js';
import { filling, wentTo } from '../support/filling.js';

let t: TestApp;
let plan: CoCreation;
beforeAll(async () => {
  t = await testApp();
  plan = await drafting(t);
});
afterAll(() => t.close());
beforeEach(() => t.db.query('delete from rate_count'));

const as = (who: string) => filling(t, who);
const write = (sql: string, values: unknown[] = []) =>
  t.app.get(UnitOfWork).run(OPERATOR, async ({ manager, record }) => {
    await manager.query(sql, values);
    record({ verb: 'plan.imported', subject: plan.plan, planId: plan.planId });
  });
const begun = async () => {
  const { commitment } = await writer(t, 'drafter').draft(plan.plan, { action: es('Medir las fugas') });
  return { id: commitment.id as string, at: `/es/compromisos/${commitment.reference}`, given: commitment };
};
/** Ends the role of this person while `work` runs. */
async function withoutRole(handle: string, work: () => Promise<void>) {
  const ends = (untilOn: string) =>
    write(
      `update appointment set until_on = ${untilOn} where account_id = (select id from account where handle = $1)`,
      [handle],
    );
  await ends('from_on');
  try {
    await work();
  } finally {
    await ends('null');
  }
}

/** Sends a form as the page of somebody whose sign-in session has ended meanwhile. */
const signedOut = (url: string, who: string, fields: Record<string, string>) =>
  browsing(t).post(url, { [AS]: who, ...fields });

const lacking = (body: string, texts: string[]) => texts.filter((text) => !body.includes(text));

describe('the page where a draft is written', () => {
  const TYPED = {
    title: 'Agua limpia & justa',
    problem: 'Se pierde la mitad del agua.',
    action: 'Medir las fugas y las tomas.',
    start: '01/2027',
    end: '12/2028',
    ogpValues: 'public_accountability',
  };
  const SHOWN = [
    'value="Agua limpia &amp; justa"',
    '>Se pierde la mitad del agua.</textarea>',
    '>Medir las fugas y las tomas.</textarea>',
    'value="01/2027"',
    'value="12/2028"',
    'value="public_accountability" checked',
  ];
  const languages = Object.fromEntries(
    ['title', 'problem', 'statusQuo', 'action', 'contribution'].map((name) => [`${name}Language`, 'ES']),
  );

  it('shows what the other one kept meanwhile beside what was typed, and takes it once it was seen', async () => {
    const { id, at } = await begun();
    const kept = await as('society').send(`${at}/escribir`, 'commitmentEdit', {
      title: 'Agua',
      action: 'Medir las tomas',
    });
    expect(wentTo(kept)[1]).toBe('commitmentWritten');
    const back = await as('drafter').send(`${at}/escribir`, 'commitmentEdit', { ...TYPED, version: '1' });
    expect([back.statusCode, (await textNow(t, id)).action.text]).toEqual([422, 'Medir las tomas']);
    expect(lacking(back.body, [...SHOWN, 'Medir las tomas', 'name="version" value="2"'])).toEqual([]);
    const again = await as('drafter').send(`${at}/escribir`, 'commitmentEdit', TYPED);
    expect(wentTo(again)[1]).toBe('commitmentWritten');
    expect(await textNow(t, id)).toMatchObject({ version: 3, action: { text: TYPED.action } });
  });

  it('keeps one of two that are sent at once, and gives the other one back', async () => {
    const { id, at } = await begun();
    // Both saw the first version, however long each page took.
    const MEASURED = { title: 'Agua', action: 'Medir las tomas' };
    const answers = await Promise.all([
      as('society').send(`${at}/escribir`, 'commitmentEdit', { ...MEASURED, version: '1' }),
      as('drafter').send(`${at}/escribir`, 'commitmentEdit', { ...TYPED, version: '1' }),
    ]);
    expect(answers.map(({ statusCode }) => statusCode).toSorted((one, other) => one - other)).toEqual([303, 422]);
    expect((await textNow(t, id)).version).toBe(2);
    const [refused] = answers.filter(({ statusCode }) => statusCode === 422);
    expect(lacking(refused!.body, ['Medir las tomas', 'Medir las fugas y las tomas.'])).toEqual([]);
  });

  it('gives everything back once somebody suggested a change, and says where to suggest it', async () => {
    const { id, at, given } = await begun();
    const clause = given.clauses.nodes.find((each: { section: string }) => each.section === 'ACTION').id;
    await writer(t, 'society').suggest({ commitment: id, baseVersion: 1, clause, text: es('Contar las fugas') });
    const sent = { at: id, version: '1', ...languages, ...TYPED };
    const back = await as('drafter').post(`${at}/escribir`, 'commitmentEdit', sent);
    expect([409, 422]).toContain(back.statusCode);
    expect(lacking(back.body, [...SHOWN, 'class="faults"', `href="${at}/texto"`])).toEqual([]);
    expect((await textNow(t, id)).action.text).toBe('Medir las fugas');
  });

  it('gives everything back when the sign-in session or the role ended', async () => {
    const { id, at } = await begun();
    const sent = { at: id, version: '1', ...languages, ...TYPED };
    const out = await signedOut(`${at}/escribir`, 'drafter', { form: 'commitmentEdit', ...sent });
    expect(out.status).toBe(401);
    expect(lacking(out.body, ['Agua limpia &amp; justa', TYPED.problem, TYPED.action, '01/2027', '12/2028'])).toEqual(
      [],
    );
    await withoutRole('drafter', async () => {
      const back = await as('drafter').post(`${at}/escribir`, 'commitmentEdit', sent);
      expect([403, 409, 422]).toContain(back.statusCode);
      expect(lacking(back.body, [...SHOWN, 'class="faults"'])).toEqual([]);
    });
    expect((await textNow(t, id)).version).toBe(1);
  });
});

describe('the milestones on that page', () => {
  const TYPED = {
    title: 'Mapa de fugas',
    start: '05/2026',
    end: '31/12/2026',
    outputs: 'Un mapa',
    institutions: 'justicia',
  };

  it('are added and changed without script, and what was typed comes back with a fault', async () => {
    const { id, at } = await begun();
    const drafter = as('drafter');
    const faulty = await drafter.send(`${at}/escribir`, 'milestoneAdd', { ...TYPED, end: '31/02/2026' });
    expect([faulty.statusCode, lacking(faulty.body, ['value="Mapa de fugas"', 'value="31/02/2026"'])]).toEqual([
      422,
      [],
    ]);
    const added = await drafter.send(`${at}/escribir`, 'milestoneAdd', TYPED);
    expect(wentTo(added)[1]).toBe('milestoneAdded');
    const stale = await drafter.send(`${at}/escribir`, 'milestoneEdit', {
      ...TYPED,
      title: 'Mapa viejo',
      version: '7',
    });
    expect([stale.statusCode, lacking(stale.body, ['value="Mapa viejo"', 'Mapa de fugas'])]).toEqual([422, []]);
    const changed = await drafter.send(`${at}/escribir`, 'milestoneEdit', { ...TYPED, title: 'Mapa nuevo' });
    expect(wentTo(changed)[1]).toBe('milestoneEdited');
    const { node } = await t.gql.as('drafter')(
      `query ($id: ID!) { node(id: $id) { ... on Commitment { milestones(first: 5) { nodes { version title { text } outputs { text }
         planned { startOn endOn } institutions { slug } } } } } }`,
      { id },
    );
    expect(node.milestones.nodes).toEqual([
      {
        version: 2,
        title: { text: 'Mapa nuevo' },
        outputs: { text: 'Un mapa' },
        planned: { startOn: '2026-05-01', endOn: '2026-12-31' },
        institutions: [{ slug: 'justicia' }],
      },
    ]);
  });
});

describe('the invitation of an institution', () => {
  const INVITED = { institution: 'colectivo', part: 'SUPPORTING' };
  const owners = async (id: string) =>
    (
      await t.gql.as('drafter')(
        `query ($id: ID!) { node(id: $id) { ... on Commitment { owners { state role institution { slug } } } } }`,
        { id },
      )
    ).node.owners.filter(({ role }: { role: string }) => role !== 'MEMBER') as object[];

  it('is made once by two who send it at once', async () => {
    const { id, at } = await begun();
    const answers = await Promise.all(
      ['secretariat', 'secretariat'].map((who) => as(who).send(`${at}/situacion`, 'ownershipInvite', INVITED)),
    );
    expect(answers.map(({ statusCode }) => statusCode).toSorted((one, other) => one - other)).toEqual([303, 422]);
    expect(await owners(id)).toEqual([{ state: 'INVITED', role: 'SUPPORTING', institution: { slug: 'colectivo' } }]);
    const [refused] = answers.filter(({ statusCode }) => statusCode === 422);
    expect(lacking(refused!.body, ['class="faults"', 'Colectivo'])).toEqual([]);
  });

  it('is given back when the sign-in session or the role ended, or the commitment was withdrawn', async () => {
    const { id, at } = await begun();
    const sent = { at: id, ...INVITED };
    const chosen = ['Colectivo', 'class="faults"'];
    const out = await signedOut(`${at}/situacion`, 'secretariat', { form: 'ownershipInvite', ...sent });
    expect([401, 422]).toContain(out.status);
    expect(lacking(out.body, chosen)).toEqual([]);
    await withoutRole('secretariat', async () => {
      const back = await as('secretariat').post(`${at}/situacion`, 'ownershipInvite', sent);
      expect([403, 409, 422]).toContain(back.statusCode);
      expect(lacking(back.body, chosen)).toEqual([]);
    });
    await as('secretariat').send(`${at}/situacion`, 'commitmentWithdraw', { at: id, reason: 'Ya no' });
    const late = await as('secretariat').post(`${at}/situacion`, 'ownershipInvite', sent);
    expect([403, 409, 422]).toContain(late.statusCode);
    expect(lacking(late.body, chosen)).toEqual([]);
    expect(await owners(id)).toEqual([]);
  });
});
