import type { CommitmentState, PlanStage } from '../frame/types.js';

/** How far the text of a commitment is in each state; a state that is left out does not compile. */
const TEXTS: Record<CommitmentState, 'open' | 'put_off' | 'settled'> = {
  DRAFT: 'open',
  IN_CONSULTATION: 'open',
  DEFERRED: 'put_off',
  AGREED: 'settled',
  ADOPTED: 'settled',
  IN_IMPLEMENTATION: 'settled',
  ENDED: 'settled',
  WITHDRAWN: 'settled',
};

/** True in each stage before the plan is submitted. */
const BEFORE: Record<PlanStage, boolean> = {
  EXPRESSION_OF_INTEREST: true,
  PREPARATION: true,
  CO_CREATION: true,
  SUBMITTED: false,
  IMPLEMENTATION: false,
  CLOSED: false,
  DISCONTINUED: false,
};

/** True while people may write in the text. The text of a plan has the state of a draft, or a stage as its state. */
export const isTextOpen = (state: string) => TEXTS[state as CommitmentState] === 'open';

/** True while people still write the commitment: no source can say anything about it yet. */
export const isCommitmentWritten = (state: string) =>
  isTextOpen(state) || TEXTS[state as CommitmentState] === 'put_off';

/** True before the plan is submitted: parts that it lacks do not exist yet, so they do not count as missing. */
export const isPlanWritten = (stage: string) => BEFORE[stage as PlanStage];
