import { OPERATOR } from '../../src/domain/actor.js';
import { UnitOfWork } from '../../src/kernel/unit-of-work.js';
import { testApp, type TestApp } from '../support/app.js';
import type { CoCreation } from '../support/co-creation.js';
import { drafting, es, writer } from '../support/drafting.js';
import { filling } from '../support/filling.js';

let t: TestApp;
let plan: CoCreation;
beforeAll(async () => {
  t = await testApp();
  plan = await drafting(t);
});
afterAll(() => t.close());

it('tells whoever reads the text that a suggestion is hidden, by which rule and why, and nothing else', async () => {
  const author = await plan.citizen();
  const { commitment } = await writer(t, 'secretariat').draft(plan.plan, { action: es('Medir las fugas') });
  const clause = commitment.clauses.nodes.find((one: { section: string }) => one.section === 'ACTION').id;
  const { suggestion } = await writer(t, author).suggest({
    commitment: commitment.id,
    baseVersion: 1,
    clause,
    text: es('canario-insulto'),
  });
  const url = `/es/sugerencias/${suggestion.id}`;
  await filling(t, 'moderator').send(url, 'suggestionHide', { rule: 'INSULT', reason: 'Insulta a una persona.' });

  for (const who of [null, await plan.citizen()]) {
    const { statusCode, body } = await filling(t, who).read(url);
    expect([who, statusCode]).toEqual([who, 200]);
    for (const said of ['Insulta a una persona.', `Sugerencia 1 oculta: ${commitment.reference}`, 'noindex'])
      expect(body).toContain(said);
    expect(body).not.toContain('canario');
    expect(body).not.toContain('name="form"');
  }
  expect((await filling(t, null).read(`/en/suggestions/${suggestion.id}`)).body).toContain('Hidden suggestion 1');
  expect((await filling(t, author).read(url)).body).toContain('canario-insulto');

  // Who cannot see the text is told nothing of what people would change in it.
  await t.app.get(UnitOfWork).run(OPERATOR, async ({ manager, record }) => {
    await manager.query('update plan set drafts_public = false');
    record({ verb: 'plan.imported', subject: plan.plan, planId: plan.planId });
  });
  expect((await filling(t, null).read(url)).statusCode).toBe(404);
});
