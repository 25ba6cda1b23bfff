import { isAuthor } from './author.js';
import { type Actor, appointmentsOf, type Role } from './actor.js';
import { type AppealDecisionFacts, DECIDE_APPEAL } from './moderation.js';
import { may } from './policy.js';

export interface HiddenTextFacts {
  planId: string;
  authorId: string | null;
  /** The facts for deciding the appeal; `null` when there is no appeal, or it lapsed or was decided. */
  appeal: Pick<AppealDecisionFacts, 'hiddenBy' | 'concerned' | 'otherModerators'> | null;
}

/**
 * The original of a hidden text is visible to its author, to moderators, and to those who decide an appeal where no
 * moderator can.
 */
export function isHiddenTextVisible(thing: HiddenTextFacts, actor: Actor): boolean {
  if (isAuthor(thing, actor) || moderates(actor, thing.planId)) return true;
  return thing.appeal !== null && isSure(actor) && may(DECIDE_APPEAL, actor, { ...thing, ...thing.appeal });
}

export function moderates(actor: Actor, planId: string): boolean {
  return moderatedPlans(actor).includes(planId);
}

export const plansAs = (actor: Actor, roles: Role[]) =>
  appointmentsOf(actor).flatMap(({ role, planId }) => (roles.includes(role) && planId ? [planId] : []));

/** Plans in which somebody has a moderation desk, even before they set up the second factor that opens it. */
export function moderationDesks(actor: Actor): { moderates: string[]; decidesAppeals: string[] } {
  return {
    moderates: plansAs(actor, ['moderator']),
    decidesAppeals: plansAs(actor, ['secretariat', 'civil_society_contact_point']),
  };
}

/** Reading a hidden text needs the second factor, as hiding it does. */
export function moderatedPlans(actor: Actor): string[] {
  return isSure(actor) ? moderationDesks(actor).moderates : [];
}

export function decidesAppeals(actor: Actor): string[] {
  return isSure(actor) ? moderationDesks(actor).decidesAppeals : [];
}

export const isSure = (actor: Actor) => actor.kind === 'person' && actor.secondFactor;

export function secretariatPlans(actor: Actor): string[] {
  return plansAs(actor, ['secretariat']);
}
