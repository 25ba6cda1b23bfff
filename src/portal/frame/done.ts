import { cookie, cookieOf, COOKIES } from '../../kernel/cookies.js';

/** What can have just been done; the words are in `frame/words/`, under `done`. */
const DONE = [
  'ownershipAnswered',
  'supported',
  'unsupported',
  'withdrawn',
  'proposed',
  'proposedUnmailed',
  'discarded',
  'draftErased',
  'draftKept',
  'attached',
  'detached',
  'proposalEdited',
  'commented',
  'commentHeld',
  'commentEdited',
  'commentWithdrawn',
  'commentErased',
  'reported',
  'appealed',
  'hidden',
  'released',
  'hidingTakenBack',
  'moderated',
  'appealDecided',
  'contested',
  'contestDecided',
  'answered',
  'answeredMany',
  'responseRevised',
  'templateSaved',
  'transcribed',
  'assigned',
  'assignedMany',
  'debtReleased',
  'merged',
  'split',
  'unmerged',
  'windowOpened',
  'windowMoved',
  'windowClosed',
  'windowClosedForGood',
  'windowReopened',
  'firstCommentsHeld',
  'synthesisPublished',
  'synthesisCorrected',
  'renamed',
  'followSet',
  'followSetUnmailed',
  'followEnded',
  'languageSet',
  'noticeAccepted',
  'sessionRevoked',
  'tokenRevoked',
  'secondFactorOn',
  'secondFactorOff',
  'erased',
  'granted',
  'ended',
  'handedOver',
] as const;
export type Done = (typeof DONE)[number];

/** Forms that take something back at once: what was done, and the form on the page that people are sent to. */
export const TAKEN_BACK_BY: { readonly [what in Done]?: string } = { windowClosed: 'windowReopen' };

/** What was just done, and to what, so that taking it back is offered there. */
export interface DoneTold {
  what: Done;
  /** Typed id of the thing; empty where the form stood at none. */
  at: string;
}

/**
 * It is told once, to the browser that did it, on the next page it opens: an address that said it would say it to whoever
 * opens that address.
 */
const SECONDS = 60;
/** A name of `DONE` and a typed id. */
const TOLD = /^(\w+)(?:\.(\w*))?$/;

export function doneTold(cookies: string | undefined, https: boolean): DoneTold | null {
  const [, name, at = ''] = TOLD.exec(cookieOf(COOKIES.done, cookies, https) ?? '') ?? [];
  const what = DONE.find((known) => known === name);
  return what ? { what, at } : null;
}

export function doneCookie({ what, at }: DoneTold, https: boolean): string {
  const value = `${what}.${at}`;
  return cookie(COOKIES.done, TOLD.test(value) ? value : what, `Max-Age=${SECONDS}`, https);
}

export const noDoneCookie = (https: boolean) => cookie(COOKIES.done, '', 'Max-Age=0', https);
