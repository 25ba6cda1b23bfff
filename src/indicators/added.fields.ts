import { Int } from '@nestjs/graphql';
import { extendType } from '../api/extend-type.js';
import { PageArgs } from '../api/page-args.js';
import { column, derived, fact, instant, pointed, rights, stored } from '../api/read/fields.js';
import { page } from '../api/read/page.js';
import type { Alias, Query } from '../api/read/query.js';
import { GraphQLInstant } from '../api/scalars.js';
import { Commitment } from '../commitments/commitment.types.js';
import { ADD_INDICATOR, EDIT_MEASUREMENT, REMOVE_MEASUREMENT } from '../domain/indicator.js';
import { type ComparedValue, conflicting } from '../domain/measurement.js';
import { may } from '../domain/policy.js';
import { INSTITUTION } from '../institutions/institution.fields.js';
import { Institution } from '../institutions/institution.types.js';
import { Milestone } from '../milestones/milestone.types.js';
import { Plan } from '../plans/plan.types.js';
import { Measurement, Programme } from '../programmes/programme.types.js';
import { INDICATOR, VALUES_OF_INDICATOR, VERSIONS_OF_INDICATOR } from './indicator.fields.js';
import {
  Indicator,
  IndicatorConnection,
  IndicatorVersionConnection,
  type MEASURED_ACTIONS,
  MeasuredActionEnum,
  RecordsArgs,
  RecordStateEnum,
} from './indicator.types.js';
import { INDICATORS_OF_PLAN } from './indicator.lists.js';
import { indicatorFacts, type MeasuredFacts, type MeasuredIds, measuredIn, NO_ID } from './measured.js';
import { comparedSql, VERSIONS_OF_VALUE } from './measurement.fields.js';
import {
  type MEASUREMENT_ACTIONS,
  MeasurementActionEnum,
  MeasurementConnection,
  MeasurementVersionConnection,
} from './measurement.types.js';
import { listUnder } from './records.js';

/** The indicators of a thing, and whether the one who asks may add one. */
const indicatorsOf = (ownIds: (t: Alias) => Partial<MeasuredIds>, parentId: string) => ({
  indicators: {
    type: () => IndicatorConnection,
    description: 'What is measured of it, in the order of adding.',
    args: RecordsArgs,
    read: page(listUnder(() => INDICATOR, parentId)),
  },
  indicatorActions: {
    type: () => [MeasuredActionEnum],
    description: 'What the one who asks may do with its indicators now; empty for visitors and when reading the past.',
    read: rights(
      {
        measured: fact<MeasuredFacts>(
          measuredIn((t) => ({ programme: NO_ID, commitment: NO_ID, milestone: NO_ID, ...ownIds(t) })),
        ),
      },
      ({ measured }, { actor }): (typeof MEASURED_ACTIONS)[number][] => {
        const { commitmentState } = measured;
        const isOpen = commitmentState !== 'ended' && commitmentState !== 'withdrawn';
        return isOpen && may(ADD_INDICATOR, actor, indicatorFacts(measured)) ? ['add_indicator'] : [];
      },
    ),
  },
});

const ProgrammeIndicators = extendType(
  () => Programme,
  'Programme',
  indicatorsOf((t) => ({ programme: `${t}.id` }), 'programme_id'),
);
const CommitmentIndicators = extendType(
  () => Commitment,
  'Commitment',
  indicatorsOf((t) => ({ commitment: `${t}.id` }), 'commitment_id'),
);
const MilestoneIndicators = extendType(
  () => Milestone,
  'Milestone',
  indicatorsOf((t) => ({ milestone: `${t}.id` }), 'milestone_id'),
);

const PlanIndicators = extendType(() => Plan, 'Plan', {
  indicators: {
    type: () => IndicatorConnection,
    description: 'What is measured of its commitments, of their milestones and of the programmes that it cites.',
    args: RecordsArgs,
    read: page(INDICATORS_OF_PLAN),
  },
});

const ValuesOfIndicator = extendType(() => Indicator, 'Indicator', {
  measurements: {
    type: () => MeasurementConnection,
    description: 'Its values, in the order of adding. Those that conflict stand side by side.',
    args: RecordsArgs,
    read: page(VALUES_OF_INDICATOR),
  },
  versions: {
    type: () => IndicatorVersionConnection,
    description: 'All that was said of it, the newest first.',
    args: PageArgs,
    read: page(VERSIONS_OF_INDICATOR),
  },
});

/** SQL of the ids of what the indicator of a value measures. */
const idsAbove = (t: Alias, q: Query): MeasuredIds => {
  const of = (name: string) => `(select i.${name} from ${q.table('indicator', true)} i where i.id = ${t}.indicator_id)`;
  return { programme: of('programme_id'), commitment: of('commitment_id'), milestone: of('milestone_id') };
};

const RecordOfValue = extendType(() => Measurement, 'Measurement', {
  measuredBy: {
    type: () => Indicator,
    description: 'The indicator whose value it is.',
    read: pointed(() => INDICATOR, 'indicator_id'),
  },
  conflicts: {
    type: () => Boolean,
    description:
      'Whether another recorded value of the indicator says something else, and nothing that is stated tells the two apart: neither the date nor the scope.',
    read: derived(
      { ownId: stored<string>('id'), values: fact<ComparedValue[]>((t, q) => comparedSql(`${t}.indicator_id`, q)) },
      ({ ownId, values }) => conflicting(values).includes(ownId),
    ),
  },
  saidRole: {
    type: () => String,
    nullable: true,
    description: 'Code of the role of whoever stated it here, as in the log; null for an import. No person is named.',
    read: column('said_role'),
  },
  saidBy: {
    type: () => Institution,
    nullable: true,
    description: 'The institution that stated it here; null for none.',
    read: pointed(() => INSTITUTION, 'said_institution_id'),
  },
  state: {
    type: () => RecordStateEnum,
    description: 'Whether it is recorded, or was taken back and stays readable.',
    read: column('state'),
  },
  reason: {
    type: () => String,
    nullable: true,
    description: 'The public reason of its last correction or of taking it back; null when none was given.',
    read: column('reason'),
  },
  version: {
    type: () => Int,
    description: 'Grows with each change; give it back as `expectedVersion`.',
    read: column('version'),
  },
  updatedAt: { type: () => GraphQLInstant, description: 'When it last changed.', read: instant('valid_from') },
  versions: {
    type: () => MeasurementVersionConnection,
    description: 'All that was said of it, the newest first.',
    args: PageArgs,
    read: page(VERSIONS_OF_VALUE),
  },
  availableActions: {
    type: () => [MeasurementActionEnum],
    description: 'What the one who asks may do with it now; empty for visitors and when reading the past.',
    read: rights(
      {
        measured: fact<MeasuredFacts>(measuredIn(idsAbove)),
        recordState: stored<string>('state'),
        saidRole: stored<string | null>('said_role'),
        saidInstitutionId: stored<string | null>('said_institution_id'),
      },
      ({ measured, recordState, saidRole, saidInstitutionId }, { actor }): (typeof MEASUREMENT_ACTIONS)[number][] => {
        const facts = { ...indicatorFacts(measured), state: recordState, saidRole, saidInstitutionId };
        return [
          ...(may(EDIT_MEASUREMENT, actor, facts) ? (['edit'] as const) : []),
          ...(may(REMOVE_MEASUREMENT, actor, facts) ? (['remove'] as const) : []),
        ];
      },
    ),
  },
});

/** The providers that carry these fields into the schema. */
export const ADDED_FIELDS = [
  ProgrammeIndicators,
  CommitmentIndicators,
  MilestoneIndicators,
  PlanIndicators,
  ValuesOfIndicator,
  RecordOfValue,
];
