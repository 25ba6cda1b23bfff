import { extendType } from '../api/extend-type.js';
import { page } from '../api/read/page.js';
import { Institution } from '../institutions/institution.types.js';
import { Plan } from '../plans/plan.types.js';
import { CommitmentsArgs } from './commitment.filters.js';
import { COMMITMENTS } from './commitment.lists.js';
import { CommitmentConnection } from './commitment.types.js';

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

/** The providers that carry these fields into the schema. */
export const ADDED_FIELDS = [PlanCommitments, InstitutionCommitments];
