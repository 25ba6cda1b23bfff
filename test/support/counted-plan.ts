import { OPERATOR } from '../../src/domain/actor.js';
import { newId } from '../../src/kernel/ids.js';
import { UnitOfWork } from '../../src/kernel/unit-of-work.js';
import type { TestApp } from './app.js';
import { BOTH, type CoCreation, proposer } from './co-creation.js';

const OWN = 200;

/** Waiting proposals, each owed by both members; every fifth has no theme. */
export async function fill(t: TestApp, at: CoCreation, author: string): Promise<void> {
  const themes = [newId(), newId(), newId()];
  await t.app.get(UnitOfWork).run(OPERATOR, async ({ manager, record }) => {
    for (const [index, id] of themes.entries())
      await manager.query(
        `insert into theme (id, plan_id, code, position, name) values ($1, $2, $3::text, $4, jsonb_build_object('original', 'es', 'es', jsonb_build_object('text', $3::text)))`,
        [id, at.planId, `tema-${index}`, index + 1],
      );
    await manager.query(
      `insert into proposal (id, plan_id, reference, author_account_id, title, problem, action, state, submitted_at, respond_by, listed_at, theme_id)
       select gen_random_uuid(), $1, 'JOINT-P-' || (1000 + n), (select id from account where handle = $2), x.words, x.words, x.words,
         'submitted', now(), case when n % 4 = 0 then date '2020-01-01' else date '2030-01-01' end, now() - make_interval(mins => n),
         case when n % 5 = 0 then null else ($3::uuid[])[1 + n % 3] end
       from generate_series(1, $4::int) n,
         lateral (select jsonb_build_object('original', 'es', 'es', jsonb_build_object('text', 'Parque ' || n)) as words) x`,
      [at.planId, author, themes, OWN],
    );
    await manager.query(
      `insert into response_assignment (id, proposal_id, plan_id, jurisdiction_id, owed_since)
       select gen_random_uuid(), p.id, p.plan_id, j.id, current_date from proposal p cross join jurisdiction j where j.code in ('15', '15104')`,
    );
    record({ verb: 'plan.imported', subject: at.plan, planId: at.planId });
  });
}

/** Some proposals are reviewed, merged, split, split and undone, withdrawn, hidden, and responded to. */
export async function inEveryState(t: TestApp): Promise<void> {
  const { proposals } = await t.gql('{ proposals(first: 60, filter: { awaitingResponse: true }) { nodes { id } } }');
  const ids: string[] = proposals.nodes.map(({ id }: { id: string }) => id);
  const secretariat = proposer(t, 'secretariat');
  const parts = ['Una', 'Otra'].map((words) => {
    const text = { language: 'ES', text: words };
    return { title: text, problem: text, action: text };
  });
  const reason = { reason: 'Pide dos cosas.' };
  for (const id of ids.slice(0, 12)) await secretariat.review(id, BOTH);
  await secretariat.merge(ids[12]!, { into: ids[13]!, reason: 'Piden lo mismo.' });
  await secretariat.split(ids[14]!, { parts, ...reason });
  await secretariat.split(ids[15]!, { parts, ...reason });
  await secretariat.unmerge(ids[15]!, reason);
  await proposer(t, 'citizen-1').withdraw(ids[16]!);
  for (const id of [ids[0]!, ids[17]!, ids[18]!])
    await t.gql.as('moderator')(
      `mutation ($id: ID!) { proposalHide(id: $id, input: { rule: INSULT, reason: "Insulta." }) { userErrors { code } } }`,
      { id },
    );
}

/** Three commitments: one that an institution leads, one to which it is invited, one of nobody. */
export async function commitments(t: TestApp, at: CoCreation): Promise<void> {
  const ask = t.gql.as('secretariat');
  for (const [index, accept] of [true, null, undefined].entries()) {
    const { commitmentDraft } = await ask(
      `mutation ($input: CommitmentDraftInput!) { commitmentDraft(input: $input) { commitment { id } userErrors { code } } }`,
      {
        input: {
          plan: at.plan,
          title: { language: 'ES', text: `Abrir ${index}` },
          origin: 'CO_CREATED',
          members: ['15'],
        },
      },
    );
    if (accept === undefined) continue;
    const { ownershipInvite } = await ask(
      `mutation ($id: ID!) { ownershipInvite(id: $id, input: { institution: "justicia", role: LEAD }) { commitment { owners { id } } } }`,
      { id: commitmentDraft.commitment.id },
    );
    if (accept)
      await t.gql.as('liaison')(
        `mutation ($id: ID!) { ownershipRespond(id: $id, input: { accept: true }) { userErrors { code } } }`,
        { id: ownershipInvite.commitment.owners[0].id },
      );
  }
}

/**
 * 24 suggestions on two commitments, in every state, in time and late; four are owed no answer, because two were
 * withdrawn and two are hidden.
 */
export async function suggestions(t: TestApp, at: CoCreation): Promise<void> {
  await t.app.get(UnitOfWork).run(OPERATOR, async ({ manager, record }) => {
    await manager.query(
      `insert into plan_window (id, plan_id, kind, opens_at, closes_at)
       values ($1, $2, 'drafting', now() - interval '1 day', now() + interval '9 days')`,
      [newId(), at.planId],
    );
    await manager.query(
      `insert into suggestion (id, plan_id, commitment_id, number, kind, base_version, section, language, text, reason,
         author_account_id, state, visibility, decided_at, decided_role, respond_by)
       select gen_random_uuid(), c.plan_id, c.id, n, 'add', 1, 'action', 'es', 'Palabra ' || n, 'Falta',
         (select id from account where handle = 'citizen-1'), x.state, case n when 7 then 'hidden' else 'visible' end,
         case when x.state in ('pending', 'withdrawn') then null else now() end, null,
         case when n % 3 = 0 then date '2020-01-01' else date '2040-01-01' end
       from (select * from commitment where plan_id = $1 order by reference limit 2) c, generate_series(1, 12) n,
         lateral (select (array['pending', 'accepted', 'accepted_with_changes', 'declined', 'reverted', 'pending', 'pending',
           'pending', 'declined', 'withdrawn', 'accepted', 'pending'])[n] as state) x`,
      [at.planId],
    );
    record({ verb: 'plan.imported', subject: at.plan, planId: at.planId });
  });
}
