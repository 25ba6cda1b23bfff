import { encodedIdSql, type NodeType } from '../api/node-id.js';

/** Earlier versions of a person's texts. Their tables belong to the copy of one's data, but not to `PERSONAL_DATA`. */
export const EARLIER_TEXTS = [
  { table: 'proposal_version', of: 'proposal_id in (select id from proposal where author_account_id = $1)' },
  { table: 'comment_version', of: 'comment_id in (select id from comment where author_account_id = $1)' },
  { table: 'response_version', of: 'response_id in (select id from response where account_id = $1)' },
  { table: 'synthesis_version', of: 'synthesis_id in (select id from synthesis where account_id = $1)' },
] as const;

/** Columns that a copy leaves out: only the machine needs them, or another column says the same. */
const LEFT_OUT = new Set([
  'account.kind',
  'account_id',
  'actor',
  'batch_id',
  'content_id',
  'depth',
  'evidence.position',
  'file_id',
  'import_row_id',
  'listed_at',
  'mutation_receipt.result',
  'root_id',
  'search',
  'source_id',
  'told_at',
  'valid_from',
  'waiting',
]);

/** Tables whose rows have an id in the API. */
const IDS: Record<string, NodeType> = {
  account: 'Account',
  api_token: 'ApiToken',
  appointment: 'Appointment',
  comment: 'Comment',
  evidence: 'Evidence',
  follow: 'Follow',
  login_session: 'LoginSession',
  milestone_reports_file: 'MilestoneReportsFile',
  moderation_appeal: 'ModerationAppeal',
  moderation_decision: 'ModerationDecision',
  moderation_report: 'ModerationReport',
  plan_window: 'PlanWindow',
  proposal: 'Proposal',
  proposal_attachment: 'Attachment',
  response: 'ReasonedResponse',
  response_template: 'ResponseTemplate',
  session: 'Session',
  suggestion: 'Suggestion',
  upload: 'Upload',
  word_draft: 'WordDraft',
  word_reading: 'WordReading',
};
/** SQL of the public name of each kind of thing, as it stands in addresses of pages. */
const NAMES: Record<string, string> = {
  commitment: 'r.reference',
  institution: 'r.slug',
  jurisdiction: 'r.code',
  plan: 'r.slug',
  proposal: `coalesce(r.reference, ${encodedIdSql('Proposal', 'r.id')})`,
  theme: 'r.code',
};
const named = (table: string, id: string): string => {
  const name = NAMES[table] ?? encodedIdSql(IDS[table]!, 'r.id');
  return `(select ${name} from ${table} r where r.id = ${id})`;
};

const KINDS: Record<string, string> = {
  plan: named('plan', 't.subject_id'),
  theme: named('theme', 't.subject_id'),
  commitment: named('commitment', 't.subject_id'),
  proposal: named('proposal', 't.subject_id'),
  milestone: encodedIdSql('Milestone', 't.subject_id'),
  response: encodedIdSql('ReasonedResponse', 't.subject_id'),
  comment: encodedIdSql('Comment', 't.subject_id'),
  clause: encodedIdSql('Clause', 't.subject_id'),
  suggestion: encodedIdSql('Suggestion', 't.subject_id'),
  evidence: encodedIdSql('Evidence', 't.subject_id'),
};
/** SQL for columns that a copy does not give as they are stored: `$1` is the account. */
const SAID: Record<string, string> = {
  clause_id: encodedIdSql('Clause', 't.clause_id'),
  after_clause_id: encodedIdSql('Clause', 't.after_clause_id'),
  milestone_id: encodedIdSql('Milestone', 't.milestone_id'),
  subject_id: `case t.subject_type ${Object.entries(KINDS)
    .map(([kind, name]) => `when '${kind}' then ${name}`)
    .join(' ')} end`,
  jurisdiction_ids: 'array(select j.code from jurisdiction j where j.id = any(t.jurisdiction_ids) order by j.code)',
  commitment_ids: 'array(select c.reference from commitment c where c.id = any(t.commitment_ids) order by c.reference)',
  synthesis_id: `(select ${encodedIdSql('PlanWindow', 'r.window_id')} from synthesis r where r.id = t.synthesis_id)`,
  'evidence.report_id': encodedIdSql('MilestoneReport', 't.report_id'),
  'rate_count.key': `trim(replace(t.key, $1::text, ''))`,
  'proposal_attachment.id': `'/files/' || ${encodedIdSql('Attachment', 't.id')}`,
  // A moderator's copy leaves out reasons and arguments that other people wrote.
  'moderation_report.reason': 'case when t.reporter_account_id = $1 then t.reason end',
  'moderation_appeal.argument': 'case when t.decider_account_id is distinct from $1 then t.argument end',
};
/** The enum of the schema that has the words for each column of codes. */
export const CODES: Record<string, string> = {
  way: 'SignInWay',
  scopes: 'TokenScope',
  frequency: 'FollowFrequency',
  visibility: 'Visibility',
  outcome: 'Outcome',
  category: 'ResponseCategory',
  position: 'Position',
  rule: 'ModerationRule',
  role: 'Role',
  'proposal.state': 'ProposalState',
  'comment.state': 'CommentState',
  'suggestion.state': 'SuggestionState',
  'suggestion.kind': 'SuggestionKind',
  not_copied: 'LinkProblem',
  clause_kind: 'ClauseKind',
  section: 'Section',
  field: 'SuggestedField',
  'response_contest.state': 'ContestState',
  'moderation_report.outcome': 'ReportOutcome',
  'moderation_appeal.outcome': 'AppealState',
};

export interface CopiedColumn {
  column: string;
  type: string;
  /** The table that the column refers to. */
  points: string | null;
}

/** SQL of a column's value in a copy; `null` for a column that is left out. */
export function saidSql(table: string, { column, type, points }: CopiedColumn): string | null {
  if (LEFT_OUT.has(column) || LEFT_OUT.has(`${table}.${column}`)) return null;
  const said = SAID[`${table}.${column}`] ?? SAID[column];
  if (said) return said;
  if (column === 'id') return IDS[table] ? encodedIdSql(IDS[table], 't.id') : null;
  if (points === 'account') return `(t.${column} = $1)`;
  if (points && (NAMES[points] || IDS[points])) return named(points, `t.${column}`);
  return type === 'date' ? `t.${column}::text` : `t.${column}`;
}
