import { NOT_STATED } from '../../domain/measurement.js';
import type { KeptPlan } from './read-plan.js';
import { dateFrom, type JsonRow, listFrom, marksFrom, sourcesFrom, textFrom } from './shorten.js';

/** The indicators of a thing and all their values, with those that were taken back. */
export function measuredOf(kept: KeptPlan, column: string, id: string) {
  const indicators = kept.of('indicator', column, id);
  const values = indicators.flatMap((indicator) => kept.of('measurement', 'indicator_id', indicator['id']));
  return {
    indicators: listFrom(indicators.map(indicatorOf)),
    measurements: listFrom(values.map((value) => valueOf(kept, value))),
  };
}

const recordOf = (row: JsonRow) => ({
  takenBack: row['state'] === 'taken_back' || undefined,
  reason: row['reason'],
});

function indicatorOf(row: JsonRow) {
  const isStated = row['unit'] !== NOT_STATED;
  return {
    code: row['code'],
    name: textFrom(row['name']),
    unit: isStated ? row['unit'] : undefined,
    unitLabel: isStated ? textFrom(row['unit_label']) : undefined,
    baseline:
      row['baseline_value'] === null
        ? undefined
        : {
            value: row['baseline_value'],
            asOf: dateFrom(row, 'baseline'),
            sources: sourcesFrom(row['baseline_sources']),
          },
    target: row['target_value'] === null ? undefined : { value: row['target_value'], by: dateFrom(row, 'target') },
    addedLater: row['added_later'] || undefined,
    ...recordOf(row),
    synthetic: row['synthetic'] || undefined,
  };
}

function valueOf(kept: KeptPlan, row: JsonRow) {
  return {
    indicator: row['indicator'],
    label: textFrom(row['label']),
    value: row['value'],
    qualifier: row['qualifier'],
    unit: row['unit'],
    unitLabel: textFrom(row['unit_label']),
    asOf: dateFrom(row, 'as_of'),
    scope: textFrom(row['scope']),
    said: row['said_role'] ? { role: row['said_role'], institution: kept.name(row['said_institution_id']) } : undefined,
    ...recordOf(row),
    ...marksFrom(row),
  };
}
