import { isCurrentOnSql } from '../twins/appointment.sql.js';
import { one } from '../api/read/fields.js';
import type { Query } from '../api/read/query.js';
import { column } from '../api/read/fields.js';
import { defineRead, everyoneSees, type Read } from '../api/read/read.js';
import { INSTITUTION } from '../institutions/institution.fields.js';
import { today } from '../twins/time.js';
import { PLAN } from '../plans/plan.fields.js';
import { DESKS } from './desks.js';
import {
  answersFindings,
  answersInvitations,
  appoints,
  findings,
  invitations,
  planOfFindings,
  reportingInstitutions,
  reportsOwed,
  reportsReturned,
} from './institution-desks.js';
import { type Task, TASK_KINDS } from './tasks.types.js';

const NONE = `select null::text as kind, 0 as position, null::uuid as plan_id, null::text as slug, null::uuid as institution_id,
  0 as count, 0 as overdue where false`;

/** One row for each desk of the reader; desks of other people are not even counted. */
function source(q: Query): string {
  const desks = Object.entries(DESKS).flatMap(([kind, desk]) => {
    const plans = desk.plans(q.actor);
    if (plans.length === 0) return [];
    const shown = [`s.id = any(${q.p(plans, 'uuid[]')})`, desk.shown?.('s', 'n.count', q)].filter(Boolean);
    return rows(kind, shown.join(' and '), desk.counts('s', q));
  });
  const appointments = appoints(q.actor).map(({ planId, institutionId }) => {
    const of = institutionId ? ` and h.institution_id = ${q.p(institutionId, 'uuid')}` : '';
    const counts = `select count(*)::int, 0 from appointment h where h.plan_id = s.id${of}
      and ${isCurrentOnSql('h', today(q))}`;
    const whose = institutionId ? q.p(institutionId, 'uuid') : 'null::uuid';
    return rows('appointment', planId ? `s.id = ${q.p(planId, 'uuid')}` : 'true', counts, whose);
  });
  const invited = answersInvitations(q.actor).map(({ planId, institutionId }) =>
    rows(
      'ownership',
      `s.id = ${q.p(planId, 'uuid')} and n.count > 0`,
      invitations('s', institutionId, q),
      q.p(institutionId, 'uuid'),
    ),
  );
  const reporting = reportingInstitutions(q.actor).flatMap(({ planId, institutionId }) =>
    Object.entries({ report: reportsOwed, returned: reportsReturned }).map(([kind, counts]) =>
      rows(
        kind,
        `s.id = ${q.p(planId, 'uuid')} and n.count > 0`,
        counts('s', institutionId, q),
        q.p(institutionId, 'uuid'),
      ),
    ),
  );
  const answering = answersFindings(q.actor);
  const asked = [...new Set(answering.map(({ institutionId }) => institutionId))].map((institutionId) =>
    rows(
      'finding',
      `s.id = ${planOfFindings(
        answering.filter((answered) => answered.institutionId === institutionId),
        q,
      )} and n.count > 0`,
      findings(institutionId, q),
      q.p(institutionId, 'uuid'),
    ),
  );
  // `union` removes repeated rows, so two roles with the same desk make one line.
  return `(${[NONE, ...desks, ...asked, ...invited, ...reporting, ...appointments].join(' union ')})`;
}

function rows(kind: string, plans: string, counts: string, institution = 'null::uuid'): string {
  const position = TASK_KINDS.findIndex((each) => each === kind);
  return `select '${kind}', ${position}, s.id, s.slug, ${institution}, n.count, n.overdue
    from plan s cross join lateral (${counts}) as n(count, overdue) where ${plans}`;
}

export const TASK: Read<Task> = defineRead<Task>({
  type: 'Task',
  source,
  // The rows are made for the reader only.
  visible: everyoneSees,
  fields: {
    kind: column('kind'),
    plan: one(
      () => PLAN,
      (plan, t) => `${plan}.id = ${t}.plan_id`,
    ),
    institution: one(
      () => INSTITUTION,
      (institution, t) => `${institution}.id = ${t}.institution_id`,
    ),
    count: column('count'),
    overdue: column('overdue'),
  },
});
