import { type Actor, appointmentsOf, isAccount, isAtOneOf } from './actor.js';
import { itsAuthor, notItsAuthor } from './author.js';
import type { Action, Capacity, InPlan, Otherwise, StatefulAction, StatelessAction } from './policy.js';
import { refuse } from './refusal.js';

/** The only reasons for hiding a text. An opinion is never a reason. */
export const MODERATION_RULES = [
  'personal_data',
  'unlawful',
  'insult',
  'threat',
  'discrimination',
  'spam',
  'off_topic',
  'duplicate',
] as const;
export type ModerationRule = (typeof MODERATION_RULES)[number];

/** Kinds of things that moderators decide on. */
export const MODERATED_THINGS = ['comment', 'proposal', 'suggestion', 'evidence'] as const;
export type ModeratedThing = (typeof MODERATED_THINGS)[number];
/** Kinds of things that can wait for a moderator before anybody reads them. */
export type HeldThing = Exclude<ModeratedThing, 'suggestion' | 'evidence'>;

/** Visibility of a moderated thing, independent of its other states. */
export const MODERATED_VISIBILITIES = ['visible', 'held', 'hidden', 'withdrawn', 'erased'] as const;

export const REPORT_OUTCOMES = ['open', 'dismissed', 'upheld'] as const;
export const APPEAL_STATES = ['open', 'upheld', 'rejected', 'lapsed'] as const;
export type AppealState = (typeof APPEAL_STATES)[number];

export interface ModerationFacts extends InPlan {
  state?: string;
  /** `null` when the secretariat transcribed the text for somebody without an account. */
  authorId: string | null;
  /** The institutions that the text concerns; null stands for the one that its author speaks for, when there is none. */
  concerned: (string | null)[];
}
export interface AppealDecisionFacts extends ModerationFacts {
  hiddenBy: string;
  /** The number of other moderators of the plan who have no tie and could decide. */
  otherModerators: number;
}

/** A person with a tie wrote the text or works for an institution that it concerns; they do not decide on it. */
export function hasTie(
  actor: Actor,
  { concerned, authorId }: Pick<ModerationFacts, 'concerned' | 'authorId'>,
): boolean {
  return isAccount(actor, authorId) || appointmentsOf(actor).some((appointment) => isAtOneOf(appointment, concerned));
}

/** Tells a moderator with a tie why they may not decide. */
export function refuseTies(actor: Actor, facts: ModerationFacts): void {
  const moderates = appointmentsOf(actor).some(({ role, planId }) => role === 'moderator' && planId === facts.planId);
  if (moderates && hasTie(actor, facts)) refuse('MODERATOR_HAS_A_TIE', ['id']);
}

const withoutATie = {
  words: 'without a tie to the institution concerned',
  holds: (_: Capacity, facts: ModerationFacts, actor: Actor) => !hasTie(actor, facts),
};
const anotherOne = {
  words: 'not the one who hid it, without a tie',
  holds: (_: Capacity, facts: AppealDecisionFacts, actor: Actor) =>
    actor.kind === 'person' && !isAccount(actor, facts.hiddenBy) && !hasTie(actor, facts),
};
const whereNoOtherIs = (other: string) => ({
  words: `together with the ${other}, when there is no other moderator`,
  holds: (_: Capacity, facts: AppealDecisionFacts, actor: Actor) =>
    facts.otherModerators === 0 && anotherOne.holds(_, facts, actor),
});

export interface HiddenFacts extends ModerationFacts {
  /** The account that hid the text; `null` while nothing hides it. */
  hiddenBy: string | null;
}

const whoHidIt = {
  words: 'the one who hid it',
  holds: (_: Capacity, { hiddenBy }: HiddenFacts, actor: Actor) => isAccount(actor, hiddenBy),
};

/** These rows are the same for every kind of thing that people write in public. */
export const REPORT_TO_MODERATORS = on('Report', ['visible'], { code: 'COMMENT_NOT_OPEN' }, [
  { role: 'person', when: notItsAuthor },
]);
export const HIDE = on(
  'Hide',
  ['visible', 'held'],
  { code: 'COMMENT_NOT_OPEN', in: { hidden: 'ALREADY_HIDDEN' } },
  [{ role: 'moderator', when: withoutATie }],
  true,
);
export const RELEASE = on('Release', ['held'], { code: 'NOT_HELD' }, [{ role: 'moderator', when: withoutATie }], true);
export const APPEAL = on('Appeal', ['hidden'], { code: 'NOT_HIDDEN' }, [{ role: 'person', when: itsAuthor }]);

function on(
  verb: string,
  from: string[],
  otherwise: Otherwise,
  who: Action<ModerationFacts>['who'],
  sure?: true,
): Record<ModeratedThing, StatefulAction<ModerationFacts>> {
  const action = (thing: ModeratedThing): StatefulAction<ModerationFacts> => ({
    mutation: `${thing}${verb}`,
    states: MODERATED_VISIBILITIES,
    from,
    otherwise,
    who,
    ...(sure ? { secondFactor: true } : {}),
  });
  return {
    comment: action('comment'),
    proposal: action('proposal'),
    suggestion: action('suggestion'),
    evidence: action('evidence'),
  };
}

/**
 * The moderator who hid a text by mistake can show it again until its author appeals. After that somebody else decides.
 */
export const TAKE_BACK_HIDING: StatefulAction<HiddenFacts> = {
  mutation: 'hidingTakeBack',
  states: MODERATED_VISIBILITIES,
  from: ['hidden'],
  otherwise: { code: 'NOT_HIDDEN' },
  who: [{ role: 'moderator', when: whoHidIt }],
  secondFactor: true,
};

export function takeBackHiding({ appealed }: { appealed: boolean }): void {
  if (appealed) refuse('ALREADY_APPEALED', ['id']);
}

export const HIDE_COMMENTS: StatefulAction<ModerationFacts> = { ...HIDE.comment, mutation: 'commentsHide' };

export const DISMISS: StatefulAction<ModerationFacts> = {
  mutation: 'reportDismiss',
  states: REPORT_OUTCOMES,
  from: ['open'],
  otherwise: { code: 'ALREADY_DECIDED' },
  who: [{ role: 'moderator', when: withoutATie }],
  secondFactor: true,
};
export const DISMISS_ALL: StatefulAction<ModerationFacts> = { ...DISMISS, mutation: 'reportsDismiss' };

export const DECIDE_APPEAL: StatefulAction<AppealDecisionFacts> = {
  mutation: 'appealDecide',
  states: APPEAL_STATES,
  from: ['open'],
  otherwise: { code: 'ALREADY_DECIDED' },
  who: [
    { role: 'moderator', when: anotherOne },
    { role: 'civil_society_contact_point', when: whereNoOtherIs('secretariat') },
    { role: 'secretariat', when: whereNoOtherIs('civil-society contact point') },
  ],
  secondFactor: true,
};

export const HOLD_FIRST: StatelessAction<InPlan> = {
  mutation: 'planHoldFirstComments',
  states: [],
  from: [],
  who: [{ role: 'secretariat' }, { role: 'administrator' }],
  secondFactor: true,
};

export interface Voices {
  civilSociety: boolean | null;
  secretariat: boolean | null;
}

/** The civil-society contact point and the secretariat decide together: a decision needs the same verdict from both. */
export function together(said: Voices): 'upheld' | 'rejected' | null {
  if (said.civilSociety === null || said.civilSociety !== said.secretariat) return null;
  return said.civilSociety ? 'upheld' : 'rejected';
}
