import { STATES_IN_WRITING } from './commitment.js';
import { refuse } from './refusal.js';
import { writtenText } from './text.js';

/** The values of a commitment beside its text: each version keeps them, and everybody can suggest another one. */
export const COMMITMENT_VALUES = [
  'ogp_values',
  'policy_areas',
  'budget',
  'sdgs',
  'challenge_area',
  'carried_over_from',
  'development_plan',
] as const;
export type CommitmentValue = (typeof COMMITMENT_VALUES)[number];

/** An amount with its currency, as the plan prints it; nothing is converted. */
export interface Budget {
  /** Digits with at most two decimals, because a number in between would round it. */
  amount: string;
  /** Code of ISO 4217. */
  currency: string;
}

const AMOUNT = /^(?=.*[1-9])\d{1,15}(\.\d{1,2})?$/;
const CURRENCIES = new Set(Intl.supportedValuesOf('currency'));

export const isBudget = ({ amount, currency }: Budget): boolean => AMOUNT.test(amount) && CURRENCIES.has(currency);

export function budget({ amount, currency }: Budget, path: string[]): Budget {
  return isBudget({ amount, currency }) ? { amount, currency } : refuse('BUDGET_INVALID', path);
}

/** The Sustainable Development Goals of the United Nations have these numbers. */
export const SDGS = Array.from({ length: 17 }, (_, index) => index + 1);

export const areSdgs = (goals: number[]): boolean => goals.every((goal) => SDGS.includes(goal));

/** Goals by their number, each once, in their order. */
export function sdgs(goals: number[], path: string[]): number[] {
  if (!areSdgs(goals)) refuse('SDG_UNKNOWN', path);
  return [...new Set(goals)].toSorted((one, other) => one - other);
}

/** The ten areas of the Open Gov Challenge (opengovpartnership.org/the-open-gov-challenge, 2023 to 2028). */
export const CHALLENGE_AREAS = [
  'access_to_information',
  'anti_corruption',
  'civic_space',
  'climate_and_environment',
  'digital_governance',
  'fiscal_openness',
  'gender_and_inclusion',
  'justice',
  'media_freedom',
  'public_participation',
] as const;
export type ChallengeArea = (typeof CHALLENGE_AREAS)[number];

/** The part of a development plan, as that plan prints it, in one line; an empty one is none. */
export const developmentPlan = (part: string): string | null => writtenText(part).replaceAll(/\s+/g, ' ') || null;

/** True once a commitment was promised, also when it was withdrawn since. */
export const isPromised = ({ state }: { state: string }): boolean =>
  ![...STATES_IN_WRITING, 'deferred'].includes(state);

/** A commitment carries on one that was promised in another plan. */
export function carryOver(
  earlier: { planId: string; state: string } | undefined,
  planId: string,
  path: string[],
): void {
  if (!earlier) refuse('COMMITMENT_NOT_FOUND', path);
  if (earlier.planId === planId || !isPromised(earlier)) refuse('COMMITMENT_NOT_EARLIER', path);
}
