import { Fragment } from 'preact';
import { isDay } from '../../../domain/stated-date.js';
import { firstCharacters } from '../../../domain/text.js';
import { Day } from '../../frame/components/dates.js';
import { Lines, Said } from '../../frame/components/said.js';
import { useReader } from '../../frame/reader.js';
import type { MilestoneLevel } from '../../frame/types.js';
import type { FileRow } from '../forms/reports-file.js';
import { allOf } from '../../frame/values.js';

type Change = FileRow['changes'][number];

/** Most characters of a text on the page; the whole text stands in the file that the reader sent. */
const SHOWN = 400;

/** The rows of a returned spreadsheet: what each would do and why some are not taken, or what became of them. */
export function SheetRows({ rows, isTaken }: { rows: FileRow[]; isTaken: boolean }) {
  return (
    <ol class="plain ruled" data-of="SHEET_ROW">
      {rows.map((row) => (
        <li key={row.row} data-row="SHEET_ROW">
          <Head row={row} />
          <dl class="pairs">
            {row.changes.map((change) => (
              <Changed key={change.cell} change={change} />
            ))}
          </dl>
          <Fate row={row} isTaken={isTaken} />
        </li>
      ))}
    </ol>
  );
}

function Head({ row: { row, milestone, act } }: { row: FileRow }) {
  const { t, name } = useReader();
  return (
    <>
      <h3>
        {t('reportsFile.row', { row })}
        {milestone && (
          <>
            {' · '}
            {milestone.reference} <Said words={milestone.title} />
          </>
        )}
      </h3>
      {act && (
        <p class="facts">
          <span class="tag">{name('MilestoneReportsFileAct', act)}</span>
        </p>
      )}
    </>
  );
}

function Changed({ change }: { change: Change }) {
  const { column, question, cell, before, after, present } = change;
  const { t, name } = useReader();
  return (
    <div>
      <dt>
        {question ? <Said words={question.label} /> : name('MilestoneReportsFileColumn', column)}{' '}
        <span class="quiet">({cell})</span>
      </dt>
      <dd>
        <span class="quiet">{t('reportsFile.before')}</span> <Value of={change} text={before} />
        <br />
        <span class="quiet">{t('reportsFile.after')}</span> <Value of={change} text={after} />
        {present !== before && (
          <>
            <br />
            <span class="quiet">{t('reportsFile.present')}</span> <Value of={change} text={present} />
          </>
        )}
      </dd>
    </div>
  );
}

/** The value of a cell in words; one that cannot be taken is shown as it was written. */
function Value({ of: { column, question }, text }: { of: Change; text: string }) {
  const { t, name } = useReader();
  if (text === '') return <span class="unknown">{t('reportsFile.empty')}</span>;
  if (column === 'UNCHANGED' && text === 'yes') return <>{t('reportForm.nothingChanged')}</>;
  const level = LEVELS.find((one) => one.toLowerCase() === text);
  if (column === 'STATUS' && level) return <>{name('MilestoneLevel', level)}</>;
  if (column === 'DONE_ON' && isDay(text)) return <Day day={text} />;
  if (question?.kind === 'YES_NO' && (text === 'yes' || text === 'no')) return <>{t(`answers.${text}`)}</>;
  const chosen = question?.choices.filter(({ code }) => text.split('; ').includes(code)) ?? [];
  if (chosen.length > 0)
    return (
      <>
        {chosen.map(({ code, label }, index) => (
          <Fragment key={code}>
            {index > 0 && '; '}
            <Said words={label} />
          </Fragment>
        ))}
      </>
    );
  return <Lines text={text.length > SHOWN ? `${firstCharacters(text, SHOWN)}…` : text} />;
}

const LEVELS = allOf<MilestoneLevel>({ NOT_STARTED: true, LIMITED: true, SUBSTANTIAL: true, COMPLETE: true });

function Fate({ row: { problems, leftOut, notReady, refusal, report }, isTaken }: { row: FileRow; isTaken: boolean }) {
  const { t, href } = useReader();
  const not = leftOut.map(({ message }) => <p key={message}>{message}</p>);
  if (report)
    return (
      <>
        {not}
        <p>
          <a href={href('milestoneReport', report)}>{t('reportsFile.report')}</a>
        </p>
      </>
    );
  const told = refusal ? [refusal] : problems;
  return (
    <>
      {told.length > 0 && (
        <div class="notice">
          <p>
            <strong>{t('reportsFile.notTaken')}</strong>
          </p>
          {told.map(({ message }, index) => (
            <p key={index}>{message}</p>
          ))}
        </div>
      )}
      {not}
      {!isTaken && notReady && (
        <p>
          {t('reportsFile.notReady')} {notReady.message}
        </p>
      )}
    </>
  );
}
