import type { Transaction } from '../kernel/transaction.js';
import { refuse } from '../domain/refusal.js';
import { ProposalEntity } from '../proposals/proposal.entity.js';
import type { PlanFacts } from '../proposals/proposal.facts.js';
import type { InState } from '../domain/policy.js';
import type { ProposalFacts } from '../domain/proposal.js';

export interface Debt {
  proposal: ProposalEntity;
  jurisdictionId: string;
  /** `null` when this member owes no response. */
  id: string | null;
  state: string | null;
  /** The institution that must respond. */
  institutionId: string | null;
}

/** The debt of one member for each of the proposals. */
export async function debtsOf(
  tx: Transaction,
  plan: PlanFacts,
  proposals: ProposalEntity[],
  code: string,
): Promise<Debt[]> {
  const member = plan.members.find((one) => one.code === code);
  if (!member) refuse('JURISDICTION_NOT_A_MEMBER', ['input', 'jurisdiction'], { code });
  const rows: (Pick<Debt, 'id' | 'state' | 'institutionId'> & { proposalId: string })[] = await tx.manager.query(
    `select id, state, proposal_id as "proposalId", institution_id as "institutionId" from response_assignment
      where proposal_id = any($1) and jurisdiction_id = $2`,
    [proposals.map(({ id }) => id), member.id],
  );
  return proposals.map((proposal) => {
    const { id = null, state = null, institutionId = null } = rows.find((row) => row.proposalId === proposal.id) ?? {};
    return { proposal, jurisdictionId: member.id, id, state, institutionId };
  });
}

/** An institution may respond only for its own member, not wherever it is named. */
export function responseFacts({ proposal, institutionId }: Debt): ProposalFacts & InState {
  const { planId, state, authorAccountId, transcribed } = proposal;
  return {
    planId,
    state,
    authorId: authorAccountId,
    transcribed,
    responsibleIds: institutionId ? [institutionId] : [],
  };
}
