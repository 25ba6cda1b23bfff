import { encodeId } from '../../src/api/node-id.js';
import { OPERATOR, type Role } from '../../src/domain/actor.js';
import { newId } from '../../src/kernel/ids.js';
import { UnitOfWork } from '../../src/kernel/unit-of-work.js';
import type { Transaction } from '../../src/kernel/transaction.js';
import type { TestApp } from './app.js';
import { jointPlan } from './builders.js';

const text = (words: string) => JSON.stringify({ original: 'es', es: { text: words } });
const hours = (n: number) => new Date(Date.now() + n * 3_600_000);

export interface CoCreation {
  planId: string;
  plan: string;
  /** Makes an account without any appointment, and gives its handle. */
  citizen(): Promise<string>;
  /** Gives an account a role in the plan from today. */
  appoint(handle: string, role: Role): Promise<void>;
}

/** The joint plan with an open call for proposals, an open response window, and liaisons of State and Municipality. */
export async function coCreation(t: TestApp): Promise<CoCreation> {
  const { planId, institutionId } = await jointPlan(t);
  const write = (work: (tx: Transaction) => Promise<void>): Promise<void> =>
    t.app.get(UnitOfWork).run(OPERATOR, async (tx) => {
      await work(tx);
      tx.record({ verb: 'plan.imported', subject: encodeId('Plan', planId), planId });
    });
  const account = async (manager: Transaction['manager'], handle: string) => {
    const id = newId();
    await manager.query('insert into account (id, handle, public_name) values ($1, $2, $2)', [id, handle]);
    return id;
  };
  await write(async ({ manager }) => {
    const [{ id: municipality }] = await manager.query(`select id from jurisdiction where code = '15104'`);
    const unit = newId();
    await manager.query(
      `insert into institution (id, slug, name, kind, jurisdiction_id) values ($1, 'transparencia', $2, 'government_office', $3)`,
      [unit, text('Unidad de Transparencia'), municipality],
    );
    for (const [kind, opens, closes] of [
      ['call_for_proposals', -48, 48],
      ['reasoned_response', -24, 240],
    ] as const) {
      await manager.query(
        'insert into plan_window (id, plan_id, kind, opens_at, closes_at) values ($1, $2, $3, $4, $5)',
        [newId(), planId, kind, hours(opens), hours(closes)],
      );
    }
    const people: [string, Role, string | null][] = [
      ['municipal', 'institution_liaison', unit],
      ['moderator', 'moderator', null],
      ['member', 'forum_member', institutionId],
      ['civil-society', 'civil_society_contact_point', null],
    ];
    for (const [handle, role, institution] of people) {
      await manager.query(
        `insert into appointment (id, account_id, role, plan_id, institution_id, from_on) values ($1, $2, $3, $4, $5, '2020-01-01')`,
        [newId(), await account(manager, handle), role, planId, institution],
      );
    }
  });
  let citizens = 0;
  return {
    planId,
    plan: encodeId('Plan', planId),
    citizen: async () => {
      const handle = `citizen-${++citizens}`;
      await write(async ({ manager }) => void (await account(manager, handle)));
      return handle;
    },
    appoint: (handle, role) =>
      write(async ({ manager }) => {
        await manager.query(
          `insert into appointment (id, account_id, role, plan_id, from_on)
           select $1, id, $2, $3, '2020-01-01' from account where handle = $4`,
          [newId(), role, planId, handle],
        );
      }),
  };
}

const es = (words: string) => ({ language: 'ES', text: words });

/** Acts for one account: each call is one mutation and gives its payload. */
export function proposer(t: TestApp, who: string) {
  const ask = t.gql.as(who);
  const thing = `proposal { id reference state version respondBy editedAfterSupports reason supports { totalCount } availableActions
    mergedInto { reference } mergedFrom { nodes { reference } } splitFrom { reference } splitInto { id reference state supports { totalCount } }
    debts { jurisdiction { code } institution { slug } state overdue } } userErrors { code path } consequences { code count }`;
  const one = async (name: string, type: string, variables: Record<string, unknown>, call: string) =>
    (await ask(`mutation (${type}) { ${name}(${call}) { ${thing} } }`, variables))[name];
  const act =
    (name: string) =>
    (id: string, input: object = {}) =>
      one(name, '$id: ID!, $input: ActInput', { id, input }, 'id: $id, input: $input');
  const decide = (name: string, input: string) => (id: string, given: object) =>
    one(name, `$id: ID!, $input: ${input}!`, { id, input: given }, 'id: $id, input: $input');
  return {
    draft: (plan: string, more: object = {}) =>
      one(
        'proposalDraft',
        '$input: ProposalDraftInput!',
        { input: { plan, title: es('Agua limpia'), problem: es('Falta agua'), action: es('Reparar la red'), ...more } },
        'input: $input',
      ),
    transcribe: (plan: string, receivedOn: string, more: object = {}) =>
      one(
        'proposalTranscribe',
        '$input: ProposalTranscribeInput!',
        { input: { plan, receivedOn, title: es('Luz'), problem: es('Calle oscura'), action: es('Focos'), ...more } },
        'input: $input',
      ),
    edit: (id: string, expectedVersion: number, input: object) =>
      one(
        'proposalEdit',
        '$id: ID!, $v: Int!, $input: ProposalEditInput!',
        { id, v: expectedVersion, input },
        'id: $id, expectedVersion: $v, input: $input',
      ),
    submit: act('proposalSubmit'),
    support: act('proposalSupport'),
    unsupport: act('proposalUnsupport'),
    withdraw: act('proposalWithdraw'),
    review: decide('proposalReview', 'ProposalReviewInput'),
    release: decide('responseDebtRelease', 'ResponseDebtReleaseInput'),
    merge: decide('proposalMerge', 'ProposalMergeInput'),
    unmerge: decide('proposalUnmerge', 'ReasonInput'),
    split: decide('proposalSplit', 'ProposalSplitInput'),
    /** A submitted proposal, in two steps. */
    async submitted(plan: string, more: object = {}) {
      const { proposal } = await this.draft(plan, more);
      return (await this.submit(proposal.id)).proposal;
    },
  };
}

export const title = (words: string) => ({ title: es(words) });
export const BOTH = {
  assignments: [
    { jurisdiction: '15', institution: 'justicia' },
    { jurisdiction: '15104', institution: 'transparencia' },
  ],
};
