import { ACCOUNT } from '../accounts/account.fields.js';
import {
  column,
  derived,
  fact,
  globalId,
  instant,
  instantFact,
  instantSql,
  localizedText,
  many,
  one,
  rights,
  stored,
} from '../api/read/fields.js';
import { labels } from '../api/read/labels.js';
import type { Alias, Query } from '../api/read/query.js';
import { defineRead, everyoneSees, type FactsOf, plainTable, type Read } from '../api/read/read.js';
import { commentsBesideSql } from '../twins/comment.sql.js';
import { type HidingRow, hidingOf, hidingSql, takenBackBySql } from '../twins/hiding.sql.js';
import { isProposalVisibleSql, isShownSql } from '../twins/proposal.sql.js';
import type { Actor } from '../domain/actor.js';
import { mayBeginWith } from '../domain/commitment.js';
import { APPEAL, HIDE, isAppealable, RELEASE, REPORT, TAKE_BACK_HIDING, visibilityAt } from '../domain/moderation.js';
import { type Action, may } from '../domain/policy.js';
import {
  EDIT_PROPOSAL,
  ERASE_DRAFT,
  MERGE,
  type ProposalFacts,
  RELEASE_DEBT,
  RESPOND_TO_PROPOSAL,
  REVIEW,
  SPLIT,
  SUBMIT,
  SUPPORT,
  UNMERGE,
  UNSUPPORT,
  WITHDRAW,
} from '../domain/proposal.js';
import { isOverdue } from '../domain/debt.js';
import { windowState } from '../domain/plan.js';
import { INSTITUTION, JURISDICTION } from '../institutions/institution.fields.js';
import { owedText } from '../domain/response.js';
import { isNamedInPlanSql, writeBySql } from '../twins/response.sql.js';
import { dayIn } from '../kernel/clock.js';
import { PLAN, THEME } from '../plans/plan.fields.js';
import { isRespondedElsewhere } from './lineage.js';
import type { DEBT_ACTIONS, Proposal, PROPOSAL_ACTIONS, ProposalVersion, ResponseDebt } from './proposal.types.js';

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

const planColumn = (name: string) =>
  fact<string>((t, q) => `(select p.${name} from ${q.table('plan', true)} p where p.id = ${t}.plan_id)`);

/** True when the reader supports the proposal; always false when a past instant is read. */
function supported(t: Alias, q: Query): string {
  if (q.actor.kind !== 'person') return 'false';
  return `exists (select from proposal_support s where s.proposal_id = ${t}.id and s.account_id = ${q.p(q.actor.accountId, 'uuid')})`;
}

const LATENESS = {
  state: stored<string>('state'),
  respondBy: stored<string | null>('respond_by'),
  timeZone: planColumn('time_zone'),
};
const self = () => PROPOSAL;
const oldestFirst = (c: Alias) => `${c}.listed_at, ${c}.id`;

type ProposalAction = (typeof PROPOSAL_ACTIONS)[number];
const ACTIONS: [ProposalAction, Action<ProposalFacts>][] = [
  ['edit', EDIT_PROPOSAL],
  ['submit', SUBMIT],
  ['erase', ERASE_DRAFT],
  ['support', SUPPORT],
  ['unsupport', UNSUPPORT],
  ['withdraw', WITHDRAW],
  ['review', REVIEW],
  ['merge', MERGE],
  ['split', SPLIT],
  ['unmerge', UNMERGE],
  ['respond', RESPOND_TO_PROPOSAL],
];

const SHOWN = {
  storedVisibility: stored<string>('visibility'),
  listedAt: instantFact('listed_at'),
  hiding: fact<HidingRow | null>((t) => hidingSql(t, 'visibility')),
};

type Shown = FactsOf<typeof SHOWN>;

/** The visibility now, because time alone may have made the proposal visible again. */
const shownAt = ({ storedVisibility: visibility, listedAt, hiding }: Shown, now: Date) =>
  visibilityAt({ visibility, since: new Date(listedAt), hiding: hidingOf(hiding) }, now);

/** The moderation actions that the reader may take; none on a draft, which was never public. */
function moderationActions(
  facts: Shown & {
    state: string;
    planId: string;
    authorId: string | null;
    concerned: string[];
    hiddenBy: string | null;
  },
  actor: Actor,
  now: Date,
): ProposalAction[] {
  if (facts.state === 'draft') return [];
  const own = { ...facts, state: shownAt(facts, now) };
  const hiding = hidingOf(facts.hiding);
  return [
    ...(may(REPORT.proposal, actor, own) ? (['report'] as const) : []),
    ...(may(HIDE.proposal, actor, own) ? (['hide'] as const) : []),
    ...(may(TAKE_BACK_HIDING, actor, own) ? (['take_back_hiding'] as const) : []),
    ...(may(RELEASE.proposal, actor, own) ? (['release'] as const) : []),
    ...(hiding !== null && isAppealable(hiding, now) && may(APPEAL.proposal, actor, own) ? (['appeal'] as const) : []),
  ];
}

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
      isOverdue({ ...facts, rests: shownAt(facts, now) !== 'visible' }, dayIn(facts.timeZone, now)),
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
    debts: many(
      () => RESPONSE_DEBT,
      (c, t) => `${c}.proposal_id = ${t}.id`,
      (c) => `${c}.owed_since, ${c}.id`,
    ),
    synthetic: column('synthetic'),
    version: column('version'),
    availableActions: rights(
      {
        ...LATENESS,
        ...SHOWN,
        concerned: fact<string[]>((t) => `array_to_json(institutions_concerned('proposal', ${t}.id))`),
        planId: stored<string>('plan_id'),
        planStage: planColumn('stage'),
        hiddenBy: fact<string | null>((t) => takenBackBySql(t, 'visibility')),
        authorId: stored<string | null>('author_account_id'),
        transcribed: stored<boolean>('transcribed'),
        supported: fact<boolean>(supported),
        // Only merged and split proposals need this query; the others became nothing else.
        respondedByOthers: fact<boolean>(
          (t) => `(case when ${t}.state in ('merged', 'split') then ${isRespondedElsewhere(`${t}.id`)} else false end)`,
        ),
        calls: fact<{ opensAt: string; closesAt: string }[]>(
          (t, q) => `(select coalesce(json_agg(json_build_object('opensAt', ${instantSql('w.opens_at')},
            'closesAt', ${instantSql('w.closes_at')})), '[]') from ${q.table('plan_window', true)} w
            where w.plan_id = ${t}.plan_id and w.kind = 'call_for_proposals')`,
        ),
        responsibleIds: fact<string[]>(
          (t, q) => `(select coalesce(json_agg(a.institution_id), '[]') from ${q.table('response_assignment', true)} a
            where a.proposal_id = ${t}.id and a.state = 'owed' and a.institution_id is not null)`,
        ),
      },
      (facts, { actor, now }): ProposalAction[] => {
        const open = facts.calls.some(
          (call) => windowState({ opensAt: new Date(call.opensAt), closesAt: new Date(call.closesAt) }, now) === 'open',
        );
        const isHidden = shownAt(facts, now) === 'hidden';
        const holds = {
          edit: !isHidden,
          review: !isHidden,
          merge: !isHidden,
          split: !isHidden,
          respond: !isHidden,
          submit: open || facts.transcribed,
          support: !isHidden && !facts.supported,
          unsupport: facts.supported,
          unmerge: !isHidden && !facts.respondedByOthers,
        };
        return [
          ...ACTIONS.flatMap(([name, action]) =>
            may(action, actor, facts) && (holds[name as keyof typeof holds] ?? true) ? name : [],
          ),
          ...(!isHidden && mayBeginWith(facts, actor) ? (['begin_commitment'] as const) : []),
          ...moderationActions(facts, actor, now),
        ];
      },
    ),
  },
});

export const RESPONSE_DEBT: Read<ResponseDebt> = defineRead<ResponseDebt>({
  type: 'ResponseDebt',
  source: (q) =>
    `(select a.*, p.respond_by, not ${isShownSql('p', q)} as rests
        from ${q.table('response_assignment', true)} a join ${q.table('proposal', true)} p on p.id = a.proposal_id)`,
  // A reader who may not see the proposal does not learn that a response is owed.
  visible: (t, q) => {
    const p = q.alias();
    return `exists (select from ${q.table('proposal', true)} ${p} where ${p}.id = ${t}.proposal_id and ${isProposalVisibleSql(p, q)})`;
  },
  fields: {
    proposal: one(self, (c, t) => `${c}.id = ${t}.proposal_id`),
    jurisdiction: one(
      () => JURISDICTION,
      (c, t) => `${c}.id = ${t}.jurisdiction_id`,
    ),
    institution: one(
      () => INSTITUTION,
      (c, t) => `${c}.id = ${t}.institution_id`,
    ),
    state: column('state'),
    owedSince: column('owed_since'),
    respondBy: (t) => `${t}.respond_by`,
    respondedOn: column('responded_on'),
    overdue: derived(
      {
        owedState: fact<string>((t) => `case ${t}.state when 'owed' then 'submitted' else 'accepted' end`),
        rests: stored<boolean>('rests'),
        respondBy: stored<string | null>('respond_by'),
        timeZone: planColumn('time_zone'),
      },
      ({ owedState: state, ...facts }, { now }) => isOverdue({ ...facts, state }, dayIn(facts.timeZone, now)),
    ),
    releasedAt: instant('released_at'),
    releaseReason: column('release_reason'),
    availableActions: rights(
      {
        owed: fact<boolean>((t) => `(${t}.state = 'owed' and not ${t}.rests)`),
        planId: stored<string>('plan_id'),
        proposalState: fact<string>(
          (t, q) => `(select p.state from ${q.table('proposal', true)} p where p.id = ${t}.proposal_id)`,
        ),
        institutionId: stored<string | null>('institution_id'),
        others: fact<number>(
          (t, q) => `(select count(*)::int from ${q.table('response_assignment', true)} o
            where o.proposal_id = ${t}.proposal_id and o.id <> ${t}.id and o.state <> 'released')`,
        ),
      },
      ({ owed, planId, proposalState, institutionId, others }, { actor }) => {
        const facts: ProposalFacts = {
          planId,
          state: proposalState,
          authorId: null,
          transcribed: false,
          responsibleIds: institutionId ? [institutionId] : [],
        };
        const actions: [(typeof DEBT_ACTIONS)[number], boolean][] = [
          ['respond', may(RESPOND_TO_PROPOSAL, actor, facts)],
          ['release', others > 0 && may(RELEASE_DEBT, actor, facts)],
        ];
        return owed ? actions.flatMap(([name, allowed]) => (allowed ? name : [])) : [];
      },
    ),
  },
});
