import { ACCOUNT } from '../accounts/account.fields.js';
import { column, derived, fact, globalId, instant, localizedText, many, one } from '../api/read/fields.js';
import { labels } from '../api/read/labels.js';
import type { Alias, Query } from '../api/read/query.js';
import { defineRead, everyoneSees, plainTable, type Read } from '../api/read/read.js';
import { isResponseOverdue } from '../domain/debt.js';
import { owedText } from '../domain/response.js';
import { INSTITUTION, JURISDICTION } from '../institutions/institution.fields.js';
import { dayIn } from '../kernel/clock.js';
import { PLAN, THEME } from '../plans/plan.fields.js';
import { commentsBesideSql } from '../twins/comment.sql.js';
import { isProposalVisibleSql } from '../twins/proposal.sql.js';
import { isNamedInPlanSql, writeBySql } from '../twins/response.sql.js';
import { LATENESS, PROPOSAL_RIGHTS, SHOWN, shownAt, supported } from './proposal-rights.fields.js';
import type { ProposalVersion } from './proposal-version.types.js';
import type { Proposal } from './proposal.types.js';

export const PROPOSAL_VERSION: Read<ProposalVersion> = defineRead<ProposalVersion>({
  type: 'ProposalVersion',
  source: plainTable('proposal_version'),
  visible: everyoneSees,
  fields: {
    number: column('number'),
    title: localizedText('title'),
    problem: localizedText('problem'),
    action: localizedText('action'),
    expectedChange: localizedText('expected_change'),
    affected: localizedText('affected'),
    supports: column('supports'),
    createdAt: instant('created_at'),
  },
});

const WITH_FIGURES = 'select p.*, n.supports, n.imported_supports as supports_elsewhere, n.comments from proposal p';

/** Proposals with their figures. Each has one row of figures, and a list that does not ask for them never reads it. */
function source(q: Query): string {
  if (!q.asOf) return `(${WITH_FIGURES} left join proposal_tally n on n.proposal_id = p.id)`;
  const then = q.p(q.asOf.toISOString(), 'timestamptz');
  return `(select p.*, p.imported_supports as supports_elsewhere, n.comments,
      (select count(*)::int from proposal_support s where s.proposal_id = p.id and s.created_at <= ${then}) as supports
    from past.proposal_at(${then}) p join proposal_tally n on n.proposal_id = p.id)`;
}

/**
 * Source for lists sorted by a figure: the plan is repeated beside the figure, so that one index serves both. Elsewhere
 * PostgreSQL would take the repeated plan for a second condition, expect hardly a row and sort them all.
 */
export const PROPOSALS_BY_FIGURE = (q: Query) =>
  q.asOf ? source(q) : `(${WITH_FIGURES} join proposal_tally n on n.proposal_id = p.id and n.plan_id = p.plan_id)`;

const self = () => PROPOSAL;
const oldestFirst = (c: Alias) => `${c}.listed_at, ${c}.id`;

export const PROPOSAL: Read<Proposal> = defineRead<Proposal>({
  type: 'Proposal',
  node: 'Proposal',
  interfaces: ['Node'],
  source,
  visible: isProposalVisibleSql,
  fields: {
    id: globalId('Proposal'),
    reference: column('reference'),
    plan: one(
      () => PLAN,
      (plan, t) => `${plan}.id = ${t}.plan_id`,
    ),
    theme: one(
      () => THEME,
      (theme, t) => `${theme}.id = ${t}.theme_id`,
    ),
    title: localizedText('title'),
    problem: localizedText('problem'),
    action: localizedText('action'),
    expectedChange: localizedText('expected_change'),
    affected: localizedText('affected'),
    policyAreas: labels('policy_area', 'policy_areas'),
    jurisdictions: many(
      () => JURISDICTION,
      (c, t) => `${c}.id = any(${t}.jurisdiction_ids)`,
      (c) => `${c}.code`,
    ),
    author: one(
      () => ACCOUNT,
      (c, t) => `${c}.id = ${t}.author_account_id`,
    ),
    onBehalfOf: one(
      () => INSTITUTION,
      (c, t) => `${c}.id = ${t}.on_behalf_of_id`,
    ),
    state: column('state'),
    visibility: derived(SHOWN, (facts, { now }) => shownAt(facts, now)),
    transcribed: column('transcribed'),
    receivedOn: column('received_on'),
    receivedHow: column('received_how'),
    submittedAt: instant('submitted_at'),
    respondBy: column('respond_by'),
    overdue: derived({ ...LATENESS, ...SHOWN }, (facts, { now }) =>
      isResponseOverdue({ ...facts, rests: shownAt(facts, now) !== 'visible' }, dayIn(facts.timeZone, now)),
    ),
    owedText: derived(
      {
        writeBy: fact<string | null>(writeBySql),
        named: fact<boolean>(isNamedInPlanSql),
        timeZone: LATENESS.timeZone,
      },
      (facts, { now }) => owedText(facts, dayIn(facts.timeZone, now)),
    ),
    supports: (t) => `json_build_object('totalCount', ${t}.supports, 'imported', ${t}.supports_elsewhere)`,
    supportedByViewer: supported,
    commentCount: (t, q) => `(${t}.comments + ${commentsBesideSql(`subject_id = ${t}.id`, q, false)})`,
    editedAt: instant('edited_at'),
    editedAfterSupports: column('edited_after_supports'),
    mergedInto: one(self, (c, t) => `${c}.id = ${t}.merged_into_id`),
    splitFrom: one(self, (c, t) => `${c}.id = ${t}.split_from_id`),
    splitInto: many(self, (c, t) => `${c}.split_from_id = ${t}.id`, oldestFirst),
    splitUndone: (t) => `(${t}.state = 'withdrawn' and ${t}.split_from_id is not null and ${t}.reason is not null)`,
    reason: column('reason'),
    synthetic: column('synthetic'),
    version: column('version'),
    availableActions: PROPOSAL_RIGHTS,
  },
});
