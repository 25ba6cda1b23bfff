import {
  column,
  fact,
  globalId,
  instant,
  instantFact,
  many,
  one,
  period,
  pointed,
  rights,
  stored,
} from '../api/read/fields.js';
import type { Alias, Query } from '../api/read/query.js';
import { defineRead, plainTable, type Read, versionedTable } from '../api/read/read.js';
import { may } from '../domain/policy.js';
import {
  DECLINE_REBASELINE,
  isAgreementAwaited,
  isObjectable,
  OBJECT_REBASELINE,
  WITHDRAW_REBASELINE,
} from '../domain/rebaseline.js';
import { INSTITUTION } from '../institutions/institution.fields.js';
import { dayIn } from '../kernel/clock.js';
import { MILESTONE } from '../milestones/milestone.fields.js';
import { isLeadMissingSql } from '../twins/rebaseline.sql.js';
import { isBelowVisibleMilestoneSql } from '../twins/report.sql.js';
import { ownersAccepted } from '../commitments/owner.facts.js';
import type { Rebaseline, REBASELINE_ACTIONS, RebaselineAgreement } from './rebaseline.types.js';

/** A value of the plan or the commitment of a move. */
const above = (selected: (c: Alias, p: Alias, q: Query) => string) => (t: Alias, q: Query) => {
  const [m, c, p] = [q.alias(), q.alias(), q.alias()];
  return `(select ${selected(c, p, q)} from ${q.table('milestone', true)} ${m}
    join ${q.table('commitment', true)} ${c} on ${c}.id = ${m}.commitment_id
    join ${q.table('plan', true)} ${p} on ${p}.id = ${c}.plan_id where ${m}.id = ${t}.milestone_id)`;
};

const leads = above((c, _, q) => ownersAccepted(`${c}.id`, q.table('commitment_owner', true), 'lead'));

const agreedIds = (t: Alias, q: Query) => {
  const a = q.alias();
  return `(select coalesce(json_agg(${a}.institution_id), '[]') from rebaseline_agreement ${a}
    where ${a}.rebaseline_id = ${t}.id and ${a}.institution_id is not null and ${q.existed(`${a}.created_at`) || 'true'})`;
};

const AGREEMENT: Read<RebaselineAgreement> = defineRead<RebaselineAgreement>({
  type: 'RebaselineAgreement',
  source: plainTable('rebaseline_agreement'),
  visible: (t, q) => q.existed(`${t}.created_at`) || 'true',
  fields: {
    role: column('role'),
    institution: pointed(() => INSTITUTION, 'institution_id'),
    createdAt: instant('created_at'),
  },
});

export const REBASELINE: Read<Rebaseline> = defineRead<Rebaseline>({
  type: 'Rebaseline',
  node: 'Rebaseline',
  interfaces: ['Node'],
  source: versionedTable('rebaseline'),
  visible: isBelowVisibleMilestoneSql,
  fields: {
    id: globalId('Rebaseline'),
    number: column('number'),
    milestone: one(
      () => MILESTONE,
      (m, t) => `${m}.id = ${t}.milestone_id`,
    ),
    state: column('state'),
    former: period('former_'),
    next: period('new_'),
    reason: column('reason'),
    role: column('role'),
    institution: pointed(() => INSTITUTION, 'institution_id'),
    agreed: many(
      () => INSTITUTION,
      (i, t, q) => `${i}.id::text in (select json_array_elements_text(${agreedIds(t, q)}))`,
      (i, t) => `(select min(a.created_at) from rebaseline_agreement a
        where a.rebaseline_id = ${t}.id and a.institution_id = ${i}.id), ${i}.slug`,
    ),
    agreements: many(
      () => AGREEMENT,
      (a, t) => `${a}.rebaseline_id = ${t}.id`,
      (a) => `${a}.created_at, ${a}.id`,
    ),
    missing: many(
      () => INSTITUTION,
      (i, t, q) => isLeadMissingSql(i, t, leads(t, q), agreedIds(t, q)),
      (i) => `${i}.slug`,
    ),
    decidedAt: instant('decided_at'),
    decidedRole: column('decided_role'),
    decidedInstitution: pointed(() => INSTITUTION, 'decided_institution_id'),
    decisionReason: column('decision_reason'),
    objection: column('objection'),
    objectedAt: instant('objected_at'),
    synthetic: column('synthetic'),
    createdAt: instant('created_at'),
    updatedAt: instant('valid_from'),
    version: column('version'),
    availableActions: rights(
      {
        planId: fact<string>(above((_, p) => `${p}.id`)),
        timeZone: fact<string>(above((_, p) => `${p}.time_zone`)),
        objectionDays: fact<number>(above((_, p) => `${p}.objection_days`)),
        institutionId: stored<string | null>('institution_id'),
        state: stored<string>('state'),
        objection: stored<string | null>('objection'),
        proposedAt: instantFact('created_at'),
        leadInstitutionIds: fact<string[]>(leads),
        agreedInstitutionIds: fact<string[]>(agreedIds),
      },
      (facts, { actor, now }): (typeof REBASELINE_ACTIONS)[number][] => {
        const proposedOn = dayIn(facts.timeZone, new Date(facts.proposedAt));
        const mayObject = isObjectable({ ...facts, proposedOn }, dayIn(facts.timeZone, now));
        return [
          ...(isAgreementAwaited(actor, facts) ? (['agree'] as const) : []),
          ...(may(DECLINE_REBASELINE, actor, facts) ? (['decline'] as const) : []),
          ...(may(WITHDRAW_REBASELINE, actor, facts) ? (['withdraw'] as const) : []),
          ...(mayObject && may(OBJECT_REBASELINE, actor, facts) ? (['object'] as const) : []),
        ];
      },
    ),
  },
});
