import { Injectable } from '@nestjs/common';
import { encodeId, uuidOf } from '../api/node-id.js';
import type { Actor } from '../domain/actor.js';
import type { LocalizedText } from '../domain/localized-text.js';
import { RELEASE_DEBT } from '../domain/proposal.js';
import { releaseDebt } from '../domain/debt.js';
import { refuse } from '../domain/refusal.js';
import { checkVersion, type VersionRead } from '../domain/version.js';
import { UnitOfWork } from '../kernel/unit-of-work.js';
import type { Transaction } from '../kernel/transaction.js';
import { lockProposal, planFacts, proposalFacts, refuseHidden } from '../proposals/proposal.facts.js';
import { settle } from './response.writing.js';
import type { ResponseDebtReleaseInput } from './response.inputs.js';

interface Debt {
  id: string;
  jurisdictionId: string;
  state: string;
}

/** Releases one member of the plan from its duty to respond to a proposal: an act of its own, with a public reason. */
@Injectable()
export class ReleaseService {
  constructor(private readonly work: UnitOfWork) {}

  release(actor: Actor, id: string, expectedVersion: VersionRead, input: ResponseDebtReleaseInput): Promise<string> {
    const once = {
      mutation: 'responseDebtRelease',
      clientMutationId: input.clientMutationId,
      input: { id, expectedVersion, input },
    };
    return this.work.run(
      actor,
      async (tx) => {
        const proposal = await lockProposal(tx, actor, uuidOf('Proposal', id, ['id']));
        tx.allow(RELEASE_DEBT, await proposalFacts(tx.manager, proposal));
        await refuseHidden(tx, [proposal]);
        checkVersion(proposal.version, expectedVersion);
        const plan = await planFacts(tx.manager, proposal.planId, ['id']);
        const member = plan.members.find(({ code }) => code === input.jurisdiction);
        if (!member) refuse('JURISDICTION_NOT_A_MEMBER', ['input', 'jurisdiction'], { code: input.jurisdiction });
        const debts = await debtsOf(tx, proposal.id);
        const debt = debts.find(({ jurisdictionId }) => jurisdictionId === member.id);
        const others = debts.filter((one) => one !== debt && one.state !== 'released');
        releaseDebt({ state: debt?.state ?? null, others: others.length });

        await tx.manager.query(
          `update response_assignment set state = 'released', released_at = $2, release_reason = $3 where id = $1`,
          [debt!.id, tx.now, input.reason],
        );
        tx.follows({ code: 'coverage_drops', count: 1, names: [await nameOf(tx, member.id)] });
        if (others.every(({ state }) => state === 'responded')) {
          await settle(tx, [proposal]);
          tx.follows({ code: 'responded_without_it', count: 1 });
        }
        tx.record({
          verb: 'response_debt.released',
          subject: encodeId('Proposal', proposal.id),
          planId: plan.id,
          contents: { member: tx.keep(input.jurisdiction), reason: tx.keep(input.reason) },
        });
        return proposal.id;
      },
      once,
    );
  }
}

function debtsOf(tx: Transaction, proposalId: string): Promise<Debt[]> {
  return tx.manager.query(
    `select id, jurisdiction_id as "jurisdictionId", state from response_assignment where proposal_id = $1`,
    [proposalId],
  );
}

async function nameOf(tx: Transaction, jurisdictionId: string): Promise<LocalizedText> {
  const [{ name }] = await tx.manager.query('select name from jurisdiction where id = $1', [jurisdictionId]);
  return name;
}
