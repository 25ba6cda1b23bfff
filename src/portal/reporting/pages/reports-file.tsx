import { given as asked } from '../../frame/components/filters.js';
import { BodyLink } from '../../frame/components/body-link.js';
import { Instant } from '../../frame/components/dates.js';
import { More } from '../../frame/components/more.js';
import { Said } from '../../frame/components/said.js';
import type { Page } from '../../frame/page.js';
import { useReader } from '../../frame/reader.js';
import { SheetRows } from '../components/sheet-rows.js';
import { type FileGiven, milestoneReportsFileTake, TakeSheetForm } from '../forms/reports-file.js';
import { INSTITUTION, PERIOD } from '../table-rows.js';

/** Shows what was read from a returned spreadsheet before anything is done, and afterwards what became of each row. */
export const reportsFile: Page<'reportsFile'> = {
  signedInOnly: true,
  variables: (id, search) => ({ id, after: asked(search, 'after') }),
  forms: { milestoneReportsFileTake },
  sheet: ({ node }, { t }) =>
    node?.__typename === 'MilestoneReportsFile' && node.plan
      ? {
          title: t(node.takenAt ? 'reportsFile.done' : 'reportsFile.title'),
          timeZone: node.plan.timeZone,
          secret: true,
          content: <ReportsFile given={node} plan={node.plan} />,
        }
      : null,
};

function ReportsFile({ given, plan }: { given: FileGiven; plan: NonNullable<FileGiven['plan']> }) {
  const { t, href, returned } = useReader();
  const { institution, period, rows, takenAt } = given;
  const isTaken = takenAt !== null;
  const table = { [INSTITUTION]: institution.slug, ...(period === null ? {} : { [PERIOD]: String(period) }) };
  return (
    <div class="column">
      <p class="crumb">
        <a href={href('plan', plan.slug)}>
          <Said words={plan.title} />
        </a>
        {' · '}
        <a href={href('reportTable', plan.slug, table)}>{t('reportTable.title')}</a>
      </p>
      <h1>{t(isTaken ? 'reportsFile.done' : 'reportsFile.title')}</h1>
      <p>
        <BodyLink body={institution} /> {period !== null && <>· {t('reportTable.period', { number: period })}</>}
      </p>
      {isTaken ? <Outcome given={given} /> : <Summary given={given} />}
      <SheetRows rows={rows.nodes} isTaken={isTaken} />
      <More after={rows.pageInfo.hasNextPage ? rows.pageInfo.endCursor : null} label={t('more.label')} />
      {/* A form that came back is still shown, so that its sentence has a place. */}
      {((!isTaken && given.rowsToTake > 0) || returned) && <TakeSheetForm file={given.id} rows={rows.nodes} />}
      {isTaken && (
        <p>
          <a class="button" href={href('reportTable', plan.slug, table)}>
            {t('reportsFile.back')}
          </a>
        </p>
      )}
    </div>
  );
}

/** How many rows were sent or kept, and how many were not taken; those stand first. */
function Outcome({ given: { rowsDone, rowsRefused, sent } }: { given: FileGiven }) {
  const { t } = useReader();
  return (
    <>
      <p class="lead">{t(sent ? 'reportsFile.rowsSent' : 'reportsFile.rowsKept', { count: rowsDone ?? 0 })}</p>
      {rowsRefused ? <p class="notice">{t('reportsFile.rowsRefused', { count: rowsRefused })}</p> : null}
    </>
  );
}

/** How many rows are taken, how many are not, and to how many nothing happens. */
function Summary({
  given: { rows, rowsToTake, rowsUnchanged, rowsMissing, asksOthers, expiresAt },
}: {
  given: FileGiven;
}) {
  const { t } = useReader();
  const refused = rows.totalCount - rowsToTake;
  return (
    <>
      <p class="lead">{t(rowsToTake === 0 ? 'reportsFile.nothing' : 'reportsFile.toTake', { count: rowsToTake })}</p>
      <ul>
        {refused > 0 && <li>{t('reportsFile.refused', { count: refused })}</li>}
        <li>{t('reportsFile.unchanged', { count: rowsUnchanged })}</li>
        {rowsMissing > 0 && <li>{t('reportsFile.missing', { count: rowsMissing })}</li>}
      </ul>
      {asksOthers && <p class="notice">{t('reportsFile.asksOthers')}</p>}
      <p class="quiet">
        {t('reportsFile.until')} <Instant at={expiresAt} />
      </p>
    </>
  );
}
