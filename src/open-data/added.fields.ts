import { extendType } from '../api/extend-type.js';
import { column, instantSql, one } from '../api/read/fields.js';
import { defineRead, everyoneSees, plainTable, type Read } from '../api/read/read.js';
import { Comment } from '../comments/comment.types.js';
import { Commitment } from '../commitments/commitment.types.js';
import { Milestone } from '../milestones/milestone.types.js';
import { Proposal } from '../proposals/proposal.types.js';
import { MilestoneReport } from '../reporting/report.types.js';
import { isCommentTextVisibleSql } from '../twins/comment.sql.js';
import { ImportedRow } from './imported.types.js';

const run = (expression: string) => (t: string) => `(select ${expression} from import_run r where r.id = ${t}.run_id)`;

const IMPORTED_ROW: Read<ImportedRow> = defineRead<ImportedRow>({
  type: 'ImportedRow',
  source: plainTable('import_row'),
  visible: everyoneSees,
  fields: {
    layout: column('layout'),
    fileName: run('r.file_name'),
    row: column('row_number'),
    sourceKey: column('source_key'),
    doubts: column('doubts'),
    importedAt: run(instantSql('r.started_at')),
    pseudonym: column('pseudonym'),
    url: column('source_url'),
    statedState: column('source_state'),
    statedDate: column('source_date'),
  },
});

const CommitmentImported = extendType(() => Commitment, 'Commitment', {
  imported: {
    type: () => ImportedRow,
    nullable: true,
    description: 'The row it was imported from; null when it was written here or came with a plan document.',
    read: one(
      () => IMPORTED_ROW,
      (row, t) => `${row}.id = ${t}.import_row_id`,
    ),
  },
});

const MilestoneImported = extendType(() => Milestone, 'Milestone', {
  imported: {
    type: () => ImportedRow,
    nullable: true,
    description: 'The row it was imported from; null when it was written here or came with a plan document.',
    read: one(
      () => IMPORTED_ROW,
      (row, t) => `${row}.id = ${t}.import_row_id`,
    ),
  },
});

const ReportImported = extendType(() => MilestoneReport, 'MilestoneReport', {
  imported: {
    type: () => ImportedRow,
    nullable: true,
    description:
      'The row it was imported from, so that nobody sent or checked it here; null when it was written here, stood in the row of its milestone, or came with a plan document.',
    read: one(
      () => IMPORTED_ROW,
      (row, t) => `${row}.id = ${t}.import_row_id`,
    ),
  },
});

const ProposalImported = extendType(() => Proposal, 'Proposal', {
  imported: {
    type: () => ImportedRow,
    nullable: true,
    description:
      'Where it was imported from; null when it was written here. An imported proposal is owed no response until somebody takes it up.',
    read: one(
      () => IMPORTED_ROW,
      (row, t) => `${row}.id = ${t}.import_row_id`,
    ),
  },
});

const CommentImported = extendType(() => Comment, 'Comment', {
  imported: {
    type: () => ImportedRow,
    nullable: true,
    description: 'Where it was imported from; null when it was written here, and when its text cannot be read.',
    // Doubtful cells quote the text, so a reader who may not read the text does not get them either.
    read: one(
      () => IMPORTED_ROW,
      (row, t, q) => `${row}.id = ${t}.import_row_id and ${isCommentTextVisibleSql(t, q)}`,
    ),
  },
});

/** The providers that carry these fields into the schema. */
export const ADDED_FIELDS = [CommitmentImported, MilestoneImported, ReportImported, ProposalImported, CommentImported];
