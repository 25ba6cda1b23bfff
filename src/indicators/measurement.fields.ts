import { column, localizedText, statedDate } from '../api/read/fields.js';
import type { ListRead } from '../api/read/page.js';
import type { Query } from '../api/read/query.js';
import { defineRead, everyoneSees, type Read } from '../api/read/read.js';
import type { MeasurementVersion } from './measurement.types.js';
import { MADE, NEWEST, versionsIn } from './records.js';
import { isRecordedSql } from '../twins/record.sql.js';

/** A stated date needs nothing of the field that asks for it. */
const FIELD = { name: '', alias: '', args: {}, fieldsByTypeName: {} };

/** SQL of the recorded values of an indicator, as far as the rule of conflicts compares them. */
export function comparedSql(indicator: string, q: Query): string {
  const v = q.alias();
  return `(select coalesce(json_agg(json_build_object('id', ${v}.id, 'value', ${v}.value, 'unit', ${v}.unit,
      'asOf', ${statedDate('as_of')(v, q, FIELD)}, 'scope', ${v}.scope)), '[]')
    from ${q.table('measurement', true)} ${v} where ${v}.indicator_id = ${indicator} and ${isRecordedSql(v)})`;
}

const MEASUREMENT_VERSION: Read<MeasurementVersion> = defineRead<MeasurementVersion>({
  type: 'MeasurementVersion',
  source: versionsIn(
    'measurement',
    'value, qualifier, unit_label, as_of_on, as_of_precision, as_of_written, scope, sources',
  ),
  visible: everyoneSees,
  fields: {
    ...MADE,
    state: column('state'),
    reason: column('reason'),
    value: column('value'),
    qualifier: column('qualifier'),
    unitLabel: localizedText('unit_label'),
    asOf: statedDate('as_of'),
    scope: localizedText('scope'),
    sources: column('sources'),
  },
});

export const VERSIONS_OF_VALUE: ListRead<never> = {
  read: () => MEASUREMENT_VERSION,
  on: (version, value) => `${version}.id = ${value}.id`,
  orders: [NEWEST],
};
