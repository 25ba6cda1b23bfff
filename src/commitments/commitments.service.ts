import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { encodeId, uuidOf } from '../api/node-id.js';
import { periodOf } from '../api/period-input.js';
import type { Actor } from '../domain/actor.js';
import { isSame } from '../domain/change.js';
import { check, DRAFT, EDIT, nextReference } from '../domain/commitment.js';
import { nextVersion } from '../domain/version.js';
import { rewrite } from '../domain/localized-text.js';
import { isClosed } from '../domain/plan.js';
import { refuse } from '../domain/refusal.js';
import { newId } from '../kernel/ids.js';
import { UnitOfWork } from '../kernel/unit-of-work.js';
import type { Transaction } from '../kernel/transaction.js';
import { StatedPeriod } from '../kernel/database/stated-period.js';
import { PlanEntity, PlanMemberEntity, ThemeEntity } from '../plans/plan.entity.js';
import { CommitmentEntity, CommitmentMemberEntity } from './commitment.entity.js';
import { commitmentFacts, lockCommitment } from './commitment.facts.js';
import type { CommitmentDraftInput, CommitmentEditInput, CommitmentFieldsInput } from './commitment.inputs.js';

@Injectable()
export class CommitmentsService {
  constructor(private readonly work: UnitOfWork) {}

  draft(actor: Actor, input: CommitmentDraftInput): Promise<string> {
    const once = { mutation: 'commitmentDraft', clientMutationId: input.clientMutationId, input };
    return this.work.run(
      actor,
      async (tx) => {
        // The lock on the plan keeps references unique: the next one follows from the plan's commitments.
        const plan = await tx.manager.findOne(PlanEntity, {
          where: { id: uuidOf('Plan', input.plan, ['input', 'plan']) },
          lock: { mode: 'pessimistic_write' },
        });
        if (!plan) refuse('PLAN_NOT_FOUND', ['input', 'plan']);
        tx.allow(DRAFT, {
          planId: plan.id,
          commitmentId: null,
          origin: input.origin,
          ownerInstitutionIds: [],
        });
        if (isClosed(plan.stage)) refuse('PLAN_CLOSED', ['input', 'plan']);

        const members = await jurisdictionIds(tx.manager, input.members);
        const planMembers = await tx.manager.findBy(PlanMemberEntity, { planId: plan.id });
        const taken = await tx.manager.find(CommitmentEntity, {
          select: { reference: true },
          where: { planId: plan.id },
        });
        const { reference, position } = nextReference(
          plan.slug,
          taken.map((commitment) => commitment.reference),
        );

        const commitment = tx.manager.create(CommitmentEntity, {
          id: newId(),
          planId: plan.id,
          reference,
          position,
          title: rewrite(null, input.title.language, input.title.text, ['input', 'title', 'text']),
          origin: input.origin,
          state: 'draft',
          ogpValues: [],
          policyAreas: [],
          period: StatedPeriod.of({ start: null, end: null }),
          version: 1,
        });
        await assign(tx, commitment, input);
        check({
          planMembers: planMembers.filter(({ leftOn }) => leftOn === null).map(({ jurisdictionId }) => jurisdictionId),
          members,
          startOn: commitment.period.startOn,
          endOn: commitment.period.endOn,
        });
        await tx.manager.insert(CommitmentEntity, commitment);
        await tx.manager.insert(
          CommitmentMemberEntity,
          members.map((jurisdictionId, index) => ({
            id: newId(),
            commitmentId: commitment.id,
            jurisdictionId,
            position: index,
          })),
        );
        record(tx, 'commitment.drafted', commitment);
        return commitment.id;
      },
      once,
    );
  }

  edit(actor: Actor, id: string, expectedVersion: number, input: CommitmentEditInput): Promise<string> {
    const once = {
      mutation: 'commitmentEdit',
      clientMutationId: input.clientMutationId,
      input: { id, expectedVersion, input },
    };
    return this.work.run(
      actor,
      async (tx) => {
        const commitment = await lockCommitment(tx, actor, uuidOf('Commitment', id, ['id']));
        const facts = await commitmentFacts(tx.manager, commitment);
        tx.allow(EDIT, facts);

        const version = nextVersion(commitment.version, expectedVersion);
        const before = JSON.stringify(commitment);
        if (input.title) {
          commitment.title = rewrite(commitment.title, input.title.language, input.title.text, [
            'input',
            'title',
            'text',
          ]);
        }
        await assign(tx, commitment, input);
        const members = await tx.manager.findBy(CommitmentMemberEntity, { commitmentId: commitment.id });
        const owned = members.map(({ jurisdictionId }) => jurisdictionId);
        check({
          planMembers: owned,
          members: owned,
          startOn: commitment.period.startOn,
          endOn: commitment.period.endOn,
        });
        if (isSame(JSON.parse(before), JSON.parse(JSON.stringify(commitment)))) tx.unchanged(commitment.id);
        commitment.version = version;
        await tx.manager.save(commitment);
        record(tx, 'commitment.edited', commitment);
        return commitment.id;
      },
      once,
    );
  }
}

/** Assigns the given fields; missing fields stay as they are. */
async function assign(tx: Transaction, commitment: CommitmentEntity, input: CommitmentFieldsInput): Promise<void> {
  for (const section of ['problem', 'statusQuo', 'action', 'contribution'] as const) {
    const given = input[section];
    if (given)
      commitment[section] = rewrite(commitment[section] ?? null, given.language, given.text, [
        'input',
        section,
        'text',
      ]);
  }
  if (input.period) commitment.period = StatedPeriod.of(periodOf(input.period, ['input', 'period']));
  if (input.ogpValues)
    commitment.ogpValues = await known(tx.manager, 'ogp_value', input.ogpValues, 'OGP_VALUE_UNKNOWN');
  if (input.policyAreas)
    commitment.policyAreas = await known(tx.manager, 'policy_area', input.policyAreas, 'POLICY_AREA_UNKNOWN');
  if (input.theme) {
    const theme = await tx.manager.findOneBy(ThemeEntity, { planId: commitment.planId, code: input.theme });
    commitment.themeId = theme?.id ?? refuse('THEME_NOT_FOUND', ['input', 'theme']);
  }
}

async function known(
  manager: EntityManager,
  table: 'ogp_value' | 'policy_area',
  codes: string[],
  problem: 'OGP_VALUE_UNKNOWN' | 'POLICY_AREA_UNKNOWN',
): Promise<string[]> {
  const rows: { code: string }[] = await manager.query(`select code from ${table} where code = any($1)`, [codes]);
  const missing = codes.find((code) => !rows.some((row) => row.code === code));
  if (missing) refuse(problem, ['input', table === 'ogp_value' ? 'ogpValues' : 'policyAreas'], { code: missing });
  return codes;
}

async function jurisdictionIds(manager: EntityManager, codes: string[]): Promise<string[]> {
  const rows: { id: string; code: string }[] = await manager.query(
    'select id, code from jurisdiction where code = any($1)',
    [codes],
  );
  return codes.map(
    (code) =>
      rows.find((row) => row.code === code)?.id ?? refuse('JURISDICTION_NOT_A_MEMBER', ['input', 'members'], { code }),
  );
}

/** Writes the log entry, which proves the exact text of this version in all its languages. */
function record(tx: Transaction, verb: string, commitment: CommitmentEntity): void {
  const { reference, version, title, problem, statusQuo, action, contribution, period, ogpValues, policyAreas } =
    commitment;
  const text = JSON.stringify({
    reference,
    version,
    title,
    problem,
    statusQuo,
    action,
    contribution,
    period,
    ogpValues,
    policyAreas,
  });
  tx.record({
    verb,
    subject: encodeId('Commitment', commitment.id),
    planId: commitment.planId,
    contents: { commitment: tx.keep(text) },
  });
}
