import type { Hiding as Decision } from '../../frame/types.js';
import { dayIn } from '../../../kernel/clock.js';
import { useReader } from '../../frame/reader.js';
import { DayOf } from '../../frame/components/dates.js';

/** A decision to hide: the rule, the reason, the day, and the state of the review that the author may ask for. */
export function Hiding({ given }: { given: Decision }) {
  const { t, name, today, timeZone } = useReader();
  const { appeal, appealUntil } = given;
  return (
    <>
      <p>
        <strong>{name('ModerationRule', given.rule)}:</strong> <span class="written">{given.reason}</span>
      </p>
      <p class="quiet">
        {t('hiding.since')} <DayOf at={given.decidedAt} />.{' '}
        {appealUntil && dayIn(timeZone, new Date(appealUntil)) >= today && (
          <>
            {t('hiding.until')} <DayOf at={appealUntil} />.
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
