import {
  column,
  derived,
  fact,
  globalId,
  localizedText,
  many,
  one,
  period,
  rights,
  stored,
} from '../api/read/fields.js';
import type { Alias } from '../api/read/query.js';
import { defineRead, everyoneSees, type Read, versionedTable } from '../api/read/read.js';
import { isCommitmentVisibleSql } from '../twins/commitment.sql.js';
import { EDIT_COMMITMENT, isJoint, stateOn } from '../domain/commitment.js';
import {
  CONSULT,
  consultationChecks,
  DEFER,
  isBeforeSubmission,
  RETURN_TO_DRAFT,
  WITHDRAW_COMMITMENT,
} from '../domain/consultation.js';
import { ADD_MILESTONE } from '../domain/milestone.js';
import { INVITE, ANSWER_INVITATION } from '../domain/ownership.js';
import { may } from '../domain/policy.js';
import { INSTITUTION, JURISDICTION } from '../institutions/institution.fields.js';
import { dayIn } from '../kernel/clock.js';
import { PLAN, THEME } from '../plans/plan.fields.js';
import { isNamedSql } from '../twins/owner.sql.js';
import { VALUE_FIELDS } from './commitment-values.fields.js';
import { ownersAccepted, ownersNamed } from './owner.facts.js';
import { CONSULTATION_FACTS } from './consultation.facts.js';
import type { Commitment, COMMITMENT_ACTIONS } from './commitment.types.js';
import type { CommitmentMember, ExternalReference, Ownership, OWNERSHIP_ACTIONS } from './ownership.types.js';

const jurisdiction = one(
  () => JURISDICTION,
  (child, t) => `${child}.id = ${t}.jurisdiction_id`,
);

export const COMMITMENT_MEMBER: Read<CommitmentMember> = defineRead<CommitmentMember>({
  type: 'CommitmentMember',
  source: versionedTable('commitment_member'),
  visible: everyoneSees,
  fields: { jurisdiction, reference: column('reference') },
});

const EXTERNAL_REFERENCE: Read<ExternalReference> = defineRead<ExternalReference>({
  type: 'ExternalReference',
  source: versionedTable('commitment_member'),
  visible: (t) => `${t}.reference is not null`,
  fields: { jurisdiction, reference: column('reference') },
});

const ofItsCommitment = (name: string) =>
  fact<string>((t, q) => `(select c.${name} from ${q.table('commitment', true)} c where c.id = ${t}.commitment_id)`);

/** Owners of a commitment: institutions, and members that own it without an institution of theirs. */
export const OWNERSHIP: Read<Ownership> = defineRead<Ownership>({
  type: 'Ownership',
  source: (q) => `(
    select o.id, o.commitment_id, o.institution_id, i.jurisdiction_id, o.role, o.state, o.reason,
           case o.role when 'lead' then 0 else 1 end as rank, o.position
      from ${q.table('commitment_owner', true)} o join institution i on i.id = o.institution_id
    union all
    select null, m.commitment_id, null, m.jurisdiction_id, 'member', 'accepted', null, 2, m.position
      from ${q.table('commitment_member', true)} m
     where not exists (
       select from ${q.table('commitment_owner', true)} o join institution i on i.id = o.institution_id
        where o.commitment_id = m.commitment_id and ${isNamedSql('o')} and i.jurisdiction_id = m.jurisdiction_id))`,
  visible: everyoneSees,
  fields: {
    id: globalId('Ownership'),
    institution: one(
      () => INSTITUTION,
      (institution, t) => `${institution}.id = ${t}.institution_id`,
    ),
    jurisdiction,
    role: column('role'),
    state: column('state'),
    reason: column('reason'),
    availableActions: rights(
      {
        ownerState: stored<string>('state'),
        institutionId: stored<string | null>('institution_id'),
        commitmentId: stored<string>('commitment_id'),
        planId: ofItsCommitment('plan_id'),
        state: ofItsCommitment('state'),
        origin: ofItsCommitment('origin'),
      },
      (facts, { actor }): (typeof OWNERSHIP_ACTIONS)[number][] =>
        facts.ownerState === 'invited' && may(ANSWER_INVITATION, actor, facts) ? ['respond'] : [],
    ),
  },
});

const ofCommitment = (child: Alias, t: Alias) => `${child}.commitment_id = ${t}.id`;

const planColumn = (name: string) =>
  fact<string>((t, q) => `(select p.${name} from ${q.table('plan', true)} p where p.id = ${t}.plan_id)`);

const STATE_FACTS = {
  state: stored<string>('state'),
  startOn: stored<string | null>('start_on'),
  endOn: stored<string | null>('end_on'),
  planStage: planColumn('stage'),
  timeZone: planColumn('time_zone'),
};

export const COMMITMENT: Read<Commitment> = defineRead<Commitment>({
  type: 'Commitment',
  node: 'Commitment',
  interfaces: ['Node'],
  source: versionedTable('commitment'),
  visible: isCommitmentVisibleSql,
  fields: {
    id: globalId('Commitment'),
    reference: column('reference'),
    externalReferences: many(
      () => EXTERNAL_REFERENCE,
      ofCommitment,
      (c) => `${c}.position`,
    ),
    plan: one(
      () => PLAN,
      (plan, t) => `${plan}.id = ${t}.plan_id`,
    ),
    theme: one(
      () => THEME,
      (theme, t) => `${theme}.id = ${t}.theme_id`,
    ),
    title: localizedText('title'),
    problem: localizedText('problem'),
    statusQuo: localizedText('status_quo'),
    action: localizedText('action'),
    contribution: localizedText('contribution'),
    startOn: column('start_on'),
    endOn: column('end_on'),
    period: period(),
    ...VALUE_FIELDS,
    carriedOverFrom: one(
      () => COMMITMENT,
      (earlier, t) => `${earlier}.id = ${t}.carried_over_from`,
    ),
    primaryPolicyArea: (t) =>
      `(select json_build_object('code', l.code, 'name', l.name) from policy_area l where l.code = ${t}.primary_policy_area)`,
    sector: column('sector'),
    origin: column('origin'),
    state: derived(STATE_FACTS, (facts, { now }) => stateOn(facts, dayIn(facts.timeZone, now))),
    consultationChecks: derived({ state: STATE_FACTS.state, ...CONSULTATION_FACTS }, (facts, { now }) =>
      facts.state === 'draft' ? consultationChecks(facts, now) : null,
    ),
    joint: derived(
      {
        members: fact<number>(
          (t, q) => `(select count(*) from ${q.table('commitment_member', true)} m where m.commitment_id = ${t}.id)`,
        ),
      },
      ({ members }) => isJoint(members),
    ),
    members: many(
      () => COMMITMENT_MEMBER,
      ofCommitment,
      (c) => `${c}.position`,
    ),
    owners: many(
      () => OWNERSHIP,
      ofCommitment,
      (c) => `${c}.rank, ${c}.position, ${c}.id`,
    ),
    remarks: column('remarks'),
    sources: column('sources'),
    synthetic: column('synthetic'),
    version: column('version'),
    availableActions: rights(
      {
        state: STATE_FACTS.state,
        planId: stored<string>('plan_id'),
        commitmentId: stored<string>('id'),
        origin: stored<string>('origin'),
        ownerInstitutionIds: fact<string[]>((t, q) => ownersNamed(`${t}.id`, q.table('commitment_owner', true))),
        leadInstitutionIds: fact<string[]>((t, q) =>
          ownersAccepted(`${t}.id`, q.table('commitment_owner', true), 'lead'),
        ),
        planStage: STATE_FACTS.planStage,
      },
      (facts, { actor }): (typeof COMMITMENT_ACTIONS)[number][] => [
        ...(may(EDIT_COMMITMENT, actor, facts) ? (['edit'] as const) : []),
        ...(may(ADD_MILESTONE, actor, facts) ? (['add_milestone'] as const) : []),
        ...(may(INVITE, actor, facts) ? (['invite_owner'] as const) : []),
        ...(may(CONSULT, actor, facts) ? (['consult'] as const) : []),
        ...(may(RETURN_TO_DRAFT, actor, facts) ? (['return_to_draft'] as const) : []),
        ...(may(DEFER, actor, facts) ? (['defer'] as const) : []),
        ...(may(WITHDRAW_COMMITMENT, actor, facts) && isBeforeSubmission(facts) ? (['withdraw'] as const) : []),
      ],
    ),
  },
});
