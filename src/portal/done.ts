import { cookie, cookieOf, COOKIES } from '../kernel/cookies.js';

/** What can have just been done; the words are in `locale/`, under `done`. */
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
  'debtReleased',
  'merged',
  'split',
  'unmerged',
  'windowOpened',
  'windowMoved',
  'windowClosed',
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

/**
 * It is told once, to the browser that did it, on the next page it opens: an address that said it would say it to whoever
 * opens that address.
 */
const SECONDS = 60;

export function doneTold(cookies: string | undefined, https: boolean): Done | null {
  const value = cookieOf(COOKIES.done, cookies, https);
  return DONE.find((known) => known === value) ?? null;
}

export const doneCookie = (done: Done, https: boolean) => cookie(COOKIES.done, done, `Max-Age=${SECONDS}`, https);
export const noDoneCookie = (https: boolean) => cookie(COOKIES.done, '', 'Max-Age=0', https);
