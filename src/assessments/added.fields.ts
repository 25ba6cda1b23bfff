import { extendType } from '../api/extend-type.js';
import { many } from '../api/read/fields.js';
import { Commitment } from '../commitments/commitment.types.js';
import { Plan } from '../plans/plan.types.js';
import { ASSESSMENT } from './assessment.fields.js';
import { Assessment } from './assessment.types.js';

const CommitmentAssessments = extendType(() => Commitment, 'Commitment', {
  assessments: {
    type: () => [Assessment],
    description: 'What independent assessors found about it.',
    read: many(
      () => ASSESSMENT,
      (a, t) => `${a}.commitment_id = ${t}.id`,
      (c) => `${c}.position, ${c}.id`,
    ),
  },
});

const PlanAssessments = extendType(() => Plan, 'Plan', {
  assessments: {
    type: () => [Assessment],
    description: 'What independent assessors found about the plan as a whole.',
    read: many(
      () => ASSESSMENT,
      (a, t) => `${a}.plan_id = ${t}.id`,
      (c) => `${c}.position, ${c}.id`,
    ),
  },
});

/** The providers that carry these fields into the schema. */
export const ADDED_FIELDS = [CommitmentAssessments, PlanAssessments];
