import { isAtOneOf } from './actor.js';
import { STORED_COMMITMENT_STATES } from './commitment.js';
import { dayAfter } from './days.js';
import type { ClaimedStatus } from './milestone.js';
import type { Capacity, InPlan, Permission, StatefulAction } from './policy.js';
import { refuse } from './refusal.js';
import { draftingSide } from './suggestion.js';

/** The stored states of a milestone report. The owner's report is sent and checked; other voices publish theirs. */
export const STORED_REPORT_STATES = ['draft', 'sent', 'returned', 'checked', 'superseded', 'published'] as const;

/** `not_checked` is never stored, and `superseded` by imports only: both follow from days and later reports. */
export const REPORT_STATES = [
  'draft',
  'sent',
  'returned',
  'not_checked',
  'checked',
  'superseded',
  'published',
] as const;
export type ReportState = (typeof REPORT_STATES)[number];

export const REPORT_STEPS = ['sent', 'returned', 'checked', 'published'] as const;

export interface ReportStateFacts {
  state: string;
  /** The day on which it was last sent; `null` when not on record. */
  sentOn: string | null;
  /** True when a later report of the same voice was checked or published. */
  followed: boolean;
  /** Days that others have to check a report. */
  checkingDays: number;
}

interface Placed {
  voice: string;
  position: number;
}

/** True when a later report of the same voice on the same milestone was checked or published. */
export const isFollowed = (report: Placed, others: readonly (Placed & { state: string })[]): boolean =>
  others.some(
    ({ voice, position, state }) =>
      voice === report.voice && position > report.position && (state === 'checked' || state === 'published'),
  );

/** sent → not checked, when nobody checked it in time; checked and published → superseded by a later report. */
export function reportStateOn(facts: ReportStateFacts, today: string): ReportState {
  const { state, sentOn, followed, checkingDays } = facts;
  if ((state === 'checked' || state === 'published') && followed) return 'superseded';
  if (state === 'sent' && sentOn !== null && dayAfter(sentOn, checkingDays) < today) return 'not_checked';
  return state as ReportState;
}

export interface SpeakingFacts extends InPlan {
  commitmentId: string;
  voice: string;
  /** The institution for which the report speaks; `null` when the speaker chooses none. */
  institutionId: string | null;
  /** Institutions that accepted to own the commitment or are responsible for the milestone. */
  reportingInstitutionIds: string[];
  /** True while nobody is the counterpart of civil society for the commitment. */
  counterpartVacant: boolean;
  /** Kinds of the institutions that the actor is appointed for, by id. */
  institutionKinds: Record<string, string>;
}

const speaksAs = (capacity: Capacity, { institutionId }: SpeakingFacts) =>
  institutionId === null || capacity.institutionId === institutionId;

const isOfSociety = ({ institutionId }: Capacity, { institutionKinds }: SpeakingFacts) =>
  draftingSide(institutionId === null ? null : (institutionKinds[institutionId] ?? 'government')) === 'civil_society';

const asOwner: Permission<SpeakingFacts> = {
  role: 'institution_liaison',
  when: {
    words: 'of an owner or a responsible institution, for the voice of the owner',
    holds: (capacity, facts) =>
      facts.voice === 'owner' && speaksAs(capacity, facts) && isAtOneOf(capacity, facts.reportingInstitutionIds),
  },
};

const OTHER_VOICES: readonly Permission<SpeakingFacts>[] = [
  {
    role: 'counterpart',
    when: {
      words: 'of this commitment, for the voice of the counterpart',
      holds: (capacity, facts) =>
        facts.voice === 'counterpart' &&
        speaksAs(capacity, facts) &&
        (capacity.commitmentId === null || capacity.commitmentId === facts.commitmentId),
    },
  },
  {
    role: 'forum_member',
    when: {
      words: 'of civil society, for the voice of the counterpart while there is none',
      holds: (capacity, facts) =>
        facts.voice === 'counterpart' &&
        facts.counterpartVacant &&
        speaksAs(capacity, facts) &&
        isOfSociety(capacity, facts),
    },
  },
  {
    role: 'monitoring_body',
    when: {
      words: 'for the voice of the monitoring body',
      holds: (capacity, facts) => facts.voice === 'monitoring_body' && speaksAs(capacity, facts),
    },
  },
];

const REPORTED_STATES = ['adopted', 'ended'];

export interface ReportedFacts {
  commitmentState: string;
  ownerInstitutionIds: readonly string[];
  responsibleIds: readonly string[];
}

/** True when the milestones of a commitment in this state are reported on. */
export const isReported = (commitmentState: string): boolean => REPORTED_STATES.includes(commitmentState);

/** True when the institution reports on the milestone. */
export const reportsOn = (
  institutionId: string,
  { commitmentState, ownerInstitutionIds, responsibleIds }: ReportedFacts,
): boolean => isReported(commitmentState) && [...ownerInstitutionIds, ...responsibleIds].includes(institutionId);

/** A milestone is reported on once its commitment is adopted. */
export const DRAFT_REPORT: StatefulAction<SpeakingFacts> = {
  mutation: 'milestoneReportDraft',
  states: STORED_COMMITMENT_STATES,
  from: REPORTED_STATES,
  otherwise: { code: 'COMMITMENT_NOT_ADOPTED', path: ['input', 'milestone'] },
  who: [asOwner, ...OTHER_VOICES],
};

export const SAVE_REPORTS: StatefulAction<SpeakingFacts> = {
  ...DRAFT_REPORT,
  mutation: 'milestoneReportsSave',
  otherwise: { code: 'COMMITMENT_NOT_ADOPTED' },
  who: [asOwner],
};

/** A report is written freely until it is sent. */
export const EDIT_REPORT: StatefulAction<SpeakingFacts> = {
  mutation: 'milestoneReportEdit',
  states: STORED_REPORT_STATES,
  from: ['draft'],
  otherwise: { code: 'MILESTONE_REPORT_SENT' },
  who: [asOwner, ...OTHER_VOICES],
};

/** A draft that nobody else has seen can be thrown away; a report that was sent stays. */
export const DISCARD_REPORT: StatefulAction<SpeakingFacts> = {
  ...EDIT_REPORT,
  mutation: 'milestoneReportDiscard',
};

/**
 * draft, returned → sent: from here on everybody reads it. A returned report is corrected by the act that sends it
 * again, so that nobody reads half a correction.
 */
export const SEND_REPORT: StatefulAction<SpeakingFacts> = {
  ...EDIT_REPORT,
  mutation: 'milestoneReportSend',
  from: ['draft', 'returned'],
  who: [asOwner],
};

/** draft → published: nobody checks what civil society or the monitoring body says. */
export const PUBLISH_VOICE: StatefulAction<SpeakingFacts> = {
  ...EDIT_REPORT,
  mutation: 'voicePublish',
  who: OTHER_VOICES,
};

export interface SendingFacts {
  status: string | null;
  /** True when narrative holds words. */
  narrated: boolean;
  /** True when the report says that nothing changed since the last one. */
  unchanged: boolean;
  /** The status of the last report of the same voice and institution that was sent, or `null`. */
  lastStatus: string | null;
  periodStartOn: string | null;
  periodEndOn: string | null;
  /** The day on which the milestone was completed, as the report says. */
  doneOn: string | null;
}

/**
 * A report that is sent claims a level. "No change" repeats the last status and needs no words; every other report says
 * how far the milestone is and what was done. A period that has not begun cannot be reported on.
 */
export function speak(facts: SendingFacts, today: string, at: readonly string[] = ['id']): { status: ClaimedStatus } {
  const { periodStartOn, periodEndOn } = facts;
  if (periodStartOn !== null && periodEndOn !== null && periodStartOn > periodEndOn) refuse('DATE_AFTER_END', [...at]);
  if (periodStartOn !== null && periodStartOn > today) refuse('PERIOD_IN_THE_FUTURE', [...at]);
  if (facts.doneOn !== null && facts.doneOn > today) refuse('DAY_IN_THE_FUTURE', [...at, 'doneOn']);
  if (facts.unchanged) {
    if (facts.lastStatus === null) refuse('NOTHING_TO_REPEAT', [...at]);
    return { status: facts.lastStatus as ClaimedStatus };
  }
  if (facts.status === null) refuse('STATUS_REQUIRED', [...at]);
  if (!facts.narrated) refuse('NARRATIVE_REQUIRED', [...at]);
  return { status: facts.status as ClaimedStatus };
}

/**
 * The day on which a milestone was completed, once its report is checked: as the report says, else the day of the
 * report. A claim that is less than complete takes the day away.
 */
export const actualEnd = (report: {
  status: string | null;
  doneOn: string | null;
  sentOn: string | null;
}): string | null => (report.status === 'complete' ? (report.doneOn ?? report.sentOn) : null);
