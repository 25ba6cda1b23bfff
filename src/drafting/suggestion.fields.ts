import { ACCOUNT } from '../accounts/account.fields.js';
import {
  column,
  derived,
  fact,
  globalId,
  instant,
  instantFact,
  one,
  pointed,
  rights,
  stored,
} from '../api/read/fields.js';
import { defineRead, type FactsOf, type Read, versionedTable } from '../api/read/read.js';
import { CLAUSE } from '../clauses/clause.fields.js';
import { COMMITMENT } from '../commitments/commitment.fields.js';
import { APPEAL, HIDE, REPORT_TO_MODERATORS, TAKE_BACK_HIDING } from '../domain/moderation.js';
import { isAppealable, visibilityAt } from '../domain/hiding.js';
import { may } from '../domain/policy.js';
import {
  ACCEPT_SUGGESTION,
  DECLINE_SUGGESTION,
  draftingSide,
  isDrafterMissing,
  REVERT_SUGGESTION,
  textState,
  WITHDRAW_SUGGESTION,
} from '../domain/suggestion.js';
import { SESSION } from '../forum/forum.fields.js';
import { PLAN } from '../plans/plan.fields.js';
import { INSTITUTION } from '../institutions/institution.fields.js';
import { MILESTONE } from '../milestones/milestone.fields.js';
import { isCurrentOnSql } from '../twins/appointment.sql.js';
import { hidingOf, type HidingRow, hidingSql, takenBackBySql } from '../twins/hiding.sql.js';
import { answerStandingSql, isSuggestionVisibleSql } from '../twins/suggestion.sql.js';
import { dayOfPlan } from '../twins/time.js';
import { formerValue, milestoneDraft, presentValue, suggestedValue } from './suggested-value.fields.js';
import type { Suggestion } from './suggestion.types.js';
import type { SUGGESTION_ACTIONS } from './suggestion.enums.js';

const presentClause = (name: string) =>
  one(
    () => CLAUSE,
    (c, t) => `${c}.id = ${t}.${name} and not ${c}.removed`,
  );

const SHOWN = {
  storedVisibility: stored<string>('visibility'),
  listedAt: instantFact('listed_at'),
  hiding: fact<HidingRow | null>((t) => hidingSql(t, 'visibility')),
};

/** The visibility now, because time alone may have made the suggestion visible again. */
const shownAt = ({ storedVisibility: visibility, listedAt, hiding }: FactsOf<typeof SHOWN>, now: Date) =>
  visibilityAt({ visibility, since: new Date(listedAt), hiding: hidingOf(hiding) }, now);

export const SUGGESTION: Read<Suggestion> = defineRead<Suggestion>({
  type: 'Suggestion',
  node: 'Suggestion',
  interfaces: ['Node'],
  source: versionedTable('suggestion'),
  visible: isSuggestionVisibleSql,
  fields: {
    id: globalId('Suggestion'),
    number: column('number'),
    commitment: one(
      () => COMMITMENT,
      (c, t) => `${c}.id = ${t}.commitment_id`,
    ),
    plan: one(
      () => PLAN,
      (c, t) => `${c}.id = ${t}.plan_id`,
    ),
    kind: column('kind'),
    state: column('state'),
    inConflict: column('in_conflict'),
    baseVersion: column('base_version'),
    clause: presentClause('clause_id'),
    milestone: pointed(() => MILESTONE, 'milestone_id'),
    section: column('section'),
    clauseKind: column('clause_kind'),
    after: presentClause('after_clause_id'),
    language: column('language'),
    baseText: column('base_text'),
    text: column('text'),
    field: column('field'),
    institution: pointed(() => INSTITUTION, 'institution_id'),
    formerValue,
    suggestedValue,
    presentValue,
    milestoneDraft,
    reason: column('reason'),
    author: one(
      () => ACCOUNT,
      (c, t) => `${c}.id = ${t}.author_account_id`,
    ),
    authorNamed: column('author_named'),
    onBehalfOf: pointed(() => INSTITUTION, 'on_behalf_of_id'),
    createdAt: instant('created_at'),
    updatedAt: instant('valid_from'),
    respondBy: column('respond_by'),
    overdue: (t, q) => `coalesce(${answerStandingSql(t, q)} = 'overdue', false)`,
    decidedAt: instant('decided_at'),
    decidedRole: column('decided_role'),
    decidedInstitution: pointed(() => INSTITUTION, 'decided_institution_id'),
    session: pointed(() => SESSION, 'session_id'),
    decisionReason: column('decision_reason'),
    finalText: column('final_text'),
    madeVersion: column('made_version'),
    revertedAt: instant('reverted_at'),
    revertReason: column('revert_reason'),
    acceptedBySide: (t) => `(case when ${t}.state = 'reverted' then ${t}.accepted_by_side end)`,
    visibility: derived(SHOWN, (facts, { now }) => shownAt(facts, now)),
    synthetic: column('synthetic'),
    version: column('version'),
    availableActions: rights(
      {
        state: stored<string>('state'),
        planId: stored<string>('plan_id'),
        commitmentId: stored<string | null>('commitment_id'),
        authorId: stored<string | null>('author_account_id'),
        planStage: fact<string>((t, q) => `(select p.stage from ${q.table('plan', true)} p where p.id = ${t}.plan_id)`),
        commitmentState: fact<string | null>(
          (t, q) => `(select c.state from ${q.table('commitment', true)} c where c.id = ${t}.commitment_id)`,
        ),
        ...SHOWN,
        hiddenBy: fact<string | null>((t) => takenBackBySql(t, 'visibility')),
        concerned: fact<string[]>((t) => `array_to_json(institutions_concerned('suggestion', ${t}.id))`),
        drafters: fact<(string | null)[]>(
          (t, q) => `(select coalesce(json_agg(distinct i.kind), '[]')
             from appointment a join plan p on p.id = a.plan_id left join institution i on i.id = a.institution_id
            where a.plan_id = ${t}.plan_id and a.role = 'drafter' and ${isCurrentOnSql('a', dayOfPlan('p', q))}
              and (a.commitment_id is null or a.commitment_id = ${t}.commitment_id))`,
        ),
      },
      ({ drafters, commitmentState, planStage, ...facts }, { actor, now }): (typeof SUGGESTION_ACTIONS)[number][] => {
        const drafterMissing = isDrafterMissing(drafters.map(draftingSide));
        const asked = { ...facts, drafterMissing };
        const isOpen = textState({ commitmentState, planStage }) === 'open';
        const [hiding, visibility] = [hidingOf(facts.hiding), shownAt(facts, now)];
        const isShown = visibility === 'visible';
        const moderated = { ...facts, state: visibility };
        return [
          ...(may(WITHDRAW_SUGGESTION, actor, asked) ? (['withdraw'] as const) : []),
          ...(isOpen && isShown && may(ACCEPT_SUGGESTION, actor, asked) ? (['accept'] as const) : []),
          ...(isShown && may(DECLINE_SUGGESTION, actor, asked) ? (['decline'] as const) : []),
          ...(isOpen && may(REVERT_SUGGESTION, actor, asked) ? (['revert'] as const) : []),
          ...(may(REPORT_TO_MODERATORS.suggestion, actor, moderated) ? (['report'] as const) : []),
          ...(may(HIDE.suggestion, actor, moderated) ? (['hide'] as const) : []),
          ...(may(TAKE_BACK_HIDING, actor, moderated) ? (['take_back_hiding'] as const) : []),
          ...(hiding !== null && isAppealable(hiding, now) && may(APPEAL.suggestion, actor, moderated)
            ? (['appeal'] as const)
            : []),
        ];
      },
    ),
  },
});
