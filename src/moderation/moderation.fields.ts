import {
  column,
  derived,
  fact,
  globalId,
  instant,
  instantFact,
  many,
  one,
  oneOf,
  rights,
  stored,
} from '../api/read/fields.js';
import type { Alias, Query } from '../api/read/query.js';
import { defineRead, everyoneSees, type FactsOf, plainTable, type Read } from '../api/read/read.js';
import { DECIDE_APPEAL } from '../domain/moderation.js';
import { appealableUntil, appealLapsesAt, appealStateAt } from '../domain/hiding.js';
import { may } from '../domain/policy.js';
import { moderatedPlans } from '../domain/hidden-text.js';
import {
  authorOfSql,
  awaitsAppealSql,
  concernedBySql,
  hasTieSql,
  mayDecideAppealSql,
  otherModeratorsSql,
  isAppealOpenSql,
  isThereToJudgeSql,
  isThereToShowSql,
} from '../twins/appeal.sql.js';
import { isHeldStillSql } from '../twins/comment.sql.js';
import { isHidingPublicSql } from '../twins/proposal.sql.js';
import { isSuggestionHidingToldSql } from '../twins/suggestion.sql.js';
import { COMMITMENT } from '../commitments/commitment.fields.js';
import { PLAN } from '../plans/plan.fields.js';
import type {
  APPEAL_ACTIONS,
  HiddenProposal,
  HiddenSuggestion,
  ModerationAppeal,
  ModerationCase,
  ModerationDecision,
  ModerationReport,
} from './moderation.types.js';
import { MODERATED } from './things.js';

const inPlans = (t: Alias, q: Query, plans: string[]) =>
  plans.length > 0 ? `${t}.plan_id = any(${q.p(plans, 'uuid[]')})` : 'false';
const moderated = (t: Alias, q: Query) => inPlans(t, q, moderatedPlans(q.actor));
const isAppealed = (d: Alias, q: Query) =>
  `exists (select from moderation_appeal open_ where open_.decision_id = ${d}.id and ${isAppealOpenSql('open_', d, q)})`;

/** True for a decision on a text of the reader. */
export function own(t: Alias, q: Query): string {
  if (q.actor.kind !== 'person') return 'false';
  const account = q.p(q.actor.accountId, 'uuid');
  return `(exists (select from comment c where c.id = ${t}.subject_id and c.author_account_id = ${account})
    or exists (select from proposal p where p.id = ${t}.subject_id and p.author_account_id = ${account})
    or exists (select from suggestion s where s.id = ${t}.subject_id and s.author_account_id = ${account})
    or exists (select from evidence e where e.id = ${t}.subject_id and e.author_account_id = ${account}))`;
}

const THINGS = Object.fromEntries(
  Object.entries(MODERATED).map(([kind, { read }]) => [
    kind,
    { read, on: (thing: Alias, t: Alias) => `${thing}.id = ${t}.subject_id` },
  ]),
);

const APPEAL_FACTS = {
  rule: stored<string>('rule'),
  appealedAt: instantFact('appealed_at'),
  outcome: stored<string | null>('outcome'),
};

const stateOf = ({ rule, appealedAt, outcome }: FactsOf<typeof APPEAL_FACTS>, now: Date) =>
  appealStateAt(rule, { appealedAt: new Date(appealedAt), outcome }, now);

const lapsesAt = ({ rule, appealedAt, outcome }: FactsOf<typeof APPEAL_FACTS>) =>
  appealLapsesAt(rule, { appealedAt: new Date(appealedAt), outcome });

export const MODERATION_APPEAL: Read<ModerationAppeal> = defineRead<ModerationAppeal>({
  type: 'ModerationAppeal',
  node: 'ModerationAppeal',
  interfaces: ['Node'],
  source: () =>
    `(select a.*, d.rule, d.plan_id, d.subject_id, d.subject_type, d.moderator_account_id from moderation_appeal a join moderation_decision d on d.id = a.decision_id)`,
  visible: everyoneSees,
  fields: {
    id: globalId('ModerationAppeal'),
    state: derived(APPEAL_FACTS, (facts, { now }) => stateOf(facts, now)),
    appealedAt: instant('appealed_at'),
    lapsesAt: derived(APPEAL_FACTS, (facts) => lapsesAt(facts)?.toISOString() ?? null),
    decidedAt: instant('decided_at'),
    reason: column('reason'),
    argument: (t, q) =>
      `(case when ${moderated(t, q)} or ${own(t, q)} or (${isAppealOpenSql(t, t, q)} and ${mayDecideAppealSql(t, q)}) then ${t}.argument end)`,
    availableActions: rights(
      {
        ...APPEAL_FACTS,
        planId: stored<string>('plan_id'),
        authorId: fact<string | null>(authorOfSql),
        concerned: fact<string[]>((t) => `array_to_json(${concernedBySql(t)})`),
        hiddenBy: stored<string>('moderator_account_id'),
        otherModerators: fact<number>(otherModeratorsSql),
        isThere: fact<boolean>(isThereToShowSql),
      },
      ({ isThere, ...facts }, { actor, now }): (typeof APPEAL_ACTIONS)[number][] =>
        isThere && may(DECIDE_APPEAL, actor, { ...facts, state: stateOf(facts, now) }) ? ['decide'] : [],
    ),
  },
});

export const MODERATION_DECISION: Read<ModerationDecision> = defineRead<ModerationDecision>({
  type: 'ModerationDecision',
  node: 'ModerationDecision',
  interfaces: ['Node'],
  source: plainTable('moderation_decision'),
  visible: everyoneSees,
  fields: {
    id: globalId('ModerationDecision'),
    kind: column('subject_type'),
    rule: column('rule'),
    reason: column('reason'),
    decidedAt: instant('decided_at'),
    liftedAt: instant('lifted_at'),
    hiddenTogether: (t) => `(case when ${t}.lifted_at is null then (select count(*)::int from moderation_decision o
      where o.batch_id = ${t}.batch_id and o.lifted_at is null and o.id <> ${t}.id) else 0 end)`,
    appeal: one(
      () => MODERATION_APPEAL,
      (appeal, t) => `${appeal}.decision_id = ${t}.id`,
    ),
    appealUntil: derived(
      { decidedAt: instantFact('decided_at'), awaitsAppeal: fact<boolean>(awaitsAppealSql) },
      ({ decidedAt, awaitsAppeal }) =>
        awaitsAppeal ? appealableUntil({ decidedAt: new Date(decidedAt) }).toISOString() : null,
    ),
    thing: (t, q, field) => {
      const thing = oneOf('subject_type', THINGS)(t, q, field);
      const decides = `(${isAppealed(t, q)} and ${mayDecideAppealSql(t, q)})`;
      return `(case when ${moderated(t, q)} or ${own(t, q)} or ${decides} then ${thing} end)`;
    },
  },
});

/** The decision that hides the thing now. */
export const hidingDecision = one(
  () => MODERATION_DECISION,
  (decision, t) => `${decision}.subject_id = ${t}.id and ${decision}.lifted_at is null`,
);

/** A proposal that is hidden at this moment, with the public part of the decision on it; everyone may read it. */
export const HIDDEN_PROPOSAL: Read<HiddenProposal> = defineRead<HiddenProposal>({
  type: 'HiddenProposal',
  source: plainTable('proposal'),
  visible: isHidingPublicSql,
  fields: {
    reference: column('reference'),
    plan: one(
      () => PLAN,
      (plan, t) => `${plan}.id = ${t}.plan_id`,
    ),
    moderation: hidingDecision,
  },
});

/** A suggestion that is hidden at this moment, with the public part of the decision on it. */
export const HIDDEN_SUGGESTION: Read<HiddenSuggestion> = defineRead<HiddenSuggestion>({
  type: 'HiddenSuggestion',
  source: plainTable('suggestion'),
  visible: isSuggestionHidingToldSql,
  fields: {
    number: column('number'),
    commitment: one(
      () => COMMITMENT,
      (commitment, t) => `${commitment}.id = ${t}.commitment_id`,
    ),
    plan: one(
      () => PLAN,
      (plan, t) => `${plan}.id = ${t}.plan_id`,
    ),
    moderation: hidingDecision,
  },
});

export const MODERATION_REPORT: Read<ModerationReport> = defineRead<ModerationReport>({
  type: 'ModerationReport',
  node: 'ModerationReport',
  interfaces: ['Node'],
  source: plainTable('moderation_report'),
  visible: moderated,
  fields: {
    id: globalId('ModerationReport'),
    rule: column('rule'),
    reason: column('reason'),
    reportedAt: instant('reported_at'),
    outcome: (t) => `coalesce(${t}.outcome, 'open')`,
  },
});

/** True when the row `t` is an appeal that the reader may decide. */
function mineToDecide(t: Alias, q: Query): string {
  return `(${t}.appealed and exists (select from moderation_decision appealed_
    where appealed_.subject_id = ${t}.subject_id and appealed_.lifted_at is null and ${mayDecideAppealSql('appealed_', q)}))`;
}

/** True for cases that wait for the reader, and not for somebody else. */
export const waitsForMe = (t: Alias, q: Query) =>
  `((${t}.reported or ${t}.held) and not ${hasTieSql(t, q)} or ${mineToDecide(t, q)})`;

/** All open cases, by thing. They are few, because a decided case leaves the list. */
export const MODERATION_CASE: Read<ModerationCase> = defineRead<ModerationCase>({
  type: 'ModerationCase',
  source: (q) => `(
    select w.subject_id, w.subject_type, w.plan_id, min(w.at) as waiting_since, bool_or(w.why = 'reported') as reported,
           bool_or(w.why = 'held') as held, bool_or(w.why = 'appealed') as appealed,
           count(*) filter (where w.why = 'reported')::int as reports
      from (
        select r.subject_id, r.subject_type, r.plan_id, r.reported_at as at, 'reported' as why
          from moderation_report r where r.outcome is null and ${isThereToJudgeSql('r')}
        union all
        select c.id, 'comment', c.plan_id, c.created_at, 'held'
          from comment c where ${isHeldStillSql('c', q)}
        union all
        select d.subject_id, d.subject_type, d.plan_id, a.appealed_at, 'appealed'
          from moderation_appeal a join moderation_decision d on d.id = a.decision_id
         where d.lifted_at is null and ${isThereToShowSql('d')} and ${isAppealOpenSql('a', 'd', q)}
      ) w group by w.subject_id, w.subject_type, w.plan_id)`,
  visible: (t, q) => `(${moderated(t, q)} or ${mineToDecide(t, q)})`,
  fields: {
    kind: column('subject_type'),
    thing: oneOf('subject_type', THINGS),
    reasons: (t) =>
      `array_to_json(array_remove(array[case when ${t}.reported then 'reported' end, case when ${t}.held then 'held' end,
        case when ${t}.appealed then 'appealed' end], null))`,
    waitingSince: instant('waiting_since'),
    reportCount: column('reports'),
    reports: many(
      () => MODERATION_REPORT,
      (report, t) => `${report}.id in (select r.id from moderation_report r where r.subject_id = ${t}.subject_id
        and r.plan_id = ${t}.plan_id and r.outcome is null order by r.reported_at, r.id limit 50)`,
      (report) => `${report}.reported_at, ${report}.id`,
    ),
    decision: one(
      () => MODERATION_DECISION,
      (decision, t) => `${decision}.subject_id = ${t}.subject_id and ${decision}.lifted_at is null`,
    ),
  },
});
