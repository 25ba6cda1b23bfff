import { BodyLink } from '../../frame/components/body-link.js';
import { Example, Said, Section } from '../../frame/components/said.js';
import type { Thing } from '../../frame/documents.js';
import { shortDay } from '../../../domain/printed.js';
import { figure } from '../../frame/format.js';
import { useReader } from '../../frame/reader.js';
import { CoverageTable, Median } from './coverage.js';

type PlanGiven = Thing<'responses', 'plan'>;

/** How many suggestions on the texts of a plan were answered, apart from proposals, and where some still wait. */
export function AnsweredSuggestions({ plan }: { plan: PlanGiven }) {
  const { t, language, today } = useReader();
  const given = plan.suggestionCoverage;
  const themes = plan.suggestionCoverageByTheme;
  return (
    <Section id={t('responses.ids.suggestions')} title={t('responses.suggestions.title')}>
      <p>
        {t('responses.suggestions.sum', {
          answered: figure(language, given.responded),
          count: given.owed,
          day: shortDay(language, today),
        })}{' '}
        · {t('responses.overdue', { count: given.overdue })} · {t('responses.late', { count: given.late })} ·{' '}
        {t('responses.median')}: <Median days={given.medianDays} /> {given.synthetic && <Example short claim />}
      </p>
      <Waiting plan={plan} />
      {themes.some(({ theme }) => theme) && (
        <CoverageTable
          caption={t('responses.suggestions.byTheme')}
          title={t('responses.theme')}
          invented={given.synthetic}
          rows={themes}
          naming={({ theme }) => (theme ? <Said words={theme.name} /> : t('responses.noTheme'))}
        />
      )}
      <CoverageTable
        caption={t('responses.suggestions.byInstitution')}
        title={t('responses.institution')}
        invented={given.synthetic}
        rows={plan.suggestionCoverageByInstitution}
        naming={({ institution }) =>
          institution ? <BodyLink body={institution} /> : t('responses.suggestions.drafters')
        }
      />
    </Section>
  );
}

/**
 * The commitments on which suggestions wait, each with a number that its list has behind it; those on the text of the
 * plan itself, and on commitments that the page does not list, are counted together.
 */
function Waiting({ plan }: { plan: PlanGiven }) {
  const { t, href } = useReader();
  const texts = plan.commitments.nodes
    .map((one) => ({ ...one, waiting: one.suggestionCoverage.owed - one.suggestionCoverage.answered }))
    .filter(({ waiting }) => waiting > 0);
  const listed = texts.reduce((sum, { waiting }) => sum + waiting, 0);
  const others = plan.suggestionCoverage.owed - plan.suggestionCoverage.responded - listed;
  if (texts.length === 0 && others === 0) return null;
  return (
    <>
      <p>{t('responses.suggestions.waiting')}</p>
      <ul>
        {texts.map(({ reference, title, waiting }) => (
          <li key={reference}>
            <Said words={title} />:{' '}
            <a href={href('suggestions', reference, { show: 'pending' })}>
              {t('suggestions.found', { count: waiting })}
            </a>
          </li>
        ))}
      </ul>
      {others > 0 && <p>{t('responses.suggestions.others', { count: others })}</p>}
    </>
  );
}
