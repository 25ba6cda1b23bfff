import { DeskCrumb } from '../../tasks/components/desk-crumb.js';
import { BodyLink } from '../../frame/components/body-link.js';
import { Day } from '../../frame/components/dates.js';
import { given as asked } from '../../frame/components/filters.js';
import { Example, Invented } from '../../frame/components/said.js';
import { More } from '../../frame/components/more.js';
import type { Answer } from '../../frame/documents.js';
import type { Page } from '../../frame/page.js';
import { type Reader, useReader } from '../../frame/reader.js';
import { Calendar } from '../components/calendar.js';
import { TableFilters } from '../components/table-filters.js';
import { RowHead, RowState } from '../components/table-row-head.js';
import { type WaitingFile, WaitingFiles } from '../components/waiting-files.js';
import { ChoosePeriod, milestoneReportsSave, TableForm } from '../forms/report-table.js';
import { milestoneReportsFileTake, SheetForm } from '../forms/reports-file.js';
import {
  INSTITUTION,
  type Period,
  periodIn,
  type Row,
  rowsOf,
  type TableBody,
  tableConditions,
  type TablePlan,
} from '../table-rows.js';

/** The reporting calendar of a plan, and the table in which an institution reports on all its milestones at once. */
export const reportTable: Page<'reportTable'> = {
  variables: (slug, search) => ({
    slug,
    ...tableConditions(search),
    chosen: asked(search, INSTITUTION) !== undefined,
    after: asked(search, 'after'),
  }),
  forms: { milestoneReportsSave, milestoneReportsFileTake },
  sheet: ({ plan, institution, viewer }, { t }) => {
    if (!plan || institution === null) return null;
    return {
      title: institution ? `${t('reportTable.title')}: ${institution.name.text}` : t('reportTable.title'),
      timeZone: plan.timeZone,
      content: (
        <ReportTable
          plan={plan}
          institution={institution ?? null}
          files={(viewer?.milestoneReportsFiles ?? []).filter(
            (file) => file.plan?.slug === plan.slug && file.institution.slug === institution?.slug,
          )}
        />
      ),
    };
  },
};

interface TableProps {
  plan: TablePlan;
  institution: Answer<'reportTable'>['institution'] | null;
  files: WaitingFile[];
}

function ReportTable({ plan, institution, files }: TableProps) {
  const { t, search, today } = useReader();
  const period = periodIn(plan.reportingPeriods, search, today);
  return (
    <>
      <DeskCrumb plan={plan} />
      <h1>
        {institution && <span class="reference">{t('reportTable.title')}</span>}{' '}
        {institution ? <BodyLink body={institution} /> : t('reportTable.title')}
      </h1>
      {period ? (
        <p class="lead">
          {t('reportTable.period', { number: period.number })}: <Day day={period.startOn} /> –{' '}
          <Day day={period.endOn} />. {t('reportTable.due')} <Day day={period.dueOn} />.
        </p>
      ) : (
        <p class="notice">{t('reportTable.noCalendar')}</p>
      )}
      <ChoosePeriod periods={plan.reportingPeriods} period={period} institution={institution?.slug ?? ''} />
      {institution ? (
        <OfInstitution plan={plan} institution={institution} period={period} files={files} />
      ) : (
        <Calendar plan={plan} period={period} />
      )}
    </>
  );
}

/** True when the reader speaks for the institution on a milestone of this page. */
const writesFor = ({ viewer }: Reader, { slug }: TableBody, rows: Row[]) =>
  viewer?.appointments.some(
    ({ role, institutionSlug }) => role === 'institution_liaison' && institutionSlug === slug,
  ) === true && rows.some(({ milestone }) => milestone.availableVoices.includes('OWNER'));

const isInvented = ({ milestone }: Row) => milestone.synthetic;

interface OfInstitutionProps {
  plan: TablePlan;
  institution: TableBody;
  period: Period | null;
  files: WaitingFile[];
}

/** The rows of one institution: a form for those who report for it, and for everybody what it sent. */
function OfInstitution({ plan, institution, period, files }: OfInstitutionProps) {
  const reader = useReader();
  const { t, returned } = reader;
  const { slug, milestonesToReport: list } = plan;
  const rows = rowsOf(plan, institution.slug, period);
  const writes = writesFor(reader, institution, rows) || returned !== null;
  return (
    <section id={t('reportTable.ids.rows')}>
      <TableFilters institution={institution.slug} period={period} total={list?.totalCount ?? 0}>
        {rows.some(isInvented) && <Example short claim />}
      </TableFilters>
      {writes && rows.length > 0 && <p>{t('reportTable.what')}</p>}
      <Invented when={rows.length > 0 && rows.every(isInvented)}>
        {writes && rows.length > 0 ? (
          <TableForm rows={rows} period={period} institution={institution} />
        ) : (
          <ol class="plain ruled">
            {rows.map((row) => (
              <li key={row.milestone.id} data-row="REPORT">
                <RowHead row={row} />
                {row.sent ? (
                  <RowState report={row.sent} cursor={row.cursor} />
                ) : (
                  <p class="unknown">{t(period ? 'reportTable.notSent' : 'reportTable.noReport')}</p>
                )}
              </li>
            ))}
          </ol>
        )}
      </Invented>
      <More
        after={list?.pageInfo.hasNextPage ? list.pageInfo.endCursor : null}
        label={t('more.label')}
        at={t('reportTable.ids.rows')}
      />
      {rows.length > 0 && (
        <AsSheet of={{ plan: slug, institution: institution.slug, period }} writes={writes} files={files} />
      )}
    </section>
  );
}

interface AsSheetProps {
  of: { plan: string; institution: string; period: Period | null };
  writes: boolean;
  files: WaitingFile[];
}

/** The same table as a spreadsheet: everybody takes it along, and those who report bring it back. */
function AsSheet({ of: { plan, institution, period }, writes, files }: AsSheetProps) {
  const { t, language } = useReader();
  const wanted = new URLSearchParams({ ...(period ? { period: String(period.number) } : {}), language });
  return (
    <section id={t('reportTable.ids.sheet')}>
      <h3>{t('reportsFile.sheet')}</h3>
      <p>{t(writes ? 'reportsFile.what' : 'reportsFile.whatReader')}</p>
      <p>
        <a class="button" href={`/files/reports/${plan}/${institution}?${wanted.toString()}`} download>
          {t('reportsFile.download')}
        </a>
      </p>
      <WaitingFiles files={files} />
      {writes && <SheetForm table={[plan, institution, period?.number ?? ''].join(' ')} />}
    </section>
  );
}
