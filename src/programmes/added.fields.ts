import { extendType } from '../api/extend-type.js';
import { many } from '../api/read/fields.js';
import { Commitment } from '../commitments/commitment.types.js';
import { Plan } from '../plans/plan.types.js';
import { PROGRAMME } from './programme.fields.js';
import { Programme } from './programme.types.js';

const CommitmentProgrammes = extendType(() => Commitment, 'Commitment', {
  programmes: {
    type: () => [Programme],
    description: 'The programmes it builds on.',
    read: many(
      () => PROGRAMME,
      (p, t) => `${p}.id = any(${t}.programme_ids)`,
      (c) => `${c}.slug`,
    ),
  },
});

const PlanProgrammes = extendType(() => Plan, 'Plan', {
  programmes: {
    type: () => [Programme],
    description: 'The programmes that its letter or its commitments name.',
    read: many(
      () => PROGRAMME,
      (p, t, q) =>
        `(${p}.id in (select unnest(e.programme_ids) from ${q.table('expression_of_interest', true)} e where e.plan_id = ${t}.id)
          or ${p}.id in (select unnest(c.programme_ids) from ${q.table('commitment', true)} c where c.plan_id = ${t}.id and c.state <> 'draft'))`,
      (c) => `${c}.slug`,
    ),
  },
});

/** The providers that carry these fields into the schema. */
export const ADDED_FIELDS = [CommitmentProgrammes, PlanProgrammes];
