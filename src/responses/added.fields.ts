import { extendType } from '../api/extend-type.js';
import { InTimeArgs } from '../api/in-time.js';
import { many, one } from '../api/read/fields.js';
import { page } from '../api/read/page.js';
import type { Alias, Query } from '../api/read/query.js';
import { COMMITMENT } from '../commitments/commitment.fields.js';
import { Commitment } from '../commitments/commitment.types.js';
import { Institution } from '../institutions/institution.types.js';
import { Plan, PlanWindow, Theme } from '../plans/plan.types.js';
import { ProposalsArgs } from '../proposals/proposal.filters.js';
import { PROPOSALS } from '../proposals/proposal.lists.js';
import { Proposal, ProposalConnection } from '../proposals/proposal.types.js';
import { isTextInPlanSql } from '../twins/response.sql.js';
import { coverage, coverageByDay, debtsInPlanSql, INSTITUTION_COVERAGE, THEME_COVERAGE } from './coverage.fields.js';
import { RESPONSE, RESPONSE_TEMPLATE, RESPONSE_VERSIONS } from './response.fields.js';
import { SYNTHESIS, SYNTHESIS_VERSIONS } from './synthesis.fields.js';
import { CoverageArgs, CoverageDay, InstitutionCoverage, ResponseCoverage, ThemeCoverage } from './coverage.types.js';
import { Synthesis, SynthesisVersionConnection } from './synthesis.types.js';
import { ReasonedResponse, ResponseArgs, ResponseTemplate, ResponseVersionConnection } from './response.types.js';

/** SQL of the ids of the commitments that a response to the proposal names. */
const namedInResponsesSql = (proposal: Alias, q: Query): string =>
  `select l.commitment_id from ${q.table('response_commitment', true)} l
     join ${q.table('response', true)} r on r.id = l.response_id where r.proposal_id = ${proposal}.id`;

const ResponseLists = extendType(() => ReasonedResponse, 'ReasonedResponse', {
  versions: {
    type: () => ResponseVersionConnection,
    description: 'All its versions.',
    args: InTimeArgs,
    read: page(RESPONSE_VERSIONS),
  },
});

const ProposalResponses = extendType(() => Proposal, 'Proposal', {
  responses: {
    type: () => [ReasonedResponse],
    description: 'The responses of the members, each for itself, the oldest first.',
    read: many(
      () => RESPONSE,
      (c, t) => `${c}.proposal_id = ${t}.id`,
      (c) => `${c}.id`,
    ),
  },
  response: {
    type: () => ReasonedResponse,
    nullable: true,
    description: 'The response of one member, or the latest of any member; null while there is none.',
    args: ResponseArgs,
    read: (t, q, field) => {
      const code = field.args['jurisdiction'];
      const by = code ? ` and j.code = ${q.p(code, 'text')}` : '';
      return one(
        () => RESPONSE,
        (
          c,
        ) => `${c}.id = (select r.id from ${q.table('response', true)} r join jurisdiction j on j.id = r.jurisdiction_id
          where r.proposal_id = ${t}.id${by} order by r.published_at desc, r.id desc limit 1)`,
      )(t, q, field);
    },
  },
  commitments: {
    type: () => [Commitment],
    description:
      'The commitments that it reached, as far as they are public: those that a response names, and those that began with it.',
    read: many(
      () => COMMITMENT,
      (c, t, q) =>
        // PostgreSQL begins with the few that name the proposal; judged one by one it would read every commitment.
        `(${c}.id in (select b.commitment_id from ${q.table('commitment_proposal', true)} b where b.proposal_id = ${t}.id
            union all ${namedInResponsesSql(t, q)})
          and (${c}.id in (${namedInResponsesSql(t, q)}) or ${isTextInPlanSql(c, q)}))`,
      (c) => `${c}.position, ${c}.id`,
    ),
  },
});

const CommitmentProposals = extendType(() => Commitment, 'Commitment', {
  proposals: {
    type: () => ProposalConnection,
    description: 'The proposals that reached it.',
    args: ProposalsArgs,
    read: page({
      ...PROPOSALS,
      on: (c, t, q) =>
        `${c}.id in (select r.proposal_id from ${q.table('response', true)} r
           join ${q.table('response_commitment', true)} l on l.response_id = r.id where l.commitment_id = ${t}.id)`,
    }),
  },
});

const PlanCoverage = extendType(() => Plan, 'Plan', {
  responseCoverage: {
    type: () => ResponseCoverage,
    description: 'How many of the responses owed to its proposals were given.',
    read: coverage((t) => `a.plan_id = ${t}.id`),
  },
  responseCoverageByInstitution: {
    type: () => [InstitutionCoverage],
    description: 'The same for each institution that must respond, those that owe most first.',
    read: many(
      () => INSTITUTION_COVERAGE,
      (c, t) => `${c}.plan_id = ${t}.id`,
      (c) => `${c}.owed desc, ${c}.institution_id`,
    ),
  },
  responseCoverageByTheme: {
    type: () => [ThemeCoverage],
    description: 'The same for each theme under which anything is owed, and last for the proposals without a theme.',
    read: many(
      () => THEME_COVERAGE,
      (c, t) => `${c}.plan_id = ${t}.id`,
      (c) => `${c}.position nulls last`,
    ),
  },
  responseCoverageByDay: {
    type: () => [CoverageDay],
    description: 'The responses owed and given, day by day.',
    read: coverageByDay((t) => `a.plan_id = ${t}.id`),
  },
  responseTemplates: {
    type: () => [ResponseTemplate],
    description: 'Texts for responses to many of its proposals. Only people with a role in the plan see them.',
    read: many(
      () => RESPONSE_TEMPLATE,
      (c, t) => `${c}.plan_id = ${t}.id`,
      (c) => `${c}.name, ${c}.id`,
    ),
  },
});

const ThemeResponses = extendType(() => Theme, 'Theme', {
  responseCoverage: {
    type: () => ResponseCoverage,
    description: 'How many of the responses owed to the proposals under it were given.',
    read: coverage((t) => `p.theme_id = ${t}.id`),
  },
  responseCoverageByDay: {
    type: () => [CoverageDay],
    description: 'The responses owed and given, day by day.',
    read: coverageByDay((t) => `p.theme_id = ${t}.id`),
  },
});

const InstitutionCoverageField = extendType(() => Institution, 'Institution', {
  responseCoverage: {
    type: () => ResponseCoverage,
    description: 'How many of the responses that it owes were given, in one plan or in all.',
    args: CoverageArgs,
    read: coverage((t, q, plan) => `a.institution_id = ${t}.id${debtsInPlanSql(q, plan)}`),
  },
  responseCoverageByDay: {
    type: () => [CoverageDay],
    description: 'The responses owed and given, day by day, in one plan or in all.',
    args: CoverageArgs,
    read: coverageByDay((t, q, plan) => `a.institution_id = ${t}.id${debtsInPlanSql(q, plan)}`),
  },
});

const WindowSynthesis = extendType(() => PlanWindow, 'PlanWindow', {
  synthesis: {
    type: () => Synthesis,
    nullable: true,
    description:
      'The summary of what became of its comments; null until the window is over and its synthesis is published.',
    read: one(
      () => SYNTHESIS,
      (c, t) => `${c}.window_id = ${t}.id`,
    ),
  },
});

const SynthesisLists = extendType(() => Synthesis, 'Synthesis', {
  versions: {
    type: () => SynthesisVersionConnection,
    description: 'All its versions: what was published first, and each correction with its reason.',
    args: InTimeArgs,
    read: page(SYNTHESIS_VERSIONS),
  },
});

/** The providers that carry these fields into the schema. */
export const ADDED_FIELDS = [
  ResponseLists,
  ProposalResponses,
  CommitmentProposals,
  PlanCoverage,
  ThemeResponses,
  InstitutionCoverageField,
  WindowSynthesis,
  SynthesisLists,
];
