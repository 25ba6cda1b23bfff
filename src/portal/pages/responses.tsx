import type { Body, Words } from '../answers.js';
import { BodyLink } from '../components/body-link.js';
import { type CoverageDay, CoveragePlot } from '../components/coverage-plot.js';
import { Example, Said, Section } from '../components/said.js';
import { Table } from '../components/table.js';
import { figure, shortDay } from '../format.js';
import type { Page } from '../pages.js';
import { useReader } from '../reader.js';

interface Coverage {
  owed: number;
  answered: number;
  overdue: number;
  medianDays: number | null;
}

interface PlanGiven {
  slug: string;
  synthetic: boolean;
  title: Words;
  responseCoverage: Coverage & { late: number; fromTemplate: number };
  responseCoverageByDay: CoverageDay[];
  responseCoverageByInstitution: { institution: Body | null; coverage: Coverage }[];
}

/** Who answered, who still owes an answer, and how long people waited. */
export const responses: Page<{ plan: PlanGiven | null }> = {
  variables: (plan) => ({ plan }),
  sheet: ({ plan }, { t }) => (plan ? { title: t('responses.title'), content: <Responses plan={plan} /> } : null),
};

function Responses({ plan }: { plan: PlanGiven }) {
  const { t, href, language, today } = useReader();
  const all = plan.responseCoverage;
  const median = (days: number | null) =>
    days === null ? t('responses.noMedian') : t('responses.days', { count: Math.round(days) });
  return (
    <>
      <div class="intro">
        <p class="crumb">
          <a href={href('plan', plan.slug)}>
            <Said words={plan.title} />
          </a>
        </p>
        <h1>{t('responses.title')}</h1>
        {plan.synthetic && <Example />}
        <p class="lead">
          {t('responses.sum', {
            answered: figure(language, all.answered),
            count: all.answered + all.owed,
            day: shortDay(language, today),
          })}
        </p>
        <p>
          {t('responses.overdue', { count: all.overdue })} · {t('responses.late', { count: all.late })} ·{' '}
          {t('responses.median')} {median(all.medianDays)} · {t('responses.fromTemplate', { count: all.fromTemplate })}
        </p>
        <p>
          <a class="button" href={href('proposals', '', { plan: plan.slug, order: 'WAITING' })}>
            {t('responses.waiting')}
          </a>
        </p>
      </div>
      <Section id={t('responses.ids.time')} title={t('responses.time')}>
        <CoveragePlot days={plan.responseCoverageByDay} />
        <details>
          <summary>{t('responses.byDay')}</summary>
          <Table
            caption={t('responses.byDay')}
            rows={plan.responseCoverageByDay.slice(-14)}
            columns={[
              { title: t('responses.day'), cell: ({ on }) => shortDay(language, on), heads: true },
              { title: t('responses.answered'), cell: ({ answered }) => answered, numeric: true },
              { title: t('responses.owed'), cell: ({ owed }) => owed, numeric: true },
            ]}
          />
        </details>
      </Section>
      <Section id={t('responses.ids.who')} title={t('responses.who')}>
        <Table
          caption={t('responses.byInstitution')}
          rows={plan.responseCoverageByInstitution}
          columns={[
            {
              title: t('responses.institution'),
              cell: ({ institution }) =>
                institution ? <BodyLink body={institution} /> : t('proposal.debts.unassigned'),
              heads: true,
            },
            { title: t('responses.answered'), cell: ({ coverage }) => coverage.answered, numeric: true },
            { title: t('responses.owed'), cell: ({ coverage }) => coverage.owed, numeric: true },
            { title: t('responses.ofThose'), cell: ({ coverage }) => coverage.overdue, numeric: true },
            { title: t('responses.median'), cell: ({ coverage }) => median(coverage.medianDays) },
          ]}
        />
      </Section>
    </>
  );
}
