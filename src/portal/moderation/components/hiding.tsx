import type { Hiding as Decision } from '../../frame/types.js';
import { type Reader, useReader } from '../../frame/reader.js';
import { DayOf, Instant } from '../../frame/components/dates.js';

/** True until the instant up to which the author may appeal, while no appeal was made. */
export const isAppealable = ({ appeal, appealUntil }: Decision, { now }: Reader): boolean =>
  !appeal && appealUntil !== null && now <= new Date(appealUntil);

/** A decision to hide: the rule, the reason, the day, and the state of the review that the author may ask for. */
export function Hiding({ given }: { given: Decision }) {
  const reader = useReader();
  const { t, name } = reader;
  const { appeal } = given;
  return (
    <>
      <p>
        <strong>{name('ModerationRule', given.rule)}:</strong> <span class="written">{given.reason}</span>
      </p>
      <p class="quiet">
        {t('hiding.since')} <DayOf at={given.decidedAt} />.{' '}
        {isAppealable(given, reader) && (
          <>
            {t('hiding.until')} <Instant at={given.appealUntil!} />.
          </>
        )}
        {appeal?.state === 'OPEN' && (
          <>
            {t('hiding.open')} <DayOf at={appeal.appealedAt} />. {t('hiding.another')}{' '}
            {appeal.lapsesAt ? (
              <>
                {t('hiding.lapses')} <DayOf at={appeal.lapsesAt} />.
              </>
            ) : (
              t('hiding.stays')
            )}
          </>
        )}
        {appeal?.state === 'REJECTED' && (
          <>
            {t('hiding.rejected')} <DayOf at={appeal.decidedAt!} />: <span class="written">{appeal.reason}</span>
          </>
        )}
      </p>
    </>
  );
}
