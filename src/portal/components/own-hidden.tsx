import type { Words } from '../answers.js';
import { useReader } from '../reader.js';
import { Hiding, type HidingGiven } from './hiding.js';
import { Said } from './said.js';

interface HiddenComment {
  id: string;
  state: string;
  hiddenBody: string | null;
}

interface HiddenProposal {
  asked: string;
  visibility: string;
  title: Words;
}

export interface OwnHiddenGiven extends HidingGiven {
  liftedAt: string | null;
  thing: HiddenComment | HiddenProposal | null;
}

/** What of somebody's own is hidden at this moment: decisions also stand there that are over. */
export function hiddenNow(decisions: OwnHiddenGiven[]): OwnHiddenGiven[] {
  return decisions.filter(
    ({ liftedAt, thing }) =>
      liftedAt === null && thing !== null && ('asked' in thing ? thing.visibility : thing.state) === 'HIDDEN',
  );
}

/** What somebody wrote that moderators hid: their text, why, and the way to ask for a review. */
export function OwnHidden({ decisions }: { decisions: OwnHiddenGiven[] }) {
  const { t } = useReader();
  return (
    <>
      <p>{t('account.hidden.what')}</p>
      <ul class="rows">
        {decisions.map((decision, index) => (
          <li key={index}>
            <div>
              <Own thing={decision.thing!} />
              <Hiding given={decision} />
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}

function Own({ thing }: { thing: HiddenComment | HiddenProposal }) {
  const { t, href } = useReader();
  if ('asked' in thing)
    return (
      <p>
        <a href={href('proposal', thing.asked)}>
          {thing.asked} <Said words={thing.title} />
        </a>{' '}
        · {t('hiding.onlyWhoever')}
      </p>
    );
  return (
    <>
      <p>
        <a href={href('comment', thing.id)}>{t('comments.yours')}</a> · {t('comments.original')}
      </p>
      <blockquote class="written">{thing.hiddenBody}</blockquote>
    </>
  );
}
