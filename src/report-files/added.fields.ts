import { extendType } from '../api/extend-type.js';
import { PageArgs } from '../api/page-args.js';
import { page } from '../api/read/page.js';
import { SHEET_ROW } from './reports-file.fields.js';
import { MilestoneReportsFile, MilestoneReportsFileRowConnection } from './reports-file.types.js';

const RowsOfFile = extendType(() => MilestoneReportsFile, 'MilestoneReportsFile', {
  rows: {
    type: () => MilestoneReportsFileRowConnection,
    description:
      'Its rows that people changed or that are not taken: first those whose day is asked, then those that are not taken, each in the order of the file.',
    args: PageArgs,
    read: page({
      read: () => SHEET_ROW,
      on: (row, file) => `${row}.file_id = ${file}.id`,
      orders: [{ name: 'position', keys: [{ sql: (row) => `${row}.position`, type: 'int' }] }],
    }),
  },
});

/** The providers that carry these fields into the schema. */
export const ADDED_FIELDS = [RowsOfFile];
