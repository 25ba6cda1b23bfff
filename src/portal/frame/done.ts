import { cookie, cookieOf, COOKIES } from '../../kernel/cookies.js';

/** Acts that a page confirms once; the words are in `frame/words/`, under `done`. */
const DONE = [
  'ownershipResponded',
  'supported',
  'unsupported',
  'withdrawn',
  'proposed',
  'proposedUnmailed',
  'discarded',
  'draftErased',
  'draftKept',
  'attached',
  'evidenceAdded',
  'questionnaireSet',
  'evidenceRemoved',
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
  'responded',
  'respondedMany',
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
  'suggested',
  'wordFileTaken',
  'suggestionWithdrawn',
  'suggestionAccepted',
  'suggestionWaits',
  'suggestionDeclined',
  'suggestionReverted',
  'suggestionsAccepted',
  'suggestionsDeclined',
  'commitmentBegun',
  'commitmentWritten',
  'ownerInvited',
  'planTextWritten',
  'commitmentOpened',
  'commitmentReturned',
  'commitmentDeferred',
  'commitmentWithdrawn',
  'visitAdded',
  'visitEdited',
  'visitRemoved',
  'visitsImported',
  'indicatorAdded',
  'indicatorEdited',
  'indicatorRemoved',
  'measurementAdded',
  'measurementEdited',
  'measurementRemoved',
  'evaluationPublished',
  'evaluationRemoved',
  'findingAnswered',
  'reportSaved',
  'reportSent',
  'reportsSaved',
  'reportsSent',
  'reportsFileTaken',
  'reportChecked',
  'reportReturned',
  'reportDiscarded',
  'voicePublished',
  'datesProposed',
  'datesAgreed',
  'datesInForce',
  'datesDeclined',
  'datesWithdrawn',
  'datesObjected',
  'activityAdded',
  'activityEdited',
  'activityDone',
  'activityReopened',
  'activityRemoved',
  'milestoneAdded',
  'milestoneEdited',
  'granted',
  'ended',
  'handedOver',
] as const;
export type Done = (typeof DONE)[number];

/** Forms that undo an act at once: each act, and the form on the next page that undoes it. */
export const TAKEN_BACK_BY: { readonly [what in Done]?: string } = { windowClosed: 'windowReopen' };

/** The act that was just done and its thing, so that undoing it is offered there. */
export interface DoneTold {
  what: Done;
  /** Typed id of the thing; empty when the form belonged to no thing. */
  at: string;
}

/**
 * A cookie tells the act once, on the next page that the same browser opens. An address would tell it to everybody who
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
