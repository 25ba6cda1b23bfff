import { type CommitmentFacts, EDIT_COMMITMENT, STATES_IN_WRITING, STORED_COMMITMENT_STATES } from './commitment.js';
import type { StatefulAction } from './policy.js';
import { refuse } from './refusal.js';
import type { Period } from './stated-date.js';

export const MILESTONE_STATUSES = [
  'no_report',
  'not_started',
  'limited',
  'substantial',
  'complete',
  'no_evidence',
] as const;
export type MilestoneStatus = (typeof MILESTONE_STATUSES)[number];

/** Levels of completion of OGP, as claimed in a milestone report or by an assessor, from the least to the most. */
export const LEVELS = ['not_started', 'limited', 'substantial', 'complete'] as const;
export type ClaimedStatus = (typeof LEVELS)[number];

export const VOICES = ['owner', 'counterpart', 'monitoring_body'] as const;
export type Voice = (typeof VOICES)[number];

export interface ReportFacts {
  voice: string;
  state: string;
  status: string | null;
  /** A later report has a higher position. */
  position: number;
  evidence: number;
}

/**
 * The status of a milestone is the claim of the owner's latest checked report. If that report claims progress without
 * evidence, the status is `no_evidence`. Nobody can set a status by hand.
 */
export function statusOf(reports: ReportFacts[]): MilestoneStatus {
  const latest = latestOf(reports, 'owner', 'checked');
  if (!latest?.status) return 'no_report';
  if (latest.status !== 'not_started' && latest.evidence === 0) return 'no_evidence';
  return latest.status as ClaimedStatus;
}

/** How the owner's claim stands beside what the others say. */
export const STANDINGS = ['confirmed', 'said_by_owner', 'contradicted'] as const;
export type Standing = (typeof STANDINGS)[number];

const levelOf = (status: string) => (LEVELS as readonly string[]).indexOf(status);

/** The newest published level of a voice that is not the owner's. */
function newestOther(reports: ReportFacts[]): string | null {
  const said = newest(reports, ({ voice, state, status }) => voice !== 'owner' && state === 'published' && !!status);
  return said?.status ?? null;
}

/**
 * The newest other voice confirms the owner's claim when it says at least as much, and contradicts it when it says
 * less, whichever of the two came first. `null` while the owner claims nothing.
 */
export function standingOf(reports: ReportFacts[]): Standing | null {
  const claim = latestOf(reports, 'owner', 'checked')?.status;
  if (!claim) return null;
  const other = newestOther(reports);
  if (other === null) return 'said_by_owner';
  return levelOf(other) >= levelOf(claim) ? 'confirmed' : 'contradicted';
}

/** The status with which a milestone is summed: a contradicted claim counts as what the newest other voice says. */
export function countedStatus(reports: ReportFacts[]): MilestoneStatus {
  const standing = standingOf(reports);
  if (standing === 'contradicted') return newestOther(reports) as ClaimedStatus;
  // Another voice that says as much has seen it, so the claim holds although its owner shows nothing.
  if (standing === 'confirmed') return latestOf(reports, 'owner', 'checked')!.status as ClaimedStatus;
  return statusOf(reports);
}

/** Different claims are shown as disputed; they are never averaged. */
export function isDisputed(reports: ReportFacts[]): boolean {
  const claims = [
    latestOf(reports, 'owner', 'checked'),
    latestOf(reports, 'counterpart', 'published'),
    latestOf(reports, 'monitoring_body', 'published'),
  ].flatMap((report) => report?.status ?? []);
  return new Set(claims).size > 1;
}

const latestOf = (reports: ReportFacts[], voice: Voice, state: string): ReportFacts | undefined =>
  newest(reports, (report) => report.voice === voice && report.state === state);

/** The last of those with the highest position. Judgements look for it for every milestone of a page, so it is quick. */
function newest(reports: ReportFacts[], counts: (report: ReportFacts) => boolean): ReportFacts | undefined {
  let found: ReportFacts | undefined;
  for (const report of reports)
    if (counts(report) && (found === undefined || report.position >= found.position)) found = report;
  return found;
}

export interface LatenessFacts {
  plannedEndOn: string | null;
  currentEndOn: string | null;
  actualEndOn: string | null;
}

/** The day on which a milestone is due: the re-baselined one, or the promised one where it was never moved. */
export const dueOn = ({ plannedEndOn, currentEndOn }: Omit<LatenessFacts, 'actualEndOn'>): string | null =>
  currentEndOn ?? plannedEndOn;

/**
 * Lateness is measured against the date promised at adoption and, separately, against the re-baselined date. A
 * milestone without an actual date is late from the day after its end; without a promised end it is not determinable
 * (`null`).
 */
export function lateness(
  facts: LatenessFacts,
  today: string,
): { againstPlanned: boolean | null; againstCurrent: boolean | null } {
  const late = (end: string | null) => (end === null ? null : (facts.actualEndOn ?? today) > end);
  return { againstPlanned: late(facts.plannedEndOn), againstCurrent: late(dueOn(facts)) };
}

export interface CountedMilestone extends LatenessFacts {
  reports: ReportFacts[];
  synthetic: boolean;
}

/** Milestones of a plan or of a commitment in numbers: each has one status, so that the statuses sum to the total. */
export function milestoneFigures(milestones: CountedMilestone[], today: string) {
  const judged = milestones.map((milestone) => ({
    status: statusOf(milestone.reports),
    synthetic: milestone.synthetic,
    disputed: isDisputed(milestone.reports),
    isOpen: milestone.actualEndOn === null,
    late: lateness(milestone, today),
  }));
  const late = judged.filter((one) => one.late.againstPlanned === true);
  return {
    total: judged.length,
    byStatus: MILESTONE_STATUSES.map((status) => ({
      status,
      count: judged.filter((one) => one.status === status).length,
    })),
    late: late.length,
    lateOpen: late.filter(({ isOpen }) => isOpen).length,
    lateAdjusted: judged.filter((one) => one.late.againstCurrent === true).length,
    disputed: judged.filter(({ disputed }) => disputed).length,
    synthetic: judged.filter(({ synthetic }) => synthetic).length,
  };
}

export const COMPLETIONS = ['not_determinable', ...LEVELS] as const;

/** Completion of a commitment, computed from its milestones; not determinable when there are none. */
export function completionOf(statuses: MilestoneStatus[]): (typeof COMPLETIONS)[number] {
  if (statuses.length === 0) return 'not_determinable';
  const complete = statuses.filter((status) => status === 'complete').length;
  if (complete === statuses.length) return 'complete';
  if (complete * 2 >= statuses.length) return 'substantial';
  return statuses.some((status) => status === 'complete' || status === 'limited' || status === 'substantial')
    ? 'limited'
    : 'not_started';
}

/** The people who write the text of a commitment write its milestones, in consultation too. */
export const ADD_MILESTONE: StatefulAction<CommitmentFacts> = {
  mutation: 'milestoneAdd',
  states: STORED_COMMITMENT_STATES,
  from: STATES_IN_WRITING,
  otherwise: { code: 'COMMITMENT_NOT_EDITABLE', path: ['commitment'] },
  who: EDIT_COMMITMENT.who,
};

/** Once its commitment is adopted, the text and the promised dates of a milestone stay: other dates are a re-baseline. */
export const EDIT_MILESTONE: StatefulAction<CommitmentFacts> = {
  ...ADD_MILESTONE,
  mutation: 'milestoneEdit',
  otherwise: { code: 'COMMITMENT_NOT_EDITABLE', in: { adopted: 'MILESTONE_FROZEN', ended: 'MILESTONE_FROZEN' } },
};

/** A milestone does not end before it starts. */
export function promise({ start, end }: Period): void {
  if (start?.on && end?.on && start.on > end.on) refuse('DATE_AFTER_END', ['input', 'planned', 'end']);
}

/** A new milestone gets the next free number. */
export function addMilestone(period: Period, taken: number[]): { number: number } {
  promise(period);
  return { number: Math.max(0, ...taken) + 1 };
}
