import { column, globalId, localizedText, many, one, statedDate } from '../api/read/fields.js';
import { defineRead, everyoneSees, type Read, versionedTable } from '../api/read/read.js';
import { INSTITUTION } from '../institutions/institution.fields.js';
import type { Forum, Seat, Session } from './forum.types.js';

export const SEAT: Read<Seat> = defineRead<Seat>({
  type: 'Seat',
  source: versionedTable('seat'),
  visible: everyoneSees,
  fields: {
    sector: column('sector'),
    kind: column('kind'),
    institution: one(
      () => INSTITUTION,
      (institution, t) => `${institution}.id = ${t}.institution_id`,
    ),
    note: localizedText('note'),
    synthetic: column('synthetic'),
  },
});

export const FORUM: Read<Forum> = defineRead<Forum>({
  type: 'Forum',
  source: versionedTable('forum'),
  visible: everyoneSees,
  fields: {
    name: localizedText('name'),
    acronym: column('acronym'),
    rulesUrl: column('rules_url'),
    seats: many(
      () => SEAT,
      (seat, t) => `${seat}.plan_id = ${t}.plan_id`,
      (c) => `${c}.position`,
    ),
    sources: column('sources'),
  },
});

export const SESSION: Read<Session> = defineRead<Session>({
  type: 'Session',
  node: 'Session',
  interfaces: ['Node'],
  source: versionedTable('session'),
  visible: everyoneSees,
  fields: {
    id: globalId('Session'),
    number: column('number'),
    kind: column('kind'),
    held: statedDate('held'),
    summary: localizedText('summary'),
    sources: column('sources'),
    synthetic: column('synthetic'),
  },
});
