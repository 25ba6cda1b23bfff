import { isAtOneOf } from './actor.js';
import { isRecorded, RECORD_STATES } from './indicator.js';
import { isLink } from './link.js';
import type { Capacity, InPlan, StatefulAction, StatelessAction } from './policy.js';
import { refuse } from './refusal.js';
import type { StatedDate } from './stated-date.js';

export const FINDINGS_AT_MOST = 50;

export interface EvaluatedFacts extends InPlan {
  /** The organisations of the advisory council of the programme. */
  councilIds: readonly string[];
}

const ofTheCouncil = {
  words: 'of the advisory council of the programme',
  holds: (capacity: Capacity, { councilIds }: EvaluatedFacts) => isAtOneOf(capacity, councilIds),
};

/** The secretariat puts on record what the council published elsewhere. */
export const PUBLISH_EVALUATION: StatelessAction<EvaluatedFacts> = {
  mutation: 'evaluationPublish',
  states: [],
  from: [],
  who: [
    { role: 'forum_member', when: ofTheCouncil },
    { role: 'institution_liaison', when: ofTheCouncil },
    { role: 'secretariat' },
  ],
};

export interface EvaluationFacts extends EvaluatedFacts {
  /** The role that published it; `null` for an import. */
  saidRole: string | null;
  saidInstitutionId: string | null;
}

const ofThePublisher = {
  words: 'that published it',
  holds: (capacity: Capacity, { saidRole, saidInstitutionId }: EvaluationFacts) =>
    saidRole === capacity.role && saidInstitutionId === capacity.institutionId,
};

/** No institution that is evaluated can take an evaluation back. */
export const REMOVE_EVALUATION: StatefulAction<EvaluationFacts> = {
  mutation: 'evaluationRemove',
  states: RECORD_STATES,
  from: ['recorded'],
  otherwise: { code: 'EVALUATION_TAKEN_BACK' },
  who: [
    { role: 'forum_member', when: ofThePublisher },
    { role: 'institution_liaison', when: ofThePublisher },
    {
      role: 'secretariat',
      when: {
        words: 'what it put on record, and imported ones',
        holds: (capacity, facts) => facts.saidRole === null || ofThePublisher.holds(capacity, facts),
      },
    },
  ],
};

export interface FindingFacts extends InPlan {
  /** The institution to which the finding is addressed; `null` for none. */
  addresseeId: string | null;
}

export const ANSWER_FINDING: StatefulAction<FindingFacts> = {
  mutation: 'findingAnswer',
  states: RECORD_STATES,
  from: ['recorded'],
  otherwise: { code: 'EVALUATION_TAKEN_BACK' },
  who: [
    {
      role: 'institution_liaison',
      when: {
        words: 'of the addressee',
        holds: ({ institutionId }, { addresseeId }) => institutionId !== null && institutionId === addresseeId,
      },
    },
  ],
};

export interface NewFinding {
  addresseeId: string | null;
  answerBy: string | null;
}

export interface NewEvaluation {
  evaluated: StatedDate | null;
  url: string | null;
  file: boolean;
  findings: readonly NewFinding[];
}

/** An evaluation is a published document; a finding with an addressee is owed an answer by a day, and no other is. */
export function checkNewEvaluation({ evaluated, url, file, findings }: NewEvaluation, today: string): void {
  if (!url && !file) refuse('EVALUATION_DOCUMENT_MISSING', ['input', 'file']);
  if (url && !isLink(url)) refuse('ADDRESS_INVALID', ['input', 'url']);
  if (evaluated?.on && evaluated.on > today) refuse('EVALUATION_IN_THE_FUTURE', ['input', 'evaluated']);
  if (findings.length > FINDINGS_AT_MOST) refuse('FINDINGS_AT_MOST', ['input', 'findings'], { most: FINDINGS_AT_MOST });
  for (const [index, { addresseeId, answerBy }] of findings.entries()) {
    const path = ['input', 'findings', String(index)];
    if (addresseeId !== null && answerBy === null) refuse('ANSWER_DAY_REQUIRED', [...path, 'answerBy']);
    if (addresseeId === null && answerBy !== null) refuse('ADDRESSEE_REQUIRED', [...path, 'addressee']);
  }
}

export interface OwedFacts {
  addresseeId: string | null;
  answerBy: string | null;
  isAnswered: boolean;
  /** State of the evaluation. */
  state: string;
}

/** An answer is owed while the evaluation stands and the addressee has said nothing. */
export const isFindingAnswerOwed = ({ addresseeId, isAnswered, state }: Omit<OwedFacts, 'answerBy'>): boolean =>
  addresseeId !== null && !isAnswered && isRecorded({ state });

/** An answer is late from the day after the one by which it is owed. */
export const isFindingAnswerOverdue = (facts: OwedFacts, today: string): boolean =>
  isFindingAnswerOwed(facts) && facts.answerBy !== null && facts.answerBy < today;
