import { isAtOneOf } from './actor.js';
import { STORED_REPORT_STATES } from './milestone-report.js';
import type { Capacity, InPlan, Permission, StatefulAction } from './policy.js';
import { refuse } from './refusal.js';
import { draftingSide } from './suggestion.js';

export interface CheckingFacts extends InPlan {
  commitmentId: string;
  /** The institution that reported. */
  institutionId: string | null;
  /** Institutions that accepted to own the commitment. */
  ownerInstitutionIds: string[];
}

const isOfAnother = ({ institutionId }: Capacity, facts: CheckingFacts) =>
  institutionId === null || institutionId !== facts.institutionId;

const CHECKERS: readonly Permission<CheckingFacts>[] = [
  {
    role: 'institution_liaison',
    when: {
      words: 'of another owner',
      holds: (capacity, facts) => isOfAnother(capacity, facts) && isAtOneOf(capacity, facts.ownerInstitutionIds),
    },
  },
  {
    role: 'civil_society_contact_point',
    when: { words: 'of another institution than the one that reported', holds: isOfAnother },
  },
  {
    role: 'secretariat',
    when: {
      words: 'of another institution than the one that reported, where no other institution owns the commitment',
      holds: (capacity, facts) =>
        isOfAnother(capacity, facts) && !facts.ownerInstitutionIds.some((id) => id !== facts.institutionId),
    },
  },
];

const sentOnly = { code: 'MILESTONE_REPORT_NOT_SENT' } as const;

/** sent → checked. Who checked, and of which side, is shown: the other government's check is no verification. */
export const CHECK_REPORT: StatefulAction<CheckingFacts> = {
  mutation: 'milestoneReportCheck',
  states: STORED_REPORT_STATES,
  from: ['sent'],
  otherwise: sentOnly,
  who: CHECKERS,
};

/** sent → returned, with a reason. */
export const RETURN_REPORT: StatefulAction<CheckingFacts> = { ...CHECK_REPORT, mutation: 'milestoneReportReturn' };

/** A check that lets "complete" pass without evidence says in public why. */
export function checkReport(facts: { status: string | null; evidence: number; justification: string | null }): void {
  if (facts.status === 'complete' && facts.evidence === 0 && facts.justification === null)
    refuse('JUSTIFICATION_REQUIRED', ['input', 'justification']);
}

/** The side of whoever checked a report. */
export const CHECKING_SIDES = ['government', 'civil_society'] as const;

export const checkingSide = draftingSide;
