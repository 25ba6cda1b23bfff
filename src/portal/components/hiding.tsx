import { useReader } from '../reader.js';
import { Day } from './dates.js';

/** A decision to hide something, as everyone may read it. */
export interface HidingGiven {
  rule: string;
  reason: string;
  decidedAt: string;
  /** Until when whoever wrote it may ask for a review; `null` once they did. */
  appealUntil: string | null;
  appeal: { state: string; appealedAt: string; decidedAt: string | null; reason: string | null } | null;
}

/** Which rule, why, since when, and what became of the review that its author may ask for. */
export function Hiding({ given }: { given: HidingGiven }) {
  const { t, name, today } = useReader();
  const { appeal, appealUntil } = given;
  return (
    <>
      <p>
        <strong>{name('ModerationRule', given.rule)}:</strong> {given.reason}
      </p>
      <p class="quiet">
        {t('hiding.since')} <Day day={given.decidedAt.slice(0, 10)} />.{' '}
        {appealUntil && appealUntil.slice(0, 10) >= today && (
          <>
            {t('hiding.until')} <Day day={appealUntil.slice(0, 10)} />.
          </>
        )}
        {appeal?.state === 'OPEN' && (
          <>
            {t('hiding.open')} <Day day={appeal.appealedAt.slice(0, 10)} />. {t('hiding.another')}
          </>
        )}
        {appeal?.state === 'REJECTED' && (
          <>
            {t('hiding.rejected')} <Day day={appeal.decidedAt!.slice(0, 10)} />: {appeal.reason}
          </>
        )}
      </p>
    </>
  );
}
