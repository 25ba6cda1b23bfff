import { fact, instantFact, instantSql, rights, stored } from '../api/read/fields.js';
import type { Alias, Query } from '../api/read/query.js';
import type { FactsOf } from '../api/read/read.js';
import type { Actor } from '../domain/actor.js';
import { mayBeginWith } from '../domain/commitment.js';
import { APPEAL, HIDE, RELEASE, REPORT_TO_MODERATORS, TAKE_BACK_HIDING } from '../domain/moderation.js';
import { isAppealable, visibilityAt } from '../domain/hiding.js';
import { windowState } from '../domain/plan.js';
import { type Action, may } from '../domain/policy.js';
import {
  EDIT_PROPOSAL,
  ERASE_DRAFT,
  MERGE,
  type ProposalFacts,
  RESPOND_TO_PROPOSAL,
  REVIEW,
  SPLIT,
  SUBMIT,
  SUPPORT,
  UNMERGE,
  UNSUPPORT,
  WITHDRAW,
} from '../domain/proposal.js';
import { type HidingRow, hidingOf, hidingSql, takenBackBySql } from '../twins/hiding.sql.js';
import { isRespondedElsewhere } from './lineage.js';
import type { PROPOSAL_ACTIONS } from './proposal.types.js';

export const planColumn = (name: string) =>
  fact<string>((t, q) => `(select p.${name} from ${q.table('plan', true)} p where p.id = ${t}.plan_id)`);

/** True when the reader supports the proposal; always false when a past instant is read. */
export function supported(t: Alias, q: Query): string {
  if (q.actor.kind !== 'person') return 'false';
  return `exists (select from proposal_support s where s.proposal_id = ${t}.id and s.account_id = ${q.p(q.actor.accountId, 'uuid')})`;
}

export const LATENESS = {
  state: stored<string>('state'),
  respondBy: stored<string | null>('respond_by'),
  timeZone: planColumn('time_zone'),
};
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

export const SHOWN = {
  storedVisibility: stored<string>('visibility'),
  listedAt: instantFact('listed_at'),
  hiding: fact<HidingRow | null>((t) => hidingSql(t, 'visibility')),
};

type Shown = FactsOf<typeof SHOWN>;

/** The visibility now, because time alone may have made the proposal visible again. */
export const shownAt = ({ storedVisibility: visibility, listedAt, hiding }: Shown, now: Date) =>
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
    ...(may(REPORT_TO_MODERATORS.proposal, actor, own) ? (['report'] as const) : []),
    ...(may(HIDE.proposal, actor, own) ? (['hide'] as const) : []),
    ...(may(TAKE_BACK_HIDING, actor, own) ? (['take_back_hiding'] as const) : []),
    ...(may(RELEASE.proposal, actor, own) ? (['release'] as const) : []),
    ...(hiding !== null && isAppealable(hiding, now) && may(APPEAL.proposal, actor, own) ? (['appeal'] as const) : []),
  ];
}

/** The acts that the reader may do on the proposal now. */
export const PROPOSAL_RIGHTS = rights(
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
);
