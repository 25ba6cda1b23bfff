import { extendType } from '../api/extend-type.js';
import { PageArgs } from '../api/page-args.js';
import { many, one } from '../api/read/fields.js';
import { page } from '../api/read/page.js';
import { Commitment } from '../commitments/commitment.types.js';
import { Plan } from '../plans/plan.types.js';
import { PROGRAMME } from './programme.fields.js';
import { Programme, ProgrammeVisit, ProgrammeVisitConnection } from './programme.types.js';
import { VERSIONS_OF_VISIT, VISITS_OF_PROGRAMME } from './visit.fields.js';
import { ProgrammeVisitVersionConnection, VisitsOfProgrammeArgs } from './visit.types.js';
import { isOutOfDraftSql } from '../twins/draft.sql.js';

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
          or ${p}.id in (select unnest(c.programme_ids) from ${q.table('commitment', true)} c where c.plan_id = ${t}.id and ${isOutOfDraftSql('c')}))`,
      (c) => `${c}.slug`,
    ),
  },
});

const ProgrammeVisits = extendType(() => Programme, 'Programme', {
  recordedVisits: {
    type: () => ProgrammeVisitConnection,
    description: 'Its visits, the latest first; those without a day come last.',
    args: VisitsOfProgrammeArgs,
    read: page(VISITS_OF_PROGRAMME),
  },
});

const VisitVersions = extendType(() => ProgrammeVisit, 'ProgrammeVisit', {
  programme: {
    type: () => Programme,
    description: 'The programme.',
    read: one(
      () => PROGRAMME,
      (programme, t) => `${programme}.id = ${t}.programme_id`,
    ),
  },
  versions: {
    type: () => ProgrammeVisitVersionConnection,
    description: 'All that was said of it, the newest first.',
    args: PageArgs,
    read: page(VERSIONS_OF_VISIT),
  },
});

/** The providers that carry these fields into the schema. */
export const ADDED_FIELDS = [CommitmentProgrammes, PlanProgrammes, ProgrammeVisits, VisitVersions];
