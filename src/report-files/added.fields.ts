import { Viewer } from '../accounts/account.types.js';
import { extendType } from '../api/extend-type.js';
import { PageArgs } from '../api/page-args.js';
import { many } from '../api/read/fields.js';
import { page } from '../api/read/page.js';
import { AtMostListed } from '../api/weight/holds.js';
import { MILESTONE_REPORTS_FILE, SHEET_ROW } from './reports-file.fields.js';
import { MilestoneReportsFile, MilestoneReportsFileRowConnection } from './reports-file.types.js';

const RowsOfFile = extendType(() => MilestoneReportsFile, 'MilestoneReportsFile', {
  rows: {
    type: () => MilestoneReportsFileRowConnection,
    description:
      'Its rows that people changed or that are not taken: first those whose day is asked, then those that are not taken, each in the order of the file. Once it was taken, first those that were not taken in the end.',
    args: PageArgs,
    read: page({
      read: () => SHEET_ROW,
      on: (row, file) => `${row}.file_id = ${file}.id`,
      orders: [
        {
          name: 'position',
          keys: [
            { sql: (row) => `(${row}.result is null or ${row}.result ->> 'report' is not null)::int`, type: 'int' },
            { sql: (row) => `${row}.position`, type: 'int' },
          ],
        },
      ],
    }),
  },
});

/** Readings that one account may leave behind in a day and still finds again. */
const WAITING_AT_MOST = 20;

const FilesOfViewer = extendType(() => Viewer, 'Viewer', {
  milestoneReportsFiles: {
    type: () => [MilestoneReportsFile],
    description:
      'What was read from your spreadsheets of milestone reports, waits to be taken and has not expired, the latest first, at most 20.',
    marks: [AtMostListed(WAITING_AT_MOST)],
    read: many(
      () => MILESTONE_REPORTS_FILE,
      (file, t, q) => {
        const own = q.alias();
        return `${file}.id in (select ${own}.id from milestone_reports_file ${own}
          where ${own}.account_id = ${t}.id and ${own}.taken_at is null and ${own}.expires_at > ${q.p(q.now.toISOString(), 'timestamptz')}
          order by ${own}.created_at desc limit ${WAITING_AT_MOST})`;
      },
      (file) => `${file}.created_at desc, ${file}.id`,
    ),
  },
});

/** The providers that carry these fields into the schema. */
export const ADDED_FIELDS = [RowsOfFile, FilesOfViewer];
