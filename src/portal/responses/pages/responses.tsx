import type { Thing } from '../../frame/documents.js';
import { BodyLink } from '../../frame/components/body-link.js';
import { AnsweredSuggestions } from '../components/answered-suggestions.js';
import { CoverageFigures, CoverageTable } from '../components/coverage.js';
import { CoverageByDay } from '../components/coverage-plot.js';
import { Example, Invented, Said, Section } from '../../frame/components/said.js';
import type { Page } from '../../frame/page.js';
import { useReader } from '../../frame/reader.js';

type PlanGiven = Thing<'responses', 'plan'>;

/** Members that responded or still owe a response, and how long people waited. */
export const responses: Page<'responses'> = {
  variables: (plan) => ({ plan }),
  sheet: ({ plan }, { t }) => (plan ? { title: t('responses.title'), content: <Responses plan={plan} /> } : null),
};

function Responses({ plan }: { plan: PlanGiven }) {
  const { t, href } = useReader();
  const nothing = plan.responseCoverage.owed === 0;
  return (
    <Invented when={plan.synthetic}>
      <div class="intro">
        <p class="crumb">
          <a href={href('plan', plan.slug)}>
            <Said words={plan.title} />
          </a>
        </p>
        <h1>{t('responses.title')}</h1>
        {plan.synthetic && <Example claim />}
        {nothing ? <p class="lead">{t('responses.nothing')}</p> : <Figures plan={plan} />}
      </div>
      {!nothing && <Parts plan={plan} />}
      {plan.suggestionCoverage.owed > 0 && <AnsweredSuggestions plan={plan} />}
    </Invented>
  );
}

function Figures({ plan }: { plan: PlanGiven }) {
  const { t, href } = useReader();
  return (
    <>
      <CoverageFigures given={plan.responseCoverage} />
      <p>
        <a class="button" href={href('proposals', '', { plan: plan.slug, order: 'WAITING' })}>
          {t('responses.waiting')}
        </a>
      </p>
    </>
  );
}

function Parts({ plan }: { plan: PlanGiven }) {
  const { t } = useReader();
  const themes = plan.responseCoverageByTheme;
  return (
    <>
      <Section id={t('responses.ids.time')} title={t('responses.time')}>
        <CoverageByDay days={plan.responseCoverageByDay} />
      </Section>
      {themes.some(({ theme }) => theme) && (
        <Section id={t('responses.ids.themes')} title={t('responses.themes')}>
          <CoverageTable
            caption={t('responses.byTheme')}
            title={t('responses.theme')}
            invented={plan.responseCoverage.synthetic}
            rows={themes}
            naming={({ theme }) => (theme ? <Said words={theme.name} /> : t('responses.noTheme'))}
          />
        </Section>
      )}
      <Section id={t('responses.ids.who')} title={t('responses.who')}>
        <CoverageTable
          caption={t('responses.byInstitution')}
          title={t('responses.institution')}
          invented={plan.responseCoverage.synthetic}
          rows={plan.responseCoverageByInstitution}
          naming={({ institution }) =>
            institution ? <BodyLink body={institution} /> : t('proposal.debts.nobodyNamed')
          }
        />
      </Section>
    </>
  );
}
