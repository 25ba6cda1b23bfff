import { countedStatus, type ReportFacts, standingOf, statusOf } from './milestone.js';

/** The groups in which milestones are summed, each apart: every milestone belongs to exactly one. */
export const PROGRESS_GROUPS = ['co_created', 'proactive', 'achieved_before'] as const;
export type ProgressGroup = (typeof PROGRESS_GROUPS)[number];

/** How a milestone is counted within its group. Only the first two are complete. */
export const COUNTED_AS = [
  'confirmed',
  'said_by_owner',
  'contradicted',
  'no_evidence',
  'under_way',
  'not_started',
  'no_report',
] as const;
export type CountedAs = (typeof COUNTED_AS)[number];

export interface ProgressFacts {
  reports: ReportFacts[];
  /** The origin of its commitment. */
  origin: string;
  actualEndOn: string | null;
  /** The day on which the plan was submitted, or `null`. */
  submittedOn: string | null;
}

/** A result from before the plan was submitted is no progress of the plan. */
const isAchievedBefore = ({ actualEndOn, submittedOn }: Pick<ProgressFacts, 'actualEndOn' | 'submittedOn'>) =>
  actualEndOn !== null && submittedOn !== null && actualEndOn < submittedOn;

export function groupOf(facts: ProgressFacts): ProgressGroup {
  if (isAchievedBefore(facts)) return 'achieved_before';
  return facts.origin === 'proactive' ? 'proactive' : 'co_created';
}

/**
 * A milestone is complete when its owner's checked report says so and the newest other voice does not say less:
 * *confirmed* by that voice, or *said by the owner* alone, with evidence. A claim of which the newest other voice says
 * less is *contradicted*, whatever it claims.
 */
export function countedAs(reports: ReportFacts[]): CountedAs {
  const status = statusOf(reports);
  if (status === 'no_report') return 'no_report';
  const standing = standingOf(reports)!;
  const counted = countedStatus(reports);
  if (counted === 'complete') return standing === 'confirmed' ? 'confirmed' : 'said_by_owner';
  if (standing === 'contradicted') return 'contradicted';
  if (status === 'no_evidence' && standing === 'said_by_owner') return 'no_evidence';
  return counted === 'not_started' ? 'not_started' : 'under_way';
}

export type Counts = { total: number } & Record<CountedAs, number>;

const NONE = { total: 0, ...Object.fromEntries(COUNTED_AS.map((one) => [one, 0])) } as Counts;

/** The counts of each group; within a group they sum to its total. */
export function progressOf(milestones: readonly ProgressFacts[]): Record<ProgressGroup, Counts> {
  const progress = { co_created: { ...NONE }, proactive: { ...NONE }, achieved_before: { ...NONE } };
  for (const milestone of milestones) {
    const counts = progress[groupOf(milestone)];
    counts.total += 1;
    counts[countedAs(milestone.reports)] += 1;
  }
  return progress;
}
