import { encodeId } from '../../src/api/node-id.js';
import { OPERATOR, type Role } from '../../src/domain/actor.js';
import { newId } from '../../src/kernel/ids.js';
import { UnitOfWork } from '../../src/kernel/unit-of-work.js';
import type { TestApp } from './app.js';
import { jointPlan } from './builders.js';

export interface Discussion {
  planId: string;
  /** The account that leads the commitment. */
  institutionId: string;
  commitment: string;
  milestone: string;
  /** The same commitment while it was still a separate draft. */
  draft: string;
  say(as: string, body: string, more?: object): Promise<{ id: string; version: number; state: string }>;
}

const text = (words: string) => JSON.stringify({ original: 'es', es: { text: words } });

/** Old accounts, new accounts, and moderators. */
const PEOPLE: [handle: string, role: Role | null, institution: boolean, since: string][] = [
  ['ana', null, false, '2020-01-01'],
  ['beto', null, false, '2020-01-01'],
  ['carla', null, false, '2020-01-01'],
  ['newcomer', null, false, 'now'],
  ['moderator', 'moderator', false, '2020-01-01'],
  ['other-moderator', 'moderator', false, '2020-01-01'],
  ['tied-moderator', 'moderator', true, '2020-01-01'],
  ['civil-society', 'civil_society_contact_point', false, '2020-01-01'],
];

/** A plan in public consultation: a commitment of the Secretariat of Justice, its milestone, and people to talk. */
export async function discussion(t: TestApp): Promise<Discussion> {
  const { planId, institutionId } = await jointPlan(t);
  const [commitmentId, milestoneId, draftId] = [newId(), newId(), newId()];
  await t.app.get(UnitOfWork).run(OPERATOR, async ({ manager, record }) => {
    for (const [handle, role, works, since] of PEOPLE) {
      const account = newId();
      await manager.query(
        `insert into account (id, handle, public_name, created_at) values ($1, $2, $2, ${since === 'now' ? 'now()' : `'${since}'`})`,
        [account, handle],
      );
      if (role) {
        await manager.query(
          `insert into appointment (id, account_id, role, plan_id, institution_id, from_on) values ($1, $2, $3, $4, $5, '2020-01-01')`,
          [newId(), account, role, planId, works ? institutionId : null],
        );
      }
    }
    await manager.query(
      `insert into plan_window (id, plan_id, kind, opens_at, closes_at)
       values ($1, $2, 'public_consultation', now() - interval '1 day', now() + interval '200 days')`,
      [newId(), planId],
    );
    for (const [id, state, position] of [
      [commitmentId, 'in_consultation', 1],
      [draftId, 'draft', 2],
    ]) {
      await manager.query(
        `insert into commitment (id, plan_id, reference, position, title, origin, state) values ($1, $2, $3, $4, $5, 'co_created', $6)`,
        [id, planId, `JOINT-0${position}`, position, text('Datos abiertos'), state],
      );
    }
    await manager.query(
      `insert into commitment_owner (id, commitment_id, institution_id, role, state, position) values ($1, $2, $3, 'lead', 'accepted', 0)`,
      [newId(), commitmentId, institutionId],
    );
    await manager.query(`insert into milestone (id, commitment_id, number, title) values ($1, $2, 1, $3)`, [
      milestoneId,
      commitmentId,
      text('Portal publicado'),
    ]);
    record({ verb: 'plan.imported', subject: 'pln_test', planId });
  });
  const commitment = encodeId('Commitment', commitmentId);
  return {
    planId,
    institutionId,
    commitment,
    milestone: encodeId('Milestone', milestoneId),
    draft: encodeId('Commitment', draftId),
    say: async (as, body, more = {}) => {
      const { commentCreate } = await t.gql.as(as)(
        `mutation ($input: CommentCreateInput!) { commentCreate(input: $input) { comment { id version state } userErrors { code } } }`,
        { input: { subject: commitment, body, ...more } },
      );
      if (!commentCreate.comment) throw new Error(JSON.stringify(commentCreate.userErrors));
      return commentCreate.comment;
    },
  };
}
