import { COMMITMENT } from '../commitments/commitment.fields.js';
import {
  column,
  derived,
  fact,
  globalId,
  instant,
  type LazyRead,
  localizedText,
  pointed,
  rights,
  sameRow,
  statedDate,
  stored,
} from '../api/read/fields.js';
import type { ListRead } from '../api/read/page.js';
import { defineRead, everyoneSees, type Read, type SqlField, versionedTable } from '../api/read/read.js';
import { ADD_MEASUREMENT, EDIT_INDICATOR, isFrozen, REMOVE_INDICATOR } from '../domain/indicator.js';
import { type ComparedValue, conflicting } from '../domain/measurement.js';
import { may } from '../domain/policy.js';
import { MILESTONE } from '../milestones/milestone.fields.js';
import { MEASUREMENT, PROGRAMME } from '../programmes/programme.fields.js';
import { isIndicatorVisibleSql } from '../twins/indicator.sql.js';
import type {
  Indicator,
  INDICATOR_ACTIONS,
  IndicatorBaseline,
  IndicatorTarget,
  IndicatorVersion,
} from './indicator.types.js';
import { indicatorFacts, idsIn, type MeasuredFacts, measuredIn } from './measured.js';
import { comparedSql } from './measurement.fields.js';
import { MADE, NEWEST, listUnder, versionsIn } from './records.js';

const BASELINE: Read<IndicatorBaseline> = defineRead<IndicatorBaseline>({
  type: 'IndicatorBaseline',
  source: versionedTable('indicator'),
  visible: isIndicatorVisibleSql,
  fields: { value: column('baseline_value'), asOf: statedDate('baseline'), sources: column('baseline_sources') },
});

const TARGET: Read<IndicatorTarget> = defineRead<IndicatorTarget>({
  type: 'IndicatorTarget',
  source: versionedTable('indicator'),
  visible: isIndicatorVisibleSql,
  fields: { value: column('target_value'), by: statedDate('target') },
});

/** A part of the row, or null when its number is not stated. */
const part =
  (read: LazyRead, value: string): SqlField =>
  (t, q, field) =>
    `(case when ${t}.${value} is not null then ${sameRow(read)(t, q, field)} end)`;

/** Fields that an indicator and each of its versions have, because they are columns of the same table. */
const SAID = {
  name: localizedText('name'),
  unitLabel: localizedText('unit_label'),
  baseline: part(() => BASELINE, 'baseline_value'),
  target: part(() => TARGET, 'target_value'),
  state: column('state'),
  reason: column('reason'),
};

export const INDICATOR: Read<Indicator> = defineRead<Indicator>({
  type: 'Indicator',
  node: 'Indicator',
  interfaces: ['Node'],
  source: versionedTable('indicator'),
  visible: isIndicatorVisibleSql,
  fields: {
    ...SAID,
    id: globalId('Indicator'),
    code: column('code'),
    unit: column('unit'),
    programme: pointed(() => PROGRAMME, 'programme_id'),
    commitment: pointed(() => COMMITMENT, 'commitment_id'),
    milestone: pointed(() => MILESTONE, 'milestone_id'),
    frozen: derived(
      { measured: fact<MeasuredFacts>(measuredIn(idsIn)), addedLater: stored<boolean>('added_later') },
      ({ measured: { commitmentState }, addedLater }) => isFrozen({ commitmentState, addedLater }),
    ),
    conflicting: derived(
      { values: fact<ComparedValue[]>((t, q) => comparedSql(`${t}.id`, q)) },
      ({ values }) => conflicting(values).length,
    ),
    synthetic: column('synthetic'),
    version: column('version'),
    updatedAt: instant('valid_from'),
    availableActions: rights(
      {
        measured: fact<MeasuredFacts>(measuredIn(idsIn)),
        recordState: stored<string>('state'),
        addedLater: stored<boolean>('added_later'),
      },
      ({ measured, recordState, addedLater }, { actor }): (typeof INDICATOR_ACTIONS)[number][] => {
        const facts = { ...indicatorFacts(measured), state: recordState };
        const { commitmentState } = measured;
        const isOpen = commitmentState !== 'ended' && commitmentState !== 'withdrawn';
        const isFree = isOpen && !isFrozen({ commitmentState, addedLater });
        return [
          ...(isFree && may(EDIT_INDICATOR, actor, facts) ? (['edit'] as const) : []),
          ...(isFree && may(REMOVE_INDICATOR, actor, facts) ? (['remove'] as const) : []),
          ...(commitmentState !== 'withdrawn' && may(ADD_MEASUREMENT, actor, facts)
            ? (['add_measurement'] as const)
            : []),
        ];
      },
    ),
  },
});

const INDICATOR_VERSION: Read<IndicatorVersion> = defineRead<IndicatorVersion>({
  type: 'IndicatorVersion',
  source: versionsIn(
    'indicator',
    `name, unit_label, baseline_value, baseline_on, baseline_precision, baseline_written, baseline_sources,
     target_value, target_on, target_precision, target_written`,
  ),
  visible: everyoneSees,
  fields: { ...SAID, ...MADE },
});

export const VERSIONS_OF_INDICATOR: ListRead<never> = {
  read: () => INDICATOR_VERSION,
  on: (version, indicator) => `${version}.id = ${indicator}.id`,
  orders: [NEWEST],
};

export const VALUES_OF_INDICATOR = listUnder(() => MEASUREMENT, 'indicator_id');
