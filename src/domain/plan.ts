import { refuse } from './refusal.js';

/** Stages of a plan's cycle. `implementation` is never stored: `stageOn` computes it from the dates. */
export const PLAN_STAGES = [
  'expression_of_interest',
  'preparation',
  'co_creation',
  'submitted',
  'implementation',
  'closed',
  'discontinued',
] as const;
export type PlanStage = (typeof PLAN_STAGES)[number];
/** The stages that a plan is stored in, from which acts on it are done or refused. */
export const STORED_PLAN_STAGES = PLAN_STAGES.filter((stage) => stage !== 'implementation');

export const WINDOW_KINDS = [
  'call_for_proposals',
  'thematic_tables',
  'drafting',
  'public_consultation',
  'reasoned_response',
] as const;
export type WindowKind = (typeof WINDOW_KINDS)[number];

export interface StageFacts {
  stage: string;
  submittedOn: string | null;
  startOn: string | null;
}

/** submitted → implementation at the later of submission and the period's start. */
export function stageOn(plan: StageFacts, today: string): PlanStage {
  if (plan.stage !== 'submitted') return plan.stage as PlanStage;
  const hasBegun = [plan.submittedOn, plan.startOn].every((day) => (day ?? '') <= today);
  return hasBegun ? 'implementation' : 'submitted';
}

/** Proposals are written, kept and sent while their plan is in co-creation. */
export function requireCoCreation(stage: string, path: readonly string[]): void {
  if (stage !== 'co_creation') refuse('PLAN_NOT_IN_CO_CREATION', [...path]);
}

export function isClosed(stage: string | undefined): boolean {
  return stage === 'closed' || stage === 'discontinued';
}

/** The state of a window is computed from the clock: it is open from its first instant until just before its last. */
export function windowState(window: { opensAt: Date; closesAt: Date }, now: Date): 'planned' | 'open' | 'closed' {
  if (now < window.opensAt) return 'planned';
  return now < window.closesAt ? 'open' : 'closed';
}
