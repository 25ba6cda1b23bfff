import { Instant } from '../../frame/components/dates.js';
import type { Answer } from '../../frame/documents.js';
import { useReader } from '../../frame/reader.js';

export type WaitingFile = NonNullable<Answer<'reportTable'>['viewer']>['milestoneReportsFiles'][number];

/** Spreadsheets of this table that the reader sent and that wait to be taken, so that nobody has to send one again. */
export function WaitingFiles({ files }: { files: WaitingFile[] }) {
  const { t, href } = useReader();
  if (files.length === 0) return null;
  return (
    <>
      <p>{t('reportsFile.waiting')}</p>
      <ul class="plain tight">
        {files.map(({ id, period, createdAt, rowsToTake }) => (
          <li key={id} data-row="WAITING_FILE">
            <a href={href('reportsFile', id)}>
              {t('reportsFile.readOn')} <Instant at={createdAt} />
            </a>
            {' · '}
            {period !== null && `${t('reportTable.period', { number: period })} · `}
            {t('reportsFile.toTake', { count: rowsToTake })}
          </li>
        ))}
      </ul>
    </>
  );
}
