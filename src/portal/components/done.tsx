import { useReader } from '../reader.js';

/** What has just been done, told on the page that people are sent to afterwards (`?done=…`). */
const DONE = [
  'ownershipAnswered',
  'supported',
  'unsupported',
  'withdrawn',
  'proposed',
  'discarded',
  'attached',
  'detached',
  'proposalEdited',
  'commented',
  'commentHeld',
  'commentEdited',
  'commentWithdrawn',
  'reported',
  'appealed',
  'hidden',
  'released',
  'moderated',
  'appealDecided',
  'contested',
  'contestDecided',
  'answered',
  'answeredMany',
  'responseRevised',
  'contestDecided',
  'templateSaved',
  'transcribed',
  'assigned',
  'merged',
  'split',
  'unmerged',
  'windowOpened',
  'windowMoved',
  'windowClosed',
  'synthesisPublished',
  'renamed',
  'followSet',
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

export function DoneNotice() {
  const { t, search, returned } = useReader();
  const done = DONE.find((each) => each === search.get('done'));
  // A form that came back to that address was not done.
  if (!done || returned) return null;
  return (
    <p class="done" role="status">
      <strong>✓</strong> {t(`done.${done}`)}
    </p>
  );
}
