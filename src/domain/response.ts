import { type Actor, isAccount } from './actor.js';
import { isAuthor } from './author.js';
import { dayAfter } from './days.js';
import type { Capacity, InPlan, StatefulAction, StatelessAction } from './policy.js';
import { hasEnded } from './proposal.js';
import { refuse } from './refusal.js';

export const OUTCOMES = ['accepted', 'accepted_in_part', 'not_accepted'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Categories of reasons. They are our own, not a list of OGP. */
export const RESPONSE_CATEGORIES = [
  'taken_up',
  'already_under_way',
  'outside_the_plan',
  'outside_competence',
  'legal_obstacle',
  'no_resources',
  'not_feasible',
  'too_unspecific',
  'other',
] as const;

/**
 * `contested` while the contest is open; `reconsidered` when it was upheld; `confirmed` when it was rejected; `revised`
 * when the responding institution changed the response after that decision, so that nobody has decided on the current
 * version.
 */
export const RESPONSE_STATES = ['published', 'contested', 'reconsidered', 'confirmed', 'revised'] as const;
export type ResponseState = (typeof RESPONSE_STATES)[number];

export const CONTEST_STATES = ['open', 'upheld', 'rejected'] as const;

/** Days in which a response may be contested, and days in which the contest must be decided. */
const CONTEST_DAYS = 30;
const DECISION_DAYS = 60;

export interface ResponseFacts extends InPlan {
  state?: string;
  /** The author of the proposal. */
  authorId: string | null;
  /** The person who responded; `institutionId` is the institution of the response. */
  answererId: string | null;
  institutionId: string | null;
  citesSession: boolean;
}

const itsInstitution = {
  words: 'of the institution that responded',
  holds: (capacity: Capacity, facts: ResponseFacts) =>
    capacity.institutionId !== null && capacity.institutionId === facts.institutionId,
};
const authorOfTheProposal = {
  words: 'who wrote the proposal',
  holds: (_: Capacity, facts: ResponseFacts, actor: Actor) => isAuthor(facts, actor),
};
const somebodyElse = (facts: ResponseFacts, actor: Actor) =>
  actor.kind === 'person' && !isAccount(actor, facts.answererId) && !isAuthor(facts, actor);
const anotherInstitution = {
  words: 'of another institution than the one that responded, and not the person who did',
  holds: (capacity: Capacity, facts: ResponseFacts, actor: Actor) =>
    capacity.institutionId !== null && capacity.institutionId !== facts.institutionId && somebodyElse(facts, actor),
};
const citingASession = {
  words: 'citing a session of the forum that decided, and not the person who responded',
  holds: (_: Capacity, facts: ResponseFacts, actor: Actor) => facts.citesSession && somebodyElse(facts, actor),
};

export const REVISE: StatefulAction<ResponseFacts> = {
  mutation: 'responseRevise',
  states: RESPONSE_STATES,
  from: ['published', 'reconsidered', 'confirmed', 'revised'],
  otherwise: { code: 'RESPONSE_CONTESTED' },
  who: [{ role: 'institution_liaison', when: itsInstitution }, { role: 'secretariat' }],
};

export const CONTEST: StatefulAction<ResponseFacts> = {
  mutation: 'responseContest',
  states: RESPONSE_STATES,
  from: ['published', 'reconsidered', 'confirmed', 'revised'],
  otherwise: { code: 'ALREADY_CONTESTED' },
  who: [{ role: 'person', when: authorOfTheProposal }],
};

export const DECIDE_CONTEST: StatefulAction<ResponseFacts> = {
  mutation: 'contestDecide',
  states: RESPONSE_STATES,
  from: ['contested'],
  otherwise: { code: 'NOT_CONTESTED' },
  who: [
    { role: 'institution_liaison', when: anotherInstitution },
    { role: 'secretariat', when: citingASession },
  ],
};

export interface TemplateFacts extends InPlan {
  institutionId: string | null;
}

export const SAVE_TEMPLATE: StatelessAction<TemplateFacts> = {
  mutation: 'responseTemplateSave',
  states: [],
  from: [],
  who: [
    {
      role: 'institution_liaison',
      when: {
        words: 'for their own institution',
        holds: (capacity, facts) => capacity.institutionId !== null && capacity.institutionId === facts.institutionId,
      },
    },
    { role: 'secretariat' },
  ],
};

export function responseState(version: number, last: LastContest | null): ResponseState {
  if (last === null) return 'published';
  if (last.state === 'open') return 'contested';
  if (version > decidedVersion(last)) return 'revised';
  return last.state === 'rejected' ? 'confirmed' : 'reconsidered';
}

/** The version that the decision left standing: the contested one if it was confirmed, else its replacement. */
const decidedVersion = ({ state, version }: LastContest) => (state === 'upheld' ? version + 1 : version);

export interface Whereto {
  outcome: string;
  /** The number of commitments that it names. */
  commitments: number;
  /** The day by which the text is to be written, or `null`. */
  writeBy: string | null;
}

/**
 * An accepted proposal, whole or in part, must name at least one commitment that it went into, or the day by which that
 * is written. A day that was promised before may be repeated once it is past.
 */
export function checkLinks(
  { outcome, commitments, writeBy }: Whereto,
  { today, promised }: { today: string; promised: string | null },
  path: string[],
): void {
  if (writeBy !== null) {
    if (outcome === 'not_accepted' || commitments > 0) refuse('NOTHING_TO_WRITE', [...path, 'writeBy']);
    if (writeBy < today && writeBy !== promised) refuse('DATE_IN_THE_PAST', [...path, 'writeBy']);
    return;
  }
  if (outcome !== 'not_accepted' && commitments === 0) refuse('COMMITMENT_LINK_REQUIRED', [...path, 'commitments']);
}

/** A commitment in one of these states, if everybody may read it, is the text that a proposal is owed. */
export const isTextInPlan = (commitment: { state: string; draftsShown: boolean }): boolean =>
  commitment.state === 'draft' ? commitment.draftsShown : commitment.state !== 'withdrawn';

export interface OwedTextFacts {
  /** The first day by which a response promises the text; `null` when none does. */
  writeBy: string | null;
  /** True when a commitment that everybody may read names the proposal. */
  named: boolean;
}

/** A proposal that was accepted to be written is owed a text until a commitment that everybody may read names it. */
export function owedText({ writeBy, named }: OwedTextFacts, today: string): { by: string; overdue: boolean } | null {
  return writeBy === null || named ? null : { by: writeBy, overdue: writeBy < today };
}

/** A contest that is still open is overdue from the day after the one by which it must be decided. */
export const isContestOverdue = ({ state, decideBy }: { state: string; decideBy: string }, today: string): boolean =>
  state === 'open' && decideBy < today;

/** The outcome of a decided contest is final: a revision may improve words and links, but not change the outcome. */
export function revise({ state, outcome }: { state: ResponseState; outcome: string }, wanted: string): void {
  const isDecided = state === 'reconsidered' || state === 'confirmed' || state === 'revised';
  if (isDecided && wanted !== outcome) refuse('OUTCOME_DECIDED', ['input', 'outcome']);
}

/**
 * The institution in whose name a response stands: the liaison's own. The secretariat responds in its own name, whoever
 * owed the response.
 */
export function speaksFor({ role, institutionId }: Pick<Capacity, 'role' | 'institutionId'>): string | null {
  return role === 'institution_liaison' ? institutionId : null;
}

/** An institution responds with its own templates or with those of the secretariat, which belong to no institution. */
export function useTemplate(capacity: Pick<Capacity, 'role' | 'institutionId'>, templateOf: string | null): void {
  if (capacity.role !== 'secretariat' && templateOf !== null && templateOf !== capacity.institutionId)
    refuse('TEMPLATE_OF_ANOTHER_INSTITUTION', ['input', 'template']);
}

/** The last contest of a response: its result, and the version that was contested. */
export interface LastContest {
  state: string;
  version: number;
}

/**
 * Each version that the responding institution gave may be contested once. The version that a decision confirmed or put
 * in place cannot be contested.
 */
export function isContestable(version: number, last: LastContest | null): boolean {
  if (last === null) return true;
  return last.state !== 'open' && version > decidedVersion(last);
}

/** A response is contested while its proposal is one by itself, and each version once. */
export function checkContestable(proposal: { state: string }, version: number, last: LastContest | null): void {
  if (hasEnded(proposal.state)) refuse('PROPOSAL_NOT_OPEN', ['id']);
  if (!isContestable(version, last)) refuse('ALREADY_CONTESTED', ['id']);
}

export const lastDayToContest = (publishedOn: string): string => dayAfter(publishedOn, CONTEST_DAYS);

/** The deadline is thirty days after the publication of the contested version. */
export function contest(publishedOn: string, today: string) {
  if (lastDayToContest(publishedOn) < today) refuse('CONTEST_TOO_LATE', ['id'], { days: CONTEST_DAYS });
  return { decideBy: dayAfter(today, DECISION_DAYS) };
}
