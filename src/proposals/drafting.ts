import { uuidOf } from '../api/node-id.js';
import { type Actor, requireAccount } from '../domain/actor.js';
import { requireCoCreation } from '../domain/plan.js';
import { DRAFT_PROPOSAL } from '../domain/proposal.js';
import { newId } from '../kernel/ids.js';
import { countAgainst } from '../kernel/limits.js';
import type { Transaction } from '../kernel/transaction.js';
import { ProposalEntity } from './proposal.entity.js';
import { type PlanFacts, planFacts } from './proposal.facts.js';

/** Limit of new drafts: enough for a person who writes all afternoon, too low for a script. */
const DRAFTS = { most: 30, seconds: 3600 };

/** An empty draft, not yet stored, and its plan, which must be in co-creation now. */
export async function emptyDraft(
  tx: Transaction,
  input: { plan: string },
): Promise<{ proposal: ProposalEntity; plan: PlanFacts }> {
  const plan = await planFacts(tx.manager, uuidOf('Plan', input.plan, ['input', 'plan']), ['input', 'plan']);
  requireCoCreation(plan.stage, ['input', 'plan']);
  const proposal = tx.manager.create(ProposalEntity, {
    id: newId(),
    planId: plan.id,
    policyAreas: [],
    jurisdictionIds: [],
    state: 'draft',
    visibility: 'visible',
    transcribed: false,
    createdAt: tx.now,
    listedAt: tx.now,
    synthetic: false,
    version: 1,
  });
  return { proposal, plan };
}

/** An empty draft of the person who asks, counted against the limit of new drafts. */
export async function ownDraft(tx: Transaction, actor: Actor, input: { plan: string }): Promise<ProposalEntity> {
  const { proposal } = await emptyDraft(tx, input);
  const facts = { planId: proposal.planId, authorId: null, transcribed: false, responsibleIds: [] };
  tx.allow(DRAFT_PROPOSAL, facts);
  proposal.authorAccountId = requireAccount(actor);
  await countAgainst(tx, `proposal.draft ${proposal.authorAccountId}`, DRAFTS);
  return proposal;
}
