import type { MilestoneStatus, Progress } from '../frame/types.js';
import { allOf } from '../frame/values.js';

/** The states of a milestone, from complete to unknown. */
export const STATUSES = allOf<MilestoneStatus>({
  COMPLETE: true,
  SUBSTANTIAL: true,
  LIMITED: true,
  NOT_STARTED: true,
  NO_EVIDENCE: true,
  NO_REPORT: true,
});

/** How milestones are counted, in the order in which they are drawn, with the code of the schema. */
export const KINDS = [
  ['confirmed', 'CONFIRMED'],
  ['saidByOwner', 'SAID_BY_OWNER'],
  ['contradicted', 'CONTRADICTED'],
  ['noEvidence', 'NO_EVIDENCE'],
  ['underWay', 'UNDER_WAY'],
  ['notStarted', 'NOT_STARTED'],
  ['noReport', 'NO_REPORT'],
] as const;
export type Kind = (typeof KINDS)[number][1];

export const GROUPS = [
  ['coCreated', 'CO_CREATED'],
  ['proactive', 'PROACTIVE'],
  ['achievedBefore', 'ACHIEVED_BEFORE'],
] as const;

export type Counts = Progress['coCreated'];

/** The kind of each milestone of a group, in the order in which they are drawn. */
export const kindsIn = (counts: Counts): Kind[] =>
  KINDS.flatMap(([field, kind]) => Array.from({ length: counts[field] }, () => kind));

export const completeIn = ({ confirmed, saidByOwner }: Counts): number => confirmed + saidByOwner;

/** Complete milestones of all groups, those from before the plan too. */
export const completeInAll = (progress: Progress): number =>
  GROUPS.reduce((sum, [group]) => sum + completeIn(progress[group]), 0);

/** The numbers of the promises of the plan: what was there before it is no progress of the plan. */
export function ofPromises({ coCreated, proactive }: Progress): Counts {
  const counts = { ...coCreated };
  for (const name of Object.keys(counts) as (keyof Counts)[]) counts[name] += proactive[name];
  return counts;
}
