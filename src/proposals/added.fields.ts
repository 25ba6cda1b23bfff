import { extendType } from '../api/extend-type.js';
import { inTime, InTimeArgs } from '../api/in-time.js';
import { derived, fact, instantFact, instantSql, many, stored } from '../api/read/fields.js';
import { page } from '../api/read/page.js';
import { SearchedArgs } from '../api/text-piece.types.js';
import { windowState } from '../domain/plan.js';
import { type Action, may } from '../domain/policy.js';
import {
  CLOSE_WINDOW,
  CORRECT_SYNTHESIS,
  isReopenable,
  isSynthesisActionPossible,
  MOVE_WINDOW,
  PUBLISH_SYNTHESIS,
  REOPEN_WINDOW,
  type WindowSpan,
  type WindowFacts,
} from '../domain/window.js';
import { Institution } from '../institutions/institution.types.js';
import { Plan, PlanWindow, Theme } from '../plans/plan.types.js';
import { ATTACHMENT } from './attachment.fields.js';
import { Attachment } from './attachment.types.js';
import { RESPONSE_DEBT } from './debt.fields.js';
import { ResponseDebt } from './debt.types.js';
import { matchesSql } from './highlight.js';
import { ProposalsArgs } from './proposal.filters.js';
import { PROPOSAL_VERSIONS, PROPOSALS } from './proposal.lists.js';
import { PROPOSAL } from './proposal.fields.js';
import { Proposal, ProposalConnection } from './proposal.types.js';
import { ProposalVersionConnection } from './proposal-version.types.js';
import { TextMatch } from './text-match.types.js';
import { WINDOW_CHANGE } from './windows.fields.js';
import { type WINDOW_ACTIONS, WindowActionEnum, WindowChangeConnection } from './windows.types.js';

const ProposalAttachments = extendType(() => Proposal, 'Proposal', {
  attachments: {
    type: () => [Attachment],
    description: 'The files that belong to it, in the order in which they came. Whoever may edit it may change them.',
    read: many(
      () => ATTACHMENT,
      (c, t, q) => `${c}.proposal_id = ${t}.id and ${q.existed(`${c}.created_at`)}`,
      (c) => `${c}.created_at, ${c}.id`,
    ),
  },
});

const ProposalDebts = extendType(() => Proposal, 'Proposal', {
  debts: {
    type: () => [ResponseDebt],
    description: 'The members that owe it a response or gave one.',
    read: many(
      () => RESPONSE_DEBT,
      (c, t) => `${c}.proposal_id = ${t}.id`,
      (c) => `${c}.owed_since, ${c}.id`,
    ),
  },
});

const proposals = (description: string, on: (child: string, parent: string) => string) => ({
  proposals: {
    type: () => ProposalConnection,
    description,
    args: ProposalsArgs,
    read: page({ ...PROPOSALS, on }),
  },
});

const PlanProposals = extendType(
  () => Plan,
  'Plan',
  proposals('Its proposals.', (c, t) => `${c}.plan_id = ${t}.id`),
);

const ThemeProposals = extendType(
  () => Theme,
  'Theme',
  proposals('The proposals under it.', (c, t) => `${c}.theme_id = ${t}.id`),
);

const InstitutionProposals = extendType(
  () => Institution,
  'Institution',
  proposals('The proposals written on its behalf.', (c, t) => `${c}.on_behalf_of_id = ${t}.id`),
);

const ProposalLists = extendType(() => Proposal, 'Proposal', {
  versions: {
    type: () => ProposalVersionConnection,
    description: 'Its texts since it was submitted.',
    args: InTimeArgs,
    read: page(PROPOSAL_VERSIONS),
  },
  mergedFrom: {
    type: () => ProposalConnection,
    description: 'The proposals that were merged into it.',
    args: InTimeArgs,
    read: page({
      read: () => PROPOSAL,
      on: (c, t) => `${c}.merged_into_id = ${t}.id`,
      orders: inTime({ sql: (c) => `${c}.listed_at`, type: 'timestamptz' }, { sql: (c) => `${c}.id`, type: 'uuid' }),
    }),
  },
  matches: {
    type: () => TextMatch,
    description: 'Where words that were searched for stand in it.',
    args: SearchedArgs,
    read: matchesSql,
  },
});

const ACTIONS: [(typeof WINDOW_ACTIONS)[number], Action<WindowFacts>][] = [
  ['move', MOVE_WINDOW],
  ['close', CLOSE_WINDOW],
  ['reopen', REOPEN_WINDOW],
  ['publish_synthesis', PUBLISH_SYNTHESIS],
  ['correct_synthesis', CORRECT_SYNTHESIS],
];

interface SpanRead {
  opensAt: string;
  closesAt: string;
}

const spanOf = ({ opensAt, closesAt }: SpanRead): WindowSpan => ({
  opensAt: new Date(opensAt),
  closesAt: new Date(closesAt),
});

const WindowHistory = extendType(() => PlanWindow, 'PlanWindow', {
  changes: {
    type: () => WindowChangeConnection,
    description: 'How it was opened, moved, closed and opened again; none for a window that was never touched.',
    args: InTimeArgs,
    read: page({
      read: () => WINDOW_CHANGE,
      on: (c, t, q) => `${c}.window_id = ${t}.id and ${q.existed(`${c}.created_at`)}`,
      orders: inTime({ sql: (c) => `${c}.created_at`, type: 'timestamptz' }, { sql: (c) => `${c}.id`, type: 'uuid' }),
    }),
  },
  availableActions: {
    type: () => [WindowActionEnum],
    description: 'What the one who asks may do with it now.',
    read: derived(
      {
        planId: stored<string>('plan_id'),
        kind: stored<string>('kind'),
        planStage: fact<string>((t, q) => `(select p.stage from ${q.table('plan', true)} p where p.id = ${t}.plan_id)`),
        others: fact<SpanRead[]>(
          (t, q) => `(select coalesce(json_agg(json_build_object('opensAt', ${instantSql('w.opens_at')},
            'closesAt', ${instantSql('w.closes_at')})), '[]') from ${q.table('plan_window', true)} w
            where w.plan_id = ${t}.plan_id and w.kind = ${t}.kind and w.id <> ${t}.id)`,
        ),
        opensAt: instantFact('opens_at'),
        closesAt: instantFact('closes_at'),
        isPublished: fact<boolean>((t) => `exists (select from synthesis where synthesis.window_id = ${t}.id)`),
      },
      ({ planId, kind, planStage, others, isPublished, ...span }, { actor, now }) => {
        const state = windowState(spanOf(span), now);
        const isToReopen = isReopenable({ kind, planStage, others: others.map(spanOf) }, now);
        const isPossible = (action: Action<WindowFacts>) =>
          action === REOPEN_WINDOW ? isToReopen : isSynthesisActionPossible(action, isPublished);
        return ACTIONS.flatMap(([name, action]) =>
          isPossible(action) && may(action, actor, { planId, state }) ? name : [],
        );
      },
    ),
  },
});

/** The providers that carry these fields into the schema. */
export const ADDED_FIELDS = [
  ProposalAttachments,
  ProposalDebts,
  PlanProposals,
  ThemeProposals,
  InstitutionProposals,
  ProposalLists,
  WindowHistory,
];
