import type { Order } from '../api/read/cursor.js';
import { column, globalId, localizedText, many, one, statedDate } from '../api/read/fields.js';
import { defineRead, everyoneSees, type Read, versionedTable } from '../api/read/read.js';
import { INSTITUTION, JURISDICTION } from '../institutions/institution.fields.js';
import type { Measurement, Programme, ProgrammeVisit } from './programme.types.js';

export const MEASUREMENT: Read<Measurement> = defineRead<Measurement>({
  type: 'Measurement',
  node: 'Measurement',
  interfaces: ['Node'],
  source: versionedTable('measurement'),
  visible: everyoneSees,
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

export const PROGRAMME_VISIT: Read<ProgrammeVisit> = defineRead<ProgrammeVisit>({
  type: 'ProgrammeVisit',
  source: versionedTable('programme_visit'),
  visible: everyoneSees,
  fields: {
    jurisdiction: one(
      () => JURISDICTION,
      (jurisdiction, t) => `${jurisdiction}.id = ${t}.jurisdiction_id`,
    ),
    visited: statedDate('visited'),
    personsAttended: column('persons_attended'),
    services: localizedText('services'),
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
      (m, t) => `${m}.programme_id = ${t}.id`,
      (c) => `${c}.indicator, ${c}.position`,
    ),
    visits: many(
      () => PROGRAMME_VISIT,
      (v, t) => `${v}.programme_id = ${t}.id`,
      (c) => `${c}.jurisdiction_id, ${c}.visited_on`,
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
