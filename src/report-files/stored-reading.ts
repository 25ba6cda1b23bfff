import type { Question } from '../domain/questionnaire.js';
import type { Problem } from '../domain/refusal.js';
import type { SHEET_CELLS } from '../domain/report-sheet.js';
import type { MilestoneReportRowInput } from '../reporting/report.inputs.js';

/** The effect that a row would have to the report of its milestone. */
export const SHEET_ACTS = ['begin', 'go_on', 'correct'] as const;

export interface StoredCell {
  column: (typeof SHEET_CELLS)[number];
  /** The question whose answer the cell holds; `null` for a cell of another column. */
  question: Question | null;
  cell: string;
  /** The value when the file left, the one in the file, and the one that stands there today. */
  before: string;
  after: string;
  present: string;
}

/** A row as the table takes it, as it is stored. */
export type PlainRow = { [Field in keyof MilestoneReportRowInput]: MilestoneReportRowInput[Field] };

export interface StoredRow {
  row: number;
  milestoneId: string | null;
  act: (typeof SHEET_ACTS)[number] | null;
  changes: StoredCell[];
  /** The two ways to read the day of completion, when somebody must say which. */
  days: string[];
  problems: Problem[];
  /** The reasons why some cells are not taken although the row is. */
  leftOut: Problem[];
  /** The reason why the row could be kept, and not yet sent. */
  notReady: Problem | null;
  input: PlainRow | null;
}

export interface StoredFile {
  rows: StoredRow[];
  /** Rows of the file that say what stands there already, and milestones of the table that the file lacks. */
  unchanged: number;
  missing: number;
  /** True when the questions of the plan are others than those that the file asks; absent in readings of earlier versions. */
  asksOthers?: boolean;
}
