import { BodyLink } from '../../frame/components/body-link.js';
import { Day, DayOf } from '../../frame/components/dates.js';
import { Status } from '../../frame/components/glyph.js';
import { Paragraphs } from '../../frame/components/said.js';
import { useReader } from '../../frame/reader.js';
import type { FindingLine } from '../../frame/types.js';

/** A finding: who is asked, by when, and what they answered. */
export function FindingFacts({ finding }: { finding: FindingLine }) {
  const { t } = useReader();
  const { addressee, answerBy, answer, answeredAt, owed, overdue } = finding;
  return (
    <>
      <Paragraphs words={finding.text} />
      {addressee ? (
        <p class="quiet">
          {t('evaluations.addressee')} <BodyLink body={addressee} />
          {answerBy && (
            <>
              {' · '}
              {t('evaluations.answerBy')} <Day day={answerBy} />
            </>
          )}
        </p>
      ) : (
        <p class="quiet">{t('evaluations.noAddressee')}</p>
      )}
      {owed && <p>{overdue ? <Status of="LATE" word={t('evaluations.overdue')} /> : t('evaluations.owed')}</p>}
      {answer && (
        <blockquote>
          <Paragraphs words={answer} />
          {answeredAt && (
            <p class="quiet">
              {t('evaluations.answered')} <DayOf at={answeredAt} />
            </p>
          )}
        </blockquote>
      )}
    </>
  );
}
