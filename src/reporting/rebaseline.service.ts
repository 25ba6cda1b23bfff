import { Injectable } from '@nestjs/common';
import { encodeId, uuidOf } from '../api/node-id.js';
import { periodOf } from '../api/period-input.js';
import type { ActInput, ReasonInput } from '../api/payload.js';
import type { Actor } from '../domain/actor.js';
import type { StatefulAction } from '../domain/policy.js';
import {
  agreeToMove,
  AGREE_REBASELINE,
  type AgreeingFacts,
  DECLINE_REBASELINE,
  objectToMove,
  OBJECT_REBASELINE,
  proposeMove,
  PROPOSE_REBASELINE,
  WITHDRAW_REBASELINE,
} from '../domain/rebaseline.js';
import { refuse } from '../domain/refusal.js';
import { checkVersion, type VersionRead } from '../domain/version.js';
import { writtenText } from '../domain/text.js';
import { dayIn } from '../kernel/clock.js';
import { StatedPeriod } from '../kernel/database/stated-period.js';
import { newId } from '../kernel/ids.js';
import type { Transaction } from '../kernel/transaction.js';
import { UnitOfWork } from '../kernel/unit-of-work.js';
import type { MilestoneEntity } from '../milestones/milestone.entity.js';
import { RebaselineAgreementEntity, RebaselineEntity } from './rebaseline.entity.js';
import type { MilestoneRebaselineInput } from './rebaseline.inputs.js';
import { lockMilestone, ownersOf, type ReportedMilestone } from './report.facts.js';

interface LockedRebaseline extends ReportedMilestone {
  rebaseline: RebaselineEntity;
}

/** Dates of a milestone move with a reason and the consent of the other leads; each move stays readable. */
@Injectable()
export class RebaselineService {
  constructor(private readonly work: UnitOfWork) {}

  propose(actor: Actor, id: string, expectedVersion: VersionRead, input: MilestoneRebaselineInput): Promise<string> {
    const { mutation } = PROPOSE_REBASELINE;
    const once = { mutation, clientMutationId: input.clientMutationId, input: { id, expectedVersion, input } };
    return this.work.run(
      actor,
      async (tx) => {
        const { milestone, commitment } = await lockMilestone(tx, actor, uuidOf('Milestone', id, ['id']), ['id']);
        const owners = await ownersOf(tx, commitment.id);
        const { role, institutionId } = tx.allow(PROPOSE_REBASELINE, {
          planId: commitment.planId,
          reportingInstitutionIds: [...owners, ...milestone.institutionIds],
          state: commitment.state,
        });
        checkVersion(milestone.version, expectedVersion);
        const moves = await tx.manager.findBy(RebaselineEntity, { milestoneId: milestone.id });
        const next = periodOf(input.period, ['input', 'period']);
        const former = presentDates(milestone);
        const open = moves.some(({ state }) => state === 'proposed');
        const verdict = proposeMove({ former: periodIn(former), next, open, reason: input.reason });
        const rebaseline = tx.manager.create(RebaselineEntity, {
          id: newId(),
          milestoneId: milestone.id,
          number: Math.max(0, ...moves.map(({ number }) => number)) + 1,
          ...verdict,
          former,
          next: StatedPeriod.of(next),
          role,
          institutionId,
          version: 1,
          createdAt: tx.now,
        });
        await tx.manager.insert(RebaselineEntity, rebaseline);
        recordMove(tx, 'rebaseline.proposed', { milestone, commitment, rebaseline }, rebaseline.reason);
        return rebaseline.id;
      },
      once,
    );
  }

  agree(actor: Actor, id: string, expectedVersion: VersionRead, input: ActInput): Promise<string> {
    return this.decide(AGREE_REBASELINE, actor, { id, expectedVersion, input }, async (tx, locked, facts, capacity) => {
      const { rebaseline, milestone } = locked;
      const { state } = agreeToMove(facts, capacity.institutionId);
      await tx.manager.insert(RebaselineAgreementEntity, {
        id: newId(),
        rebaselineId: rebaseline.id,
        role: capacity.role,
        institutionId: capacity.institutionId,
        createdAt: tx.now,
      });
      if (state === 'in_force') {
        Object.assign(rebaseline, { state, ...decidedBy(tx, capacity) });
        milestone.current = Object.assign(new StatedPeriod(), rebaseline.next);
        milestone.version += 1;
        await tx.manager.save(milestone);
      }
      return { verb: state === 'in_force' ? 'rebaseline.in_force' : 'rebaseline.agreed', reason: rebaseline.reason };
    });
  }

  decline(actor: Actor, id: string, expectedVersion: VersionRead, input: ReasonInput): Promise<string> {
    return this.decide(DECLINE_REBASELINE, actor, { id, expectedVersion, input }, (tx, { rebaseline }, _, capacity) => {
      const reason = writtenText(input.reason) || refuse('REASON_REQUIRED', ['input', 'reason']);
      Object.assign(rebaseline, { state: 'declined', ...decidedBy(tx, capacity), decisionReason: reason });
      return Promise.resolve({ verb: 'rebaseline.declined', reason });
    });
  }

  withdraw(actor: Actor, id: string, expectedVersion: VersionRead, input: ActInput): Promise<string> {
    return this.decide(
      WITHDRAW_REBASELINE,
      actor,
      { id, expectedVersion, input },
      (tx, { rebaseline }, _, capacity) => {
        Object.assign(rebaseline, { state: 'withdrawn', ...decidedBy(tx, capacity) });
        return Promise.resolve({ verb: 'rebaseline.withdrawn', reason: null });
      },
    );
  }

  object(actor: Actor, id: string, expectedVersion: VersionRead, input: ReasonInput): Promise<string> {
    return this.decide(OBJECT_REBASELINE, actor, { id, expectedVersion, input }, async (tx, locked, _, capacity) => {
      const { rebaseline, commitment } = locked;
      const [plan]: { days: number; zone: string }[] = await tx.manager.query(
        'select objection_days as days, time_zone as zone from plan where id = $1',
        [commitment.planId],
      );
      const { days: objectionDays, zone } = plan!;
      const facts = { proposedOn: dayIn(zone, rebaseline.createdAt), objectionDays, objection: rebaseline.objection };
      const reason = objectToMove({ ...facts, reason: input.reason }, dayIn(zone, tx.now));
      Object.assign(rebaseline, {
        objection: reason,
        objectionInstitutionId: capacity.institutionId,
        objectedAt: tx.now,
      });
      return { verb: 'rebaseline.objected', reason };
    });
  }

  private decide(
    action: StatefulAction<AgreeingFacts>,
    actor: Actor,
    given: { id: string; expectedVersion: VersionRead; input: ActInput | ReasonInput },
    act: (
      tx: Transaction,
      locked: LockedRebaseline,
      facts: AgreeingFacts,
      capacity: { role: string; institutionId: string | null },
    ) => Promise<{ verb: string; reason: string | null }>,
  ): Promise<string> {
    const once = { mutation: action.mutation, clientMutationId: given.input.clientMutationId, input: given };
    return this.work.run(
      actor,
      async (tx) => {
        const locked = await lockRebaseline(tx, actor, uuidOf('Rebaseline', given.id, ['id']));
        const { rebaseline } = locked;
        const facts = await agreeingFacts(tx, locked);
        const capacity = tx.allow(action, { ...facts, state: rebaseline.state });
        checkVersion(rebaseline.version, given.expectedVersion);
        const { verb, reason } = await act(tx, locked, facts, capacity);
        rebaseline.version += 1;
        await tx.manager.save(rebaseline);
        recordMove(tx, verb, locked, reason);
        return rebaseline.id;
      },
      once,
    );
  }
}

const decidedBy = (tx: Transaction, { role, institutionId }: { role: string; institutionId: string | null }) => ({
  decidedAt: tx.now,
  decidedRole: role,
  decidedInstitutionId: institutionId,
});

async function lockRebaseline(tx: Transaction, actor: Actor, id: string): Promise<LockedRebaseline> {
  const found = await tx.manager.findOneBy(RebaselineEntity, { id });
  if (!found) refuse('REBASELINE_NOT_FOUND', ['id']);
  const reported = await lockMilestone(tx, actor, found.milestoneId, ['id']);
  const rebaseline = await tx.manager.findOneOrFail(RebaselineEntity, { where: { id } });
  return { ...reported, rebaseline };
}

async function agreeingFacts(tx: Transaction, { commitment, rebaseline }: LockedRebaseline): Promise<AgreeingFacts> {
  const agreements = await tx.manager.findBy(RebaselineAgreementEntity, { rebaselineId: rebaseline.id });
  return {
    planId: commitment.planId,
    institutionId: rebaseline.institutionId,
    leadInstitutionIds: await ownersOf(tx, commitment.id, 'lead'),
    agreedInstitutionIds: agreements.flatMap(({ institutionId }) => institutionId ?? []),
  };
}

/** The dates that hold now: the moved ones, or the promised ones where they were never moved. */
function presentDates({ current, planned }: MilestoneEntity): StatedPeriod {
  const isMoved = current.startPrecision !== null || current.endPrecision !== null;
  return Object.assign(new StatedPeriod(), isMoved ? current : planned);
}

const periodIn = (stated: StatedPeriod) => ({
  start: stated.startPrecision && {
    on: stated.startOn,
    precision: stated.startPrecision,
    written: stated.startWritten,
  },
  end: stated.endPrecision && { on: stated.endOn, precision: stated.endPrecision, written: stated.endWritten },
});

/** Writes the log entry, which proves the exact dates and words. */
function recordMove(
  tx: Transaction,
  verb: string,
  { commitment, rebaseline }: LockedRebaseline,
  reason: string | null,
): void {
  const { id, milestoneId, number, state, former, next } = rebaseline;
  tx.record({
    verb,
    subject: encodeId('Rebaseline', id),
    planId: commitment.planId,
    contents: {
      rebaseline: tx.keep(JSON.stringify({ rebaseline: id, milestone: milestoneId, number, state, former, next })),
      ...(reason ? { reason: tx.keep(reason) } : {}),
    },
  });
}
