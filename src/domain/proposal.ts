import { itsAuthor, notItsAuthor } from './author.js';
import type { Capacity, InPlan, StatefulAction, StatelessAction } from './policy.js';
import { type Actor, isAtOneOf } from './actor.js';
import { refuse } from './refusal.js';

export const PROPOSAL_STATES = [
  'draft',
  'submitted',
  'under_review',
  'accepted',
  'accepted_in_part',
  'not_accepted',
  'merged',
  'split',
  'withdrawn',
] as const;
export type ProposalState = (typeof PROPOSAL_STATES)[number];

/** Moderators decide on these; the number of reports to moderators never does. */
export const PROPOSAL_VISIBILITIES = ['visible', 'held', 'hidden'] as const;

/** A proposal in one of these states waits for its response. */
export const OWED: readonly ProposalState[] = ['submitted', 'under_review'];
export const RESPONDED: readonly ProposalState[] = ['accepted', 'accepted_in_part', 'not_accepted'];

const ENDED: readonly string[] = ['merged', 'split', 'withdrawn'] satisfies ProposalState[];

/** True for a merged, split or withdrawn proposal. It stays so, whatever happens to its responses. */
export const hasEnded = (state: string): boolean => ENDED.includes(state);

export interface ProposalFacts extends InPlan {
  state?: string;
  authorId: string | null;
  transcribed: boolean;
  /** Institutions that owe a response and have not given it. */
  responsibleIds: string[];
}

const transcribedInput = {
  words: 'if it was transcribed',
  holds: (_: Capacity, facts: ProposalFacts) => facts.transcribed,
};
const ofWhoResponds = {
  words: 'of an institution that is to respond to it',
  holds: (capacity: Capacity, facts: ProposalFacts) => isAtOneOf(capacity, facts.responsibleIds),
};

const states = PROPOSAL_STATES;

export const DRAFT_PROPOSAL: StatelessAction<ProposalFacts> = {
  mutation: 'proposalDraft',
  states: [],
  from: [],
  who: [{ role: 'person' }],
};

/** Input given in person or on paper counts like any other proposal. */
export const TRANSCRIBE: StatelessAction<ProposalFacts> = {
  mutation: 'proposalTranscribe',
  states: [],
  from: [],
  who: [{ role: 'secretariat' }],
};

/**
 * A draft is edited freely. After submission each edit is a public version. Once the review has begun, no edit is
 * possible.
 */
export const EDIT_PROPOSAL: StatefulAction<ProposalFacts> = {
  mutation: 'proposalEdit',
  states,
  from: ['draft', 'submitted'],
  otherwise: { code: 'PROPOSAL_NOT_EDITABLE' },
  who: [
    { role: 'person', when: itsAuthor },
    { role: 'secretariat', when: transcribedInput },
  ],
};

export const SUBMIT: StatefulAction<ProposalFacts> = {
  mutation: 'proposalSubmit',
  states,
  from: ['draft'],
  otherwise: { code: 'ALREADY_SUBMITTED' },
  who: [
    { role: 'person', when: itsAuthor },
    { role: 'secretariat', when: transcribedInput },
  ],
};

/** A draft is erased completely when its author wants that; a submitted proposal is withdrawn, and its text stays. */
export const ERASE_DRAFT: StatefulAction<ProposalFacts> = { ...SUBMIT, mutation: 'proposalErase', withoutNotice: true };

export const SUPPORT: StatefulAction<ProposalFacts> = {
  mutation: 'proposalSupport',
  states,
  from: OWED,
  otherwise: { code: 'PROPOSAL_NOT_OPEN' },
  who: [{ role: 'person', when: notItsAuthor }],
};

export const UNSUPPORT: StatefulAction<ProposalFacts> = {
  ...SUPPORT,
  mutation: 'proposalUnsupport',
  withoutNotice: true,
};

export const WITHDRAW: StatefulAction<ProposalFacts> = {
  mutation: 'proposalWithdraw',
  withoutNotice: true,
  states,
  from: OWED,
  otherwise: { code: 'PROPOSAL_NOT_OPEN' },
  who: [{ role: 'person', when: itsAuthor }],
};

export const REVIEW: StatefulAction<ProposalFacts> = {
  mutation: 'proposalReview',
  states,
  from: OWED,
  otherwise: { code: 'PROPOSAL_NOT_OPEN' },
  who: [{ role: 'secretariat' }],
};

/** One act for all ticked proposals; the gate checks the state of each. */
export const REVIEW_MANY: StatefulAction<ProposalFacts> = {
  ...REVIEW,
  mutation: 'proposalsReview',
  otherwise: { code: 'ONE_NOT_OPEN', path: ['input', 'proposals'] },
};

/**
 * A member that owes no response after all is released from the debt, in public and with a reason. Naming an
 * institution for the member again takes the release back.
 */
export const RELEASE_DEBT: StatefulAction<ProposalFacts> = { ...REVIEW, mutation: 'responseDebtRelease' };
export const MERGE: StatefulAction<ProposalFacts> = { ...REVIEW, mutation: 'proposalMerge' };
export const SPLIT: StatefulAction<ProposalFacts> = { ...REVIEW, mutation: 'proposalSplit' };

export const UNMERGE: StatefulAction<ProposalFacts> = {
  mutation: 'proposalUnmerge',
  states,
  from: ['merged', 'split'],
  otherwise: { code: 'NOT_MERGED' },
  who: [{ role: 'secretariat' }],
};

/** A proposal that everybody has responded to gets its own code. */
const ALREADY_RESPONDED = Object.fromEntries(RESPONDED.map((state) => [state, 'ALREADY_RESPONDED' as const]));

export const RESPOND_TO_PROPOSAL: StatefulAction<ProposalFacts> = {
  mutation: 'proposalRespond',
  states,
  from: OWED,
  otherwise: { code: 'PROPOSAL_NOT_OPEN', in: ALREADY_RESPONDED },
  who: [{ role: 'institution_liaison', when: ofWhoResponds }, { role: 'secretariat' }],
};

/** The whole batch is one entry of the log; each proposal counts as responded to from a template. */
export const RESPOND_TO_MANY: StatefulAction<ProposalFacts> = {
  ...RESPOND_TO_PROPOSAL,
  mutation: 'proposalsRespond',
  otherwise: { code: 'ONE_NOT_OPEN', path: ['input', 'proposals'] },
};

/** The next reference of the plan's own series: `EDOMEX-TLALNEPANTLA-2021-P-001`. */
export function proposalReference(planSlug: string, number: number): string {
  return `${planSlug.toUpperCase()}-P-${String(number).padStart(3, '0')}`;
}

/** A person who writes for an institution must be appointed for it today, in any role. */
export function onBehalfOf(actor: Actor, institutionId: string): void {
  const appointed = actor.kind === 'person' && actor.appointments.some((one) => one.institutionId === institutionId);
  if (!appointed) refuse('NOT_OF_THE_INSTITUTION', ['input', 'onBehalfOf']);
}
