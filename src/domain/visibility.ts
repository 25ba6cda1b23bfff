import { type Actor, appointmentsOf, plansOf, type Role, seesEveryDraft } from './actor.js';
import { isAuthor } from './author.js';
import { commentStateAt } from './comment.js';
import type { HidingFacts } from './hiding.js';
import type { Voice } from './milestone.js';
import { SUGGESTION_WINDOWS } from './suggestion.js';
import {
  type HiddenTextFacts,
  isHiddenTextVisible,
  isSure,
  moderates,
  plansAs,
  secretariatPlans,
} from './hidden-text.js';

/**
 * Only those who write a draft read it, or whom a rule names. From the moment it is no draft everybody may read a
 * report, a commitment or a proposal, as far as moderation lets them.
 */
export const isOutOfDraft = ({ state }: { state: string }): boolean => state !== 'draft';

/**
 * Rules of what is public in a plan. Each rule has an SQL twin of the same name in `src/twins`;
 * `test/law/visibility.spec.ts` runs both over every combination and fails when they differ.
 */
export function isCommitmentVisible({ state, ...draft }: CommitmentVisibilityFacts, actor: Actor): boolean {
  return isOutOfDraft({ state }) || isDraftVisible(draft, actor);
}

interface DraftVisibilityFacts {
  planId: string;
  /** The answer of `areDraftsShown` for the plan. */
  draftsShown: boolean;
}

export interface CommitmentVisibilityFacts extends DraftVisibilityFacts {
  state: string;
}

const isDraftVisible = ({ planId, draftsShown }: DraftVisibilityFacts, actor: Actor): boolean =>
  draftsShown || seesEveryDraft(actor) || plansOf(actor).includes(planId);

export interface PlanTextVisibilityFacts extends DraftVisibilityFacts {
  planStage: string;
}

/** From these stages on, the text of a plan is no draft any more. */
export const STAGES_OF_FINAL_TEXTS: readonly string[] = ['submitted', 'implementation', 'closed'];

/** The text of a plan is a draft until the plan is submitted, and is shown like the drafts of its commitments. */
export function isPlanTextVisible({ planStage, ...draft }: PlanTextVisibilityFacts, actor: Actor): boolean {
  return STAGES_OF_FINAL_TEXTS.includes(planStage) || isDraftVisible(draft, actor);
}

/** People who see the commitment see the parts of its text. Parts of a plan's own text are seen like that text. */
export type TextVisibilityFacts = { commitment: CommitmentVisibilityFacts } | { planText: PlanTextVisibilityFacts };

export function isTextVisible(text: TextVisibilityFacts, actor: Actor): boolean {
  return 'commitment' in text ? isCommitmentVisible(text.commitment, actor) : isPlanTextVisible(text.planText, actor);
}

/**
 * The drafts of a plan are public from the first opening of a window in which everybody may suggest, unless the plan
 * keeps them to its people. They stay public between two windows, so that no address stops working.
 */
export function areDraftsShown(
  plan: { draftsPublic: boolean; windows: readonly { kind: string; opensAt: Date }[] },
  now: Date,
): boolean {
  const hasBegun = plan.windows.some(({ kind, opensAt }) => SUGGESTION_WINDOWS.includes(kind) && opensAt <= now);
  return plan.draftsPublic && hasBegun;
}

export type SuggestionVisibilityFacts = HiddenTextFacts &
  TextVisibilityFacts & {
    /** The verdict of `visibilityAt`. */
    visibility: string;
  };

/**
 * People who see the text see the suggestions on it. A hidden suggestion stays visible only to its author and to those
 * who see hidden originals.
 */
export function isSuggestionVisible(suggestion: SuggestionVisibilityFacts, actor: Actor): boolean {
  if (!isTextVisible(suggestion, actor)) return false;
  return suggestion.visibility === 'visible' || isHiddenTextVisible(suggestion, actor);
}

/**
 * Who sees the text may know of a suggestion on it that moderation hides now: its number and the decision, and nothing
 * else.
 */
export function isSuggestionHidingTold(suggestion: SuggestionVisibilityFacts, actor: Actor): boolean {
  return isTextVisible(suggestion, actor) && suggestion.visibility === 'hidden';
}

export interface AssessmentVisibilityFacts {
  state: string;
  /** `null` when the assessment is about a whole plan. */
  commitment: CommitmentVisibilityFacts | null;
}

/**
 * An assessment is visible once it is published, also after a later one superseded it. Below a commitment it is visible
 * only to those who see the commitment.
 */
export function isAssessmentVisible({ state, commitment }: AssessmentVisibilityFacts, actor: Actor): boolean {
  if (commitment && !isCommitmentVisible(commitment, actor)) return false;
  return state === 'published' || state === 'superseded';
}

export interface IndicatorVisibilityFacts {
  /** `null` when it measures a programme, which everybody sees. */
  commitment: CommitmentVisibilityFacts | null;
}

/** A person who sees a thing sees its indicators and their values. */
export function isIndicatorVisible({ commitment }: IndicatorVisibilityFacts, actor: Actor): boolean {
  return commitment === null || isCommitmentVisible(commitment, actor);
}

/**
 * A template is private to the people of its plan, because it is not yet a response; the responses made from it are
 * public.
 */
export function isResponseTemplateVisible(template: { planId: string }, actor: Actor): boolean {
  return plansOf(actor).includes(template.planId);
}

export interface ReportVisibilityFacts {
  state: string;
  voice: string;
  institutionId: string | null;
  commitment: CommitmentVisibilityFacts;
}

/** The roles that speak with each voice. */
export const ROLES_OF_VOICES: Record<Voice, readonly Role[]> = {
  owner: ['institution_liaison'],
  counterpart: ['counterpart', 'forum_member'],
  monitoring_body: ['monitoring_body'],
};

/**
 * A milestone report is visible, with its evidence, from the moment it is sent, to everyone who sees its commitment. Its
 * draft is private to the people of the plan who speak with the same voice for the same institution.
 */
export function isReportVisible({ state, commitment, ...draft }: ReportVisibilityFacts, actor: Actor): boolean {
  if (!isCommitmentVisible(commitment, actor)) return false;
  return isOutOfDraft({ state }) || speaksWithSameVoice({ ...draft, planId: commitment.planId }, actor);
}

const speaksWithSameVoice = (
  of: { planId: string; voice: string; institutionId: string | null },
  actor: Actor,
): boolean =>
  appointmentsOf(actor).some(
    ({ role, planId, institutionId }) =>
      planId === of.planId && institutionId === of.institutionId && ROLES_OF_VOICES[of.voice as Voice].includes(role),
  );

export interface EvidenceVisibilityFacts extends HiddenTextFacts {
  report: ReportVisibilityFacts;
  /** Its visibility now, which time may have changed. */
  visibility: string;
}

/** People who see a report see its evidence; hidden evidence is visible only to those who see hidden originals. */
export function isEvidenceVisible(evidence: EvidenceVisibilityFacts, actor: Actor): boolean {
  if (!isReportVisible(evidence.report, actor)) return false;
  return evidence.visibility === 'visible' || isHiddenTextVisible(evidence, actor);
}

export interface EvidenceFileFacts {
  kind: string;
  planId: string;
}

/**
 * People who see evidence read its files. Only the monitoring body of the plan and OGP readers read the original of
 * reserved evidence, because it names people: not even who sent it, nor an administrator.
 */
export function isEvidenceFileReadable({ kind, planId }: EvidenceFileFacts, actor: Actor): boolean {
  return kind !== 'reserved' || plansOfReserved(actor).includes(planId);
}

/** Reading a reserved original needs the second factor, as reading a hidden text does. */
export function plansOfReserved(actor: Actor): string[] {
  return isSure(actor) ? plansAs(actor, ['monitoring_body', 'ogp_reader']) : [];
}

export interface CommentVisibilityFacts {
  state: string;
  planId: string;
  authorId: string;
  createdAt: Date;
  /** True when the comment has a reply. */
  replied: boolean;
  hiding: HidingFacts | null;
}

/**
 * A comment keeps its place in the thread even when its text is gone, so that replies still make sense. Two kinds do
 * not: a held comment (only its author and the moderators see it), and one withdrawn before anybody replied.
 */
export function isCommentVisible(comment: CommentVisibilityFacts, actor: Actor, now: Date): boolean {
  if (comment.state === 'withdrawn') return comment.replied;
  return commentStateAt(comment, now) !== 'held' || isAuthor(comment, actor) || moderates(actor, comment.planId);
}

/** The author always finds their comment at its own address, even when it no longer has a place in the thread. */
export function isCommentFound(comment: CommentVisibilityFacts, actor: Actor, now: Date): boolean {
  return isAuthor(comment, actor) || isCommentVisible(comment, actor, now);
}

export function isCommentTextVisible(comment: CommentVisibilityFacts, actor: Actor, now: Date): boolean {
  return ['visible', 'held'].includes(commentStateAt(comment, now)) && isCommentVisible(comment, actor, now);
}

/**
 * Everyone may know that a proposal was sent and that moderation hides it now: its reference and the decision, and
 * nothing else. A draft was never sent, and a held proposal is not decided on yet, so nothing of them is told.
 */
export function isHidingPublic(proposal: { state: string; visibility: string }): boolean {
  return isOutOfDraft(proposal) && proposal.visibility === 'hidden';
}

export interface WrittenByPeople {
  state: string;
  visibility: string;
  planId: string;
  authorAccountId: string | null;
  transcribed: boolean;
  appeal?: HiddenTextFacts['appeal'];
}

/**
 * A draft is visible only to its author; a transcribed draft only to the secretariat. A held or hidden text stays
 * visible to its author and to those who see hidden originals. Administrators and the operator do not see it.
 */
export function isProposalVisible(proposal: WrittenByPeople, actor: Actor): boolean {
  const { visibility, planId, authorAccountId: authorId, appeal = null } = proposal;
  if (!isOutOfDraft(proposal)) {
    return isAuthor({ authorId }, actor) || (proposal.transcribed && secretariatPlans(actor).includes(planId));
  }
  return visibility === 'visible' || isHiddenTextVisible({ planId, authorId, appeal }, actor);
}
