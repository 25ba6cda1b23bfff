import { InTimeArgs, inTime } from '../api/in-time.js';
import { extendType } from '../api/extend-type.js';
import { Appointment } from '../accounts/account.types.js';
import { pointed } from '../api/read/fields.js';
import { page } from '../api/read/page.js';
import { CLAUSES_OF_COMMITMENT, TEXT_VERSIONS } from '../clauses/clause.fields.js';
import { ClausesArgs } from '../clauses/clause.filters.js';
import { ClauseConnection, TextVersionConnection } from '../clauses/clause.types.js';
import { Institution } from '../institutions/institution.types.js';
import { PROPOSAL } from '../proposals/proposal.fields.js';
import { ProposalConnection } from '../proposals/proposal.types.js';
import { Plan } from '../plans/plan.types.js';
import { COMMITMENT } from './commitment.fields.js';
import { CommitmentsArgs } from './commitment.filters.js';
import { COMMITMENTS } from './commitment.lists.js';
import { Commitment, CommitmentConnection } from './commitment.types.js';

const PlanCommitments = extendType(() => Plan, 'Plan', {
  commitments: {
    type: () => CommitmentConnection,
    description: 'Its commitments.',
    args: CommitmentsArgs,
    read: page({ ...COMMITMENTS, on: (c, t) => `${c}.plan_id = ${t}.id` }),
  },
});

const InstitutionCommitments = extendType(() => Institution, 'Institution', {
  commitments: {
    type: () => CommitmentConnection,
    description: 'The commitments it leads or supports.',
    args: CommitmentsArgs,
    read: page({
      ...COMMITMENTS,
      on: (c, t, q) =>
        `${c}.id in (select o.commitment_id from ${q.table('commitment_owner', true)} o where o.institution_id = ${t}.id)`,
    }),
  },
});

const CommitmentOfAppointment = extendType(() => Appointment, 'Appointment', {
  commitment: {
    type: () => Commitment,
    nullable: true,
    description:
      'The commitment it is for, such as that of a counterpart; null when it is for the whole plan, and for a draft that you do not see.',
    read: pointed(() => COMMITMENT, 'commitment_id'),
  },
});

const CommitmentText = extendType(() => Commitment, 'Commitment', {
  clauses: {
    type: () => ClauseConnection,
    description: 'The clauses of its texts, in the order of OGP’s form; those of its milestones are with them.',
    args: ClausesArgs,
    read: page(CLAUSES_OF_COMMITMENT),
  },
  versions: {
    type: () => TextVersionConnection,
    description: 'The versions of its text with its milestones, one for each accepted change.',
    args: InTimeArgs,
    read: page(TEXT_VERSIONS),
  },
  begunFrom: {
    type: () => ProposalConnection,
    description: 'The proposals with which it began.',
    args: InTimeArgs,
    read: page({
      read: () => PROPOSAL,
      on: (c, t, q) =>
        `${c}.id in (select b.proposal_id from ${q.table('commitment_proposal', true)} b where b.commitment_id = ${t}.id)`,
      orders: inTime({ sql: (c) => `${c}.listed_at`, type: 'timestamptz' }, { sql: (c) => `${c}.id`, type: 'uuid' }),
    }),
  },
});

/** The providers that carry these fields into the schema. */
export const ADDED_FIELDS = [CommitmentOfAppointment, PlanCommitments, InstitutionCommitments, CommitmentText];
