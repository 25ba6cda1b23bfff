import { OWED, type ProposalState } from './proposal.js';
import { refuse } from './refusal.js';

export interface MergeFacts {
  id: string;
  planId: string;
  state: string;
  /** Members of the plan that owe it a response, or have given one. */
  members: string[];
}

/**
 * A proposal is merged into one of the same plan that still waits for its response. Such a target is not merged itself,
 * so no cycle arises. A merge releases nobody: a member that owes a response to the merged proposal owes it to the
 * target, or has given it.
 */
export function mergeProposal(from: MergeFacts, into: MergeFacts): { state: ProposalState } {
  if (from.id === into.id) refuse('MERGE_INTO_ITSELF', ['input', 'into']);
  if (from.planId !== into.planId) refuse('MERGE_ACROSS_PLANS', ['input', 'into']);
  if (!OWED.includes(into.state as ProposalState)) refuse('MERGE_TARGET_NOT_OPEN', ['input', 'into']);
  if (!from.members.every((member) => into.members.includes(member))) refuse('MERGE_LOSES_RESPONSE', ['input', 'into']);
  return { state: 'merged' };
}

/** A merge or a split can be undone until a proposal that came of it has received a response. */
export function undoMerge({ responded }: { responded: boolean }): void {
  if (responded) refuse('ALREADY_RESPONDED', ['id']);
}
