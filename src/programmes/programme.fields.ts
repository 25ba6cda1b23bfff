import type { Order } from '../api/read/cursor.js';
import { column, fact, globalId, localizedText, many, one, rights, statedDate, stored } from '../api/read/fields.js';
import { defineRead, everyoneSees, type Read, versionedTable } from '../api/read/read.js';
import { may } from '../domain/policy.js';
import { ADD_VISIT, IMPORT_VISITS } from '../domain/programme-visit.js';
import { INSTITUTION } from '../institutions/institution.fields.js';
import { isBelowVisibleIndicatorSql } from '../twins/indicator.sql.js';
import { citingPlansSql, sharedBy } from './programme.facts.js';
import type { Measurement, Programme } from './programme.types.js';
import { MUNICIPALITY_VISITS, PROGRAMME_VISIT } from './visit.fields.js';
import { isRecordedSql } from '../twins/record.sql.js';

export const MEASUREMENT: Read<Measurement> = defineRead<Measurement>({
  type: 'Measurement',
  node: 'Measurement',
  interfaces: ['Node'],
  source: versionedTable('measurement'),
  visible: isBelowVisibleIndicatorSql,
  fields: {
    id: globalId('Measurement'),
    indicator: column('indicator'),
    label: localizedText('label'),
    value: column('value'),
    qualifier: column('qualifier'),
    unit: column('unit'),
    unitLabel: localizedText('unit_label'),
    asOf: statedDate('as_of'),
    scope: localizedText('scope'),
    sources: column('sources'),
    synthetic: column('synthetic'),
  },
});

export const PROGRAMME: Read<Programme> = defineRead<Programme>({
  type: 'Programme',
  node: 'Programme',
  interfaces: ['Node'],
  source: versionedTable('programme'),
  visible: everyoneSees,
  fields: {
    id: globalId('Programme'),
    slug: column('slug'),
    name: localizedText('name'),
    summary: localizedText('summary'),
    owner: one(
      () => INSTITUTION,
      (institution, t) => `${institution}.id = ${t}.owner_id`,
    ),
    council: many(
      () => INSTITUTION,
      (institution, t) => `${institution}.id = any(${t}.council_ids)`,
      (c) => `${c}.slug`,
    ),
    measurements: many(
      () => MEASUREMENT,
      (m, t) => `${m}.programme_id = ${t}.id and ${isRecordedSql(m)}`,
      (c) => `${c}.indicator, ${c}.position`,
    ),
    visits: many(
      () => PROGRAMME_VISIT,
      (v, t) => `${v}.programme_id = ${t}.id and ${isRecordedSql(v)}`,
      (c) => `${c}.jurisdiction_id, ${c}.visited_on`,
    ),
    municipalities: many(
      () => MUNICIPALITY_VISITS,
      (m, t) => `${m}.programme_id = ${t}.id`,
      (m) => `${m}.code`,
    ),
    availableActions: rights(
      { ownerId: stored<string | null>('owner_id'), plans: fact<string[]>((t) => citingPlansSql(`${t}.id`)) },
      ({ ownerId, plans }, { actor }) => {
        const facts = { ownerId, ...sharedBy(plans) };
        return [
          ...(may(ADD_VISIT, actor, facts) ? (['add_visit'] as const) : []),
          ...(may(IMPORT_VISITS, actor, facts) ? (['import_visits'] as const) : []),
        ];
      },
    ),
    sources: column('sources'),
    synthetic: column('synthetic'),
  },
});

export const PROGRAMMES_BY_SLUG: Order = {
  name: 'SLUG',
  keys: [
    { sql: (t) => `${t}.slug`, type: 'text' },
    { sql: (t) => `${t}.id`, type: 'uuid' },
  ],
};
