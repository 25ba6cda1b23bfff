import { column, globalId, localizedText, many, one, period } from '../api/read/fields.js';
import type { Order } from '../api/read/cursor.js';
import { hasPartsSql, inAllLanguages } from '../api/read/parts-of-words.js';
import type { Alias } from '../api/read/query.js';
import { defineRead, everyoneSees, plainTable, type Read, versionedTable } from '../api/read/read.js';
import type { Institution, Jurisdiction } from './institution.types.js';

export const JURISDICTION: Read<Jurisdiction> = defineRead<Jurisdiction>({
  type: 'Jurisdiction',
  node: 'Jurisdiction',
  interfaces: ['Node'],
  source: plainTable('jurisdiction'),
  visible: everyoneSees,
  fields: {
    id: globalId('Jurisdiction'),
    code: column('code'),
    kind: column('kind'),
    name: localizedText('name'),
    parent: one(
      () => JURISDICTION,
      (parent, t) => `${parent}.id = ${t}.parent_id`,
    ),
    parts: many(
      () => JURISDICTION,
      (part, t) => `${part}.parent_id = ${t}.id`,
      (part) => `${part}.code`,
    ),
    ogpPrefix: column('ogp_prefix'),
    seat: column('seat'),
  },
});

export const INSTITUTION: Read<Institution> = defineRead<Institution>({
  type: 'Institution',
  node: 'Institution',
  interfaces: ['Node'],
  source: versionedTable('institution'),
  visible: everyoneSees,
  fields: {
    id: globalId('Institution'),
    slug: column('slug'),
    name: localizedText('name'),
    acronym: column('acronym'),
    kind: column('kind'),
    jurisdiction: one(
      () => JURISDICTION,
      (jurisdiction, t) => `${jurisdiction}.id = ${t}.jurisdiction_id`,
    ),
    successor: one(
      () => INSTITUTION,
      (successor, t) => `${successor}.id = ${t}.successor_id`,
    ),
    existence: period(),
    website: column('website'),
    publicContact: column('public_contact'),
    note: localizedText('note'),
    sources: column('sources'),
    synthetic: column('synthetic'),
  },
});

export const BY_CODE: Order = {
  name: 'CODE',
  keys: [
    { sql: (t) => `${t}.code`, type: 'text' },
    { sql: (t) => `${t}.id`, type: 'uuid' },
  ],
};
export const BY_SLUG: Order = {
  name: 'SLUG',
  keys: [
    { sql: (t) => `${t}.slug`, type: 'text' },
    { sql: (t) => `${t}.id`, type: 'uuid' },
  ],
};

/** True when each of the words stands somewhere in a name of the institution, also as a part of a word. */
export const nameHoldsSql = (t: Alias, words: string): string =>
  hasPartsSql(`concat_ws(' ', ${t}.slug, ${t}.acronym, ${inAllLanguages(`${t}.name`)})`, words);
