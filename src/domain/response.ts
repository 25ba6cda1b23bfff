import { type Actor, isAccount } from './actor.js';
import { isAuthor } from './author.js';
import { dayAfter } from './days.js';
import type { Capacity, InPlan, StatefulAction, StatelessAction } from './policy.js';
import { refuse } from './refusal.js';

export const OUTCOMES = ['accepted', 'accepted_in_part', 'not_accepted'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Why: ours, not a list of OGP's. */
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
 * `contested` while the contest is open; `reconsidered` when it was upheld, `confirmed` when it was rejected, and
 * `revised` once whoever answered has spoken again since: nobody decided on the version that stands.
 */
export const RESPONSE_STATES = ['published', 'contested', 'reconsidered', 'confirmed', 'revised'] as const;
export type ResponseState = (typeof RESPONSE_STATES)[number];

/** Days in which a response may be contested, and in which the contest is to be decided. */
export const CONTEST_DAYS = 30;
export const DECISION_DAYS = 60;

export interface ResponseFacts extends InPlan {
  state?: string;
  /** Author of the proposal. */
  authorId: string | null;
  /** Who answered, and for which institution. */
  answererId: string | null;
  institutionId: string | null;
  citesSession: boolean;
}

const itsInstitution = {
  words: 'of the institution that answered',
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
  words: 'of another institution than the one that answered, and not the person who did',
  holds: (capacity: Capacity, facts: ResponseFacts, actor: Actor) =>
    capacity.institutionId !== null && capacity.institutionId !== facts.institutionId && somebodyElse(facts, actor),
};
const citingASession = {
  words: 'citing a session of the forum that decided, and not the person who answered',
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

/** The version that a decision confirmed, or put in the place of the one that was contested. */
const decidedVersion = ({ state, version }: LastContest) => (state === 'upheld' ? version + 1 : version);

/** Whoever accepts, wholly or in part, says where it went: at least one commitment. */
export function checkLinks(outcome: string, commitments: number, path: string[]): void {
  if (outcome !== 'not_accepted' && commitments === 0) refuse('COMMITMENT_LINK_REQUIRED', [...path, 'commitments']);
}

/** What was decided on a contest stays: whoever lost it may mend words and links, not the outcome. */
export function revise({ state, outcome }: { state: ResponseState; outcome: string }, wanted: string): void {
  const isDecided = state === 'reconsidered' || state === 'confirmed' || state === 'revised';
  if (isDecided && wanted !== outcome) refuse('OUTCOME_DECIDED', ['input', 'outcome']);
}

/** In whose name an answer stands: the liaison's institution; the secretariat answers in its own, whoever owed it. */
export function speaksFor({ role, institutionId }: Pick<Capacity, 'role' | 'institutionId'>): string | null {
  return role === 'institution_liaison' ? institutionId : null;
}

/** An institution answers with its own templates or with those of the secretariat, which belong to none. */
export function useTemplate(capacity: Pick<Capacity, 'role' | 'institutionId'>, templateOf: string | null): void {
  if (capacity.role !== 'secretariat' && templateOf !== null && templateOf !== capacity.institutionId)
    refuse('TEMPLATE_OF_ANOTHER_INSTITUTION', ['input', 'template']);
}

/** The last contest of a response: what became of it, and which version was contested. */
export interface LastContest {
  state: string;
  version: number;
}

/**
 * Each version that was given by whoever answered may be contested once. What a contest decided stands: the version that
 * was confirmed, or the one that the decision put in its place.
 */
export function isContestable(version: number, last: LastContest | null): boolean {
  if (last === null) return true;
  return last.state !== 'open' && version > decidedVersion(last);
}

export const lastDayToContest = (publishedOn: string): string => dayAfter(publishedOn, CONTEST_DAYS);

/** Not later than thirty days after the version that is contested was published. */
export function contest(publishedOn: string, today: string) {
  if (lastDayToContest(publishedOn) < today) refuse('CONTEST_TOO_LATE', ['id'], { days: CONTEST_DAYS });
  return { decideBy: dayAfter(today, DECISION_DAYS) };
}
