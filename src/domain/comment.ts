import { stateOn } from './commitment.js';
import { itsAuthor, notItsAuthor } from './author.js';
import { DAY_MS } from './days.js';
import { MODERATED_VISIBILITIES } from './moderation.js';
import { type HidingFacts, visibilityAt } from './hiding.js';
import { isClosed, windowState } from './plan.js';
import type { InPlan, StatefulAction, StatelessAction } from './policy.js';
import { refuse } from './refusal.js';

export const COMMENT_STATES = MODERATED_VISIBILITIES;
export type CommentState = (typeof COMMENT_STATES)[number];

export const POSITIONS = ['for', 'against', 'neutral'] as const;
export type Position = (typeof POSITIONS)[number];

export const VOTES = ['up', 'down'] as const;
export type Vote = (typeof VOTES)[number];

/** Kinds of things that can be commented on. */
export const COMMENT_SUBJECTS = ['proposal', 'commitment', 'milestone', 'response', 'clause', 'suggestion'] as const;
export type CommentSubject = (typeof COMMENT_SUBJECTS)[number];

/** People may still comment for this many days after a plan is over. */
export const OPEN_AFTER_CLOSE_DAYS = 90;
/** Deepest level of replies. A deeper reply is attached to the last comment that can have one. */
export const MOST_DEPTH = 40;

export interface CommentStateFacts {
  state: string;
  createdAt: Date;
  /** The decision that hides it, if one is in force. */
  hiding: HidingFacts | null;
}

/**
 * Time alone changes two states: held → visible after 72 hours, and hidden → visible when an appeal stays undecided.
 */
export function commentStateAt({ state, createdAt, hiding }: CommentStateFacts, now: Date): CommentState {
  return visibilityAt({ visibility: state, since: createdAt, hiding }, now);
}

export interface SubjectFacts {
  kind: CommentSubject;
  /** For a milestone, a clause and a suggestion the state of their commitment. */
  state: string;
  /** True for a clause that was removed, and for a suggestion that was withdrawn or is hidden. */
  rests: boolean;
  /** True when the plan does not keep its drafts to its people. */
  draftsPublic: boolean;
  startOn: string | null;
  endOn: string | null;
  planStage: string;
  planEndOn: string | null;
  windows: { kind: string; opensAt: string; closesAt: string }[];
}

const CO_CREATION = ['call_for_proposals', 'thematic_tables', 'drafting', 'public_consultation', 'reasoned_response'];
const TEXT_IS_WRITTEN = ['drafting', 'public_consultation'];
/** `hidden`: the discussion of a hidden proposal rests, also for the people who can still see it. */
const NOT_DISCUSSED = ['draft', 'withdrawn', 'merged', 'split', 'hidden'];

/**
 * Comments are open on a proposal during co-creation, on the text of a commitment while it is drafted or consulted in
 * public, and on an adopted commitment, its milestones and a response until 90 days after the plan is over. Clauses and
 * suggestions follow their commitment while they are there.
 */
export function isOpenToComments(subject: SubjectFacts, now: Date, today: string): boolean {
  const open = (kinds: string[]) =>
    subject.windows.some(
      (window) =>
        kinds.includes(window.kind) &&
        windowState({ opensAt: new Date(window.opensAt), closesAt: new Date(window.closesAt) }, now) === 'open',
    );
  if (!isPlanDiscussed(subject, today) || subject.rests) return false;
  if (subject.kind === 'response') return !NOT_DISCUSSED.includes(subject.state);
  if (subject.kind === 'proposal') return !NOT_DISCUSSED.includes(subject.state) && open(CO_CREATION);
  switch (stateOn(subject, today)) {
    case 'deferred':
    case 'withdrawn':
      return false;
    case 'draft':
      return subject.draftsPublic && open(TEXT_IS_WRITTEN);
    case 'in_consultation':
    case 'agreed':
      return open(TEXT_IS_WRITTEN);
    default:
      return true;
  }
}

/** A plan that is over is discussed for 90 days more, if the day on which it ended is known. */
export function isPlanDiscussed(
  { planStage, planEndOn }: Pick<SubjectFacts, 'planStage' | 'planEndOn'>,
  today: string,
): boolean {
  if (!isClosed(planStage)) return true;
  if (planEndOn === null) return false;
  return Date.parse(today) - Date.parse(planEndOn) <= OPEN_AFTER_CLOSE_DAYS * DAY_MS;
}

/** An account is new for this many days: its limits are tighter, and a plan may hold its first comments. */
const NEW_ACCOUNT_DAYS = 7;

export function isNewAccount(createdAt: Date, now: Date): boolean {
  return now.getTime() - createdAt.getTime() < NEW_ACCOUNT_DAYS * DAY_MS;
}

/** The limit of comments counts those of this many seconds. */
export const COMMENTS_ARE_COUNTED_FOR = 600;

/**
 * The limit counts per account, not per address: people at one table share one Wi-Fi, but one new account must not
 * flood.
 */
export function commentLimit(isNew: boolean): { most: number; seconds: number } {
  return { most: isNew ? 4 : 30, seconds: COMMENTS_ARE_COUNTED_FOR };
}
export const COMMENTS_OF_NEW_ACCOUNTS_PER_ADDRESS = { most: 120, seconds: COMMENTS_ARE_COUNTED_FOR };

/** A plan can hold at most this many first comments of a new account. */
export const HELD_FIRST_AT_MOST = 20;

export interface FirstCommentFacts {
  /** How many first comments of a new account wait for a moderator, as the plan has set it. */
  holdFirst: number;
  isNewAccount: boolean;
  /** The count stops at `HELD_FIRST_AT_MOST`. */
  earlierComments: number;
  official: boolean;
}

export function firstState(facts: FirstCommentFacts): CommentState {
  const held = facts.isNewAccount && !facts.official && facts.earlierComments < facts.holdFirst;
  return held ? 'held' : 'visible';
}

export interface CommentFacts extends InPlan {
  state?: string;
  /** `null` when the comment was imported. */
  authorId: string | null;
}
export interface CommentCreateFacts extends InPlan {
  /** The institution in whose name an official comment speaks. */
  onBehalfOf: string | null;
}

export const CREATE_COMMENT: StatelessAction<CommentCreateFacts> = {
  mutation: 'commentCreate',
  states: [],
  from: [],
  who: [
    {
      role: 'institution_liaison',
      when: {
        words: 'on behalf of its institution',
        holds: (capacity, { onBehalfOf }) => onBehalfOf !== null && capacity.institutionId === onBehalfOf,
      },
    },
    { role: 'person', when: { words: 'for themselves', holds: (_, facts) => facts.onBehalfOf === null } },
  ],
};

export const EDIT_COMMENT: StatefulAction<CommentFacts> = {
  mutation: 'commentEdit',
  states: COMMENT_STATES,
  from: ['visible', 'held'],
  otherwise: { code: 'COMMENT_NOT_OPEN' },
  who: [{ role: 'person', when: itsAuthor }],
};

export const WITHDRAW_COMMENT: StatefulAction<CommentFacts> = {
  mutation: 'commentWithdraw',
  withoutNotice: true,
  states: COMMENT_STATES,
  from: ['visible', 'held'],
  otherwise: { code: 'COMMENT_NOT_OPEN' },
  who: [{ role: 'person', when: itsAuthor }],
};

export const ERASE_COMMENT: StatefulAction<CommentFacts> = {
  mutation: 'commentErase',
  withoutNotice: true,
  states: COMMENT_STATES,
  from: ['visible', 'held', 'hidden', 'withdrawn'],
  otherwise: { code: 'COMMENT_NOT_OPEN' },
  who: [{ role: 'person', when: itsAuthor }, { role: 'administrator' }],
};

export const VOTE: StatefulAction<CommentFacts> = {
  mutation: 'commentVote',
  states: COMMENT_STATES,
  from: ['visible'],
  otherwise: { code: 'COMMENT_NOT_OPEN' },
  who: [{ role: 'person', when: notItsAuthor }],
};

/** A reply stands one level below its parent. Only a readable comment can have replies. */
export function below(parent: { id: string; rootId: string; depth: number; state: CommentState } | null, id: string) {
  if (!parent) return { parentId: null, rootId: id, depth: 0 };
  if (parent.state !== 'visible') refuse('COMMENT_NOT_OPEN', ['input', 'replyTo']);
  if (parent.depth >= MOST_DEPTH) refuse('COMMENT_TOO_DEEP', ['input', 'replyTo'], { most: MOST_DEPTH });
  return { parentId: parent.id, rootId: parent.rootId, depth: parent.depth + 1 };
}
