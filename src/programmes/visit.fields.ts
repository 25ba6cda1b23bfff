import type { Order } from '../api/read/cursor.js';
import {
  column,
  fact,
  globalId,
  instant,
  localizedText,
  one,
  pointed,
  rights,
  statedDate,
  stored,
} from '../api/read/fields.js';
import type { ListRead } from '../api/read/page.js';
import type { Alias, Query } from '../api/read/query.js';
import { defineRead, everyoneSees, type Read, versionedTable } from '../api/read/read.js';
import { may } from '../domain/policy.js';
import { EDIT_VISIT, REMOVE_VISIT } from '../domain/programme-visit.js';
import { INSTITUTION, JURISDICTION } from '../institutions/institution.fields.js';
import { citingPlansSql, sharedBy } from './programme.facts.js';
import type { ProgrammeVisit } from './programme.types.js';
import type { MunicipalityVisits, ProgrammeVisitsFilter, ProgrammeVisitVersion } from './visit.types.js';
import { isRecordedSql } from '../twins/record.sql.js';

const municipality = one(
  () => JURISDICTION,
  (jurisdiction, t) => `${jurisdiction}.id = ${t}.jurisdiction_id`,
);

/** Fields that a visit and each of its versions have, because they are columns of the same table. */
const SAID = {
  jurisdiction: municipality,
  visited: statedDate('visited'),
  place: column('place'),
  services: localizedText('services'),
  personsAttended: column('persons_attended'),
  womenAttended: column('women_attended'),
  menAttended: column('men_attended'),
  attendedByLanguage: column('attended_by_language'),
  state: column('state'),
  reason: column('reason'),
};

/** A row of the table that stands or stood: each is one version. */
function versionsOfVisits(q: Query): string {
  const columns = `id, version, change, changed_role, changed_institution_id, valid_from, jurisdiction_id, visited_on,
    visited_precision, visited_written, place, services, persons_attended, women_attended, men_attended,
    attended_by_language, state, reason`;
  const known = q.existed('valid_from');
  return `(select ${columns} from programme_visit where ${known} union all select ${columns} from history.programme_visit where ${known})`;
}

const PROGRAMME_VISIT_VERSION: Read<ProgrammeVisitVersion> = defineRead<ProgrammeVisitVersion>({
  type: 'ProgrammeVisitVersion',
  source: versionsOfVisits,
  visible: everyoneSees,
  fields: {
    ...SAID,
    number: column('version'),
    change: column('change'),
    createdAt: instant('valid_from'),
    role: column('changed_role'),
    institution: pointed(() => INSTITUTION, 'changed_institution_id'),
  },
});

const NEWEST: Order = { name: 'NEWEST', descending: true, keys: [{ sql: (t) => `${t}.version`, type: 'int' }] };
export const VERSIONS_OF_VISIT: ListRead<never> = {
  read: () => PROGRAMME_VISIT_VERSION,
  on: (version, visit) => `${version}.id = ${visit}.id`,
  orders: [NEWEST],
};

export const PROGRAMME_VISIT: Read<ProgrammeVisit> = defineRead<ProgrammeVisit>({
  type: 'ProgrammeVisit',
  node: 'ProgrammeVisit',
  interfaces: ['Node'],
  source: versionedTable('programme_visit'),
  visible: everyoneSees,
  fields: {
    ...SAID,
    id: globalId('ProgrammeVisit'),
    sources: column('sources'),
    synthetic: column('synthetic'),
    version: column('version'),
    availableActions: rights(
      {
        visitState: stored<string>('state'),
        ownerId: fact<string | null>((t) => `(select p.owner_id from programme p where p.id = ${t}.programme_id)`),
        plans: fact<string[]>((t) => citingPlansSql(`${t}.programme_id`)),
      },
      ({ visitState, ownerId, plans }, { actor }) => {
        const facts = { ownerId, state: visitState, ...sharedBy(plans) };
        return [
          ...(may(EDIT_VISIT, actor, facts) ? (['edit'] as const) : []),
          ...(may(REMOVE_VISIT, actor, facts) ? (['remove'] as const) : []),
        ];
      },
    ),
  },
});

/** A visit without a day stands after all others. */
const LATEST: Order<ProgrammeVisitsFilter> = {
  name: 'LATEST',
  descending: true,
  keys: [
    { sql: (t) => `coalesce(${t}.visited_on, date '0001-01-01')`, type: 'date' },
    { sql: (t) => `${t}.id`, type: 'uuid' },
  ],
};

const VISITS: ListRead<ProgrammeVisitsFilter> = {
  read: () => PROGRAMME_VISIT,
  orders: [LATEST],
  scope: (t, q, filter) => [`${t}.state = ${q.p(filter?.state ?? 'recorded', 'text')}`],
  filter: (t, q, { municipality: code, from, to, programme }) => [
    ...(code ? [`${t}.jurisdiction_id = (select j.id from jurisdiction j where j.code = ${q.p(code, 'text')})`] : []),
    ...(from ? [`${t}.visited_on >= ${q.p(from, 'date')}`] : []),
    ...(to ? [`${t}.visited_on <= ${q.p(to, 'date')}`] : []),
    ...(programme
      ? [`${t}.programme_id = (select p.id from programme p where p.slug = ${q.p(programme, 'text')})`]
      : []),
  ],
};

export const VISITS_OF_PROGRAMME: ListRead<ProgrammeVisitsFilter> = {
  ...VISITS,
  on: (visit, programme) => `${visit}.programme_id = ${programme}.id`,
};
export const ALL_VISITS = VISITS;

const dated = (order: 'asc' | 'desc') =>
  `(array_agg(json_build_object('on', v.visited_on, 'precision', v.visited_precision, 'written', v.visited_written)
     order by v.visited_on ${order}) filter (where v.visited_on is not null))[1]`;

/** The state of the institution that runs a programme: its own jurisdiction, or the one above it. */
const stateOf = (owner: Alias) =>
  `(select case own.kind when 'state' then own.id when 'municipality' then own.parent_id end
      from jurisdiction own where own.id = ${owner}.jurisdiction_id)`;

export const MUNICIPALITY_VISITS: Read<MunicipalityVisits> = defineRead<MunicipalityVisits>({
  type: 'MunicipalityVisits',
  source: (q) => `(select p.id as programme_id, j.id as jurisdiction_id, j.code, count(v.id) as visits,
      ${dated('asc')} as first, ${dated('desc')} as last
    from ${q.table('programme', true)} p join ${q.table('institution', true)} o on o.id = p.owner_id
    join jurisdiction j on j.kind = 'municipality' and j.parent_id = ${stateOf('o')}
    left join ${q.table('programme_visit', true)} v
      on v.programme_id = p.id and v.jurisdiction_id = j.id and ${isRecordedSql('v')}
    group by p.id, j.id, j.code)`,
  visible: everyoneSees,
  fields: {
    jurisdiction: municipality,
    visits: column('visits'),
    first: column('first'),
    last: column('last'),
  },
});
