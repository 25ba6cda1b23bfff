import { OPERATOR } from '../../src/domain/actor.js';
import { Jobs } from '../../src/kernel/jobs/jobs.js';
import { UnitOfWork } from '../../src/kernel/unit-of-work.js';
import { testApp, type TestApp } from '../support/app.js';
import type { CoCreation } from '../support/co-creation.js';
import { drafting, es, writer } from '../support/drafting.js';
import { type Post, postOffice } from '../support/smtp.js';

let post: Post;
let t: TestApp;
let plan: CoCreation;
let [author, follower] = ['', ''];
beforeAll(async () => {
  post = await postOffice();
  t = await testApp('empty', { SMTP_URL: post.url });
  plan = await drafting(t);
  [author, follower] = [await plan.citizen(), await plan.citizen()];
  for (const [handle, email] of [
    [author, 'autora@example.org'],
    [follower, 'sigue@example.org'],
  ])
    await t.db.query('insert into account_contact (account_id, email) select id, $2 from account where handle = $1', [
      handle,
      email,
    ]);
});
afterAll(async () => {
  await t.close();
  await post.close();
});

const by = (who: string) => writer(t, who);

/** New letters to an address since the last call; the others are thrown away. */
async function letters(address: string): Promise<{ subject: string; text: string }[]> {
  await t.app.get(Jobs).add('tell_followers', {});
  await t.app.get(Jobs).runDue();
  const all = post.letters.splice(0);
  return all
    .filter((letter) => post.to(letter) === address)
    .map(({ subject, text }) => ({ subject: subject!, text: text! }));
}

const follow = (who: string, id: string) =>
  t.gql.as(who)(
    `mutation ($id: ID!) { followSet(subject: $id, input: { frequency: IMMEDIATE }) { userErrors { code } } }`,
    { id },
  );

async function begun() {
  const { commitment } = await by('secretariat').draft(plan.plan, { action: es('Medir las fugas') });
  const clause = commitment.clauses.nodes.find((one: { section: string }) => one.section === 'ACTION').id;
  return { ...commitment, at: { commitment: commitment.id, baseVersion: 1, clause } };
}

it('tells followers of a commitment of each suggestion and its decision, and the author by letter', async () => {
  const { id, at } = await begun();
  await follow(follower, id);
  await follow(author, id);
  await letters('');

  const { suggestion } = await by(author).suggest({ ...at, text: es('Medir las fugas cada mes') });
  const [made] = await letters('sigue@example.org');
  expect(made!.subject).toBe(`${author} sugirió un cambio: sugerencia 1 sobre «Agua para todas»`);
  expect(made!.text).toContain('«Medir las fugas cada mes»\n\nRazón: Se entiende mejor\n\n');
  expect(made!.text).toContain(`/es/sugerencias/${suggestion.id}`);

  await by('drafter').accept(suggestion.id);
  const accepted = await letters('autora@example.org');
  expect(accepted.map(({ subject }) => subject)).toEqual(['Se aceptó su sugerencia sobre «Agua para todas»']);
  expect(accepted[0]!.text).toContain('Está en la versión 2 del texto.');
  expect(accepted[0]!.text).not.toContain('Razón');

  await by('society').revert(suggestion.id, 'Cambió el sentido');
  const reverted = await letters('sigue@example.org');
  expect(reverted.map(({ text }) => text).join('')).toMatch(
    /Se quitó del texto un cambio que se había aceptado: sugerencia 1 sobre «Agua para todas»\n\nRazón: Cambió el sentido/,
  );
});

it('gives the author of a declined suggestion the reason', async () => {
  const { at } = await begun();
  const { suggestion } = await by(author).suggest({ ...at, text: es('Medir algo') });
  await by('drafter').decline(suggestion.id, 'No cabe en el plan');
  const [declined, ...more] = await letters('autora@example.org');
  expect(more).toEqual([]);
  expect(declined!.subject).toBe('No se aceptó su sugerencia sobre «Agua para todas»');
  expect(declined!.text).toContain('Razón: No cabe en el plan');
  expect(declined!.text).toContain(`/es/sugerencias/${suggestion.id}`);
});

it('puts suggestions into the feed of the plan, and nothing of one that was taken back', async () => {
  const { at } = await begun();
  const { suggestion: kept } = await by(author).suggest({ ...at, text: es('Medir fugas y tomas') });
  const { suggestion: gone } = await by(author).suggest({ ...at, text: es('Medir cisternas') });
  await by(author).withdraw(gone.id);
  expect(kept.number).toBe(1);
  const [{ slug }] = await t.db.query('select slug from plan where id = $1', [plan.planId]);
  const { body } = await t.app.inject(`/es/planes/${slug}/feed.atom`);
  expect(body).toContain('Medir fugas y tomas');
  expect(body).not.toContain('Medir cisternas');
});

it('tells followers of the plan that a draft was begun, and nothing of one that only its drafters read', async () => {
  await follow(follower, plan.plan);
  await letters('');
  const { commitment } = await by('drafter').draft(plan.plan, { title: es('Cosechar la lluvia') });
  const [told, ...more] = await letters('sigue@example.org');
  expect(more).toEqual([]);
  expect(told!.subject).toContain('Se comenzó a escribir un compromiso');
  expect(told!.subject).toContain('Cosechar la lluvia');
  expect(told!.text).toContain(`/es/compromisos/${commitment.reference}`);

  const feed = async () => (await t.app.inject('/es/planes/joint/feed.atom')).body;
  expect(await feed()).toContain('Se comenzó a escribir un compromiso');
  const shown = (isShown: boolean) =>
    t.app.get(UnitOfWork).run(OPERATOR, async ({ manager, record }) => {
      await manager.query('update plan set drafts_public = $1', [isShown]);
      record({ verb: 'plan.text_written', subject: plan.plan, planId: plan.planId });
    });
  await shown(false);
  await by('drafter').draft(plan.plan, { title: es('Secreto todavía') });
  expect(await letters('sigue@example.org')).toEqual([]);
  expect(await feed()).not.toContain('Secreto todavía');
  await shown(true);
});
