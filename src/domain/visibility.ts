import { type Actor, appointmentsOf, plansOf, type Role, seesEveryDraft } from './actor.js';
import { isAuthor } from './author.js';
import { commentStateAt } from './comment.js';
import { type AppealDecisionFacts, DECIDE_APPEAL, type HidingFacts } from './moderation.js';
import { may } from './policy.js';

/**
 * What of a plan is public. Each predicate has an SQL twin in `src/twins` with its name; `test/law/visibility.spec.ts` runs
 * both over every combination and fails when they differ.
 */
export function isCommitmentVisible(commitment: { state: string; planId: string }, actor: Actor): boolean {
  return commitment.state !== 'draft' || seesEveryDraft(actor) || plansOf(actor).includes(commitment.planId);
}

/** Assessments are private to their authors until they are published; authors get their desk in a later issue. */
export function isAssessmentVisible(assessment: { state: string }): boolean {
  return assessment.state === 'published' || assessment.state === 'superseded';
}

/** Not yet said to anybody: the answers that are made of it are public. */
export function isResponseTemplateVisible(template: { planId: string }, actor: Actor): boolean {
  return plansOf(actor).includes(template.planId);
}

/** A report is public from the moment it is sent. */
export function isReportVisible(report: { state: string }): boolean {
  return report.state !== 'draft';
}

export interface CommentVisibilityFacts {
  state: string;
  planId: string;
  authorId: string;
  createdAt: Date;
  /** Whether somebody answered it. */
  answered: boolean;
  hiding: HidingFacts | null;
}

/**
 * A comment keeps its place in the thread also when its text is gone, so that answers keep their sense. Two do not: one
 * that waits for a moderator (its author and the moderators see it), and one withdrawn before anybody answered.
 */
export function isCommentVisible(comment: CommentVisibilityFacts, actor: Actor, now: Date): boolean {
  if (comment.state === 'withdrawn') return comment.answered;
  return commentStateAt(comment, now) !== 'held' || isAuthor(comment, actor) || moderates(actor, comment.planId);
}

/** At its own address its author finds it always, also where it has no place in the thread any more. */
export function isCommentFound(comment: CommentVisibilityFacts, actor: Actor, now: Date): boolean {
  return isAuthor(comment, actor) || isCommentVisible(comment, actor, now);
}

export function isCommentTextVisible(comment: CommentVisibilityFacts, actor: Actor, now: Date): boolean {
  return ['visible', 'held'].includes(commentStateAt(comment, now)) && isCommentVisible(comment, actor, now);
}

export interface HiddenTextFacts {
  planId: string;
  authorId: string | null;
  /** What is to be decided on the appeal against it; `null` when there is none, or it was decided. */
  appeal: Pick<AppealDecisionFacts, 'hiddenBy' | 'concerned' | 'otherModerators'> | null;
}

/** The original of a hidden text: its author, moderators, and whoever decides on an appeal where no moderator can. */
export function isHiddenTextVisible(thing: HiddenTextFacts, actor: Actor): boolean {
  if (isAuthor(thing, actor) || moderates(actor, thing.planId)) return true;
  return thing.appeal !== null && isSure(actor) && may(DECIDE_APPEAL, actor, { ...thing, ...thing.appeal });
}

function moderates(actor: Actor, planId: string): boolean {
  return moderatedPlans(actor).includes(planId);
}

const plansAs = (actor: Actor, roles: Role[]) =>
  appointmentsOf(actor).flatMap(({ role, planId }) => (roles.includes(role) && planId ? [planId] : []));

/** Plans whose moderation desk is somebody's, also before they set up the second factor that opens it. */
export function moderationDesks(actor: Actor): { moderates: string[]; decidesAppeals: string[] } {
  return {
    moderates: plansAs(actor, ['moderator']),
    decidesAppeals: plansAs(actor, ['secretariat', 'civil_society_contact_point']),
  };
}

/** What is hidden is read as surely as it is hidden: not without the second factor. */
export function moderatedPlans(actor: Actor): string[] {
  return isSure(actor) ? moderationDesks(actor).moderates : [];
}

export function decidesAppeals(actor: Actor): string[] {
  return isSure(actor) ? moderationDesks(actor).decidesAppeals : [];
}

const isSure = (actor: Actor) => actor.kind === 'person' && actor.secondFactor;

export function secretariatPlans(actor: Actor): string[] {
  return plansAs(actor, ['secretariat']);
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
 * A draft is its author's alone, that of transcribed input the secretariat's. What moderation holds or hides stays
 * with its author and those who see hidden originals. Neither administrators nor the operator read along.
 */
export function isProposalVisible(proposal: WrittenByPeople, actor: Actor): boolean {
  const { visibility, planId, authorAccountId: authorId, appeal = null } = proposal;
  if (proposal.state === 'draft') {
    return isAuthor({ authorId }, actor) || (proposal.transcribed && secretariatPlans(actor).includes(planId));
  }
  return visibility === 'visible' || isHiddenTextVisible({ planId, authorId, appeal }, actor);
}
