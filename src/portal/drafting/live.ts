import { isCommitmentWritten, isPlanWritten } from '../commitments/being-written.js';
import type { Live } from '../frame/live.js';
import type { Reader } from '../frame/reader.js';
import type { Sheet } from '../frame/render.js';
import type { DeskPlan } from './pages/drafting-desk.js';
import { lately } from './desk-list.js';
import type { VersionOfPlanText, VersionOfText } from '../frame/types.js';

type Listening = Pick<Sheet, 'live'>;

/** A page that shows the text of a commitment says when there is a newer version, as long as the text is written. */
export function listeningToText({ id, reference, state, version }: VersionOfText, reader: Reader): Listening {
  if (!isCommitmentWritten(state)) return {};
  const to = reader.href('textVersions', reference, { from: String(version) });
  return { live: { ...newVersion(reader, version, to), document: 'live/commitment-text', variables: { id } } };
}

/** The same for a page that shows the text of a plan. */
export function listeningToPlanText({ id, slug, stage, textVersion }: VersionOfPlanText, reader: Reader): Listening {
  if (!isPlanWritten(stage)) return {};
  // While nobody has written the text there is no version to compare with.
  const to =
    textVersion > 0
      ? reader.href('planTextVersions', slug, { from: String(textVersion) })
      : reader.href('planText', slug);
  return { live: { ...newVersion(reader, textVersion, to), document: 'live/plan-text', variables: { id } } };
}

/** The drafting desk says when its figures have changed. */
export function listeningAtDesk(plan: DeskPlan, { t, here, now }: Reader): Listening {
  const figure = ({ totalCount }: { totalCount: number }) => ({ totalCount });
  const { waiting, conflict, settled, owed, uncovered } = plan;
  return {
    live: {
      document: 'live/desk',
      variables: { id: plan.id, since: lately(now) },
      shown: {
        plan: {
          waiting: figure(waiting),
          conflict: figure(conflict),
          settled: figure(settled),
          owed: figure(owed),
          uncovered: figure(uncovered),
        },
      },
      words: t('live.desk'),
      to: here,
      link: t('live.deskAgain'),
    },
  };
}

const newVersion = ({ t }: Reader, version: number, to: string): Omit<Live, 'document' | 'variables'> => ({
  shown: { text: { version } },
  words: t('live.version', { version: '{version}' }),
  to,
  link: t('live.changes'),
});
