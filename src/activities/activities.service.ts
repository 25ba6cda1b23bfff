import { Injectable } from '@nestjs/common';
import { encodeId, uuidOf } from '../api/node-id.js';
import { periodOf } from '../api/period-input.js';
import type { ActInput, ReasonInput } from '../api/payload.js';
import { todayInPlan } from '../commitments/commitment.facts.js';
import {
  ADD_ACTIVITY,
  DO_ACTIVITY,
  done,
  EDIT_ACTIVITY,
  nextNumber,
  planned,
  REMOVE_ACTIVITY,
  REOPEN_ACTIVITY,
} from '../domain/activity.js';
import { type Actor, requireAccount } from '../domain/actor.js';
import { isSame } from '../domain/change.js';
import { rewrite } from '../domain/localized-text.js';
import type { StatefulAction } from '../domain/policy.js';
import { refuse } from '../domain/refusal.js';
import { writtenText } from '../domain/text.js';
import { checkVersion, nextVersion, type VersionRead } from '../domain/version.js';
import { StatedPeriod } from '../kernel/database/stated-period.js';
import { newId } from '../kernel/ids.js';
import { countAgainst } from '../kernel/limits.js';
import type { Transaction } from '../kernel/transaction.js';
import { UnitOfWork } from '../kernel/unit-of-work.js';
import { institutionOf, lockMilestone } from '../reporting/report.facts.js';
import { ActivityEntity } from './activity.entity.js';
import { activityFacts, type LockedActivity, lockActivity } from './activity.facts.js';
import type { ActivityAddInput, ActivityDoneInput, ActivityEditInput } from './activity.inputs.js';

const ADDED = { most: 120, seconds: 3600 };

/** Activities below a milestone: each is added, changed, done or removed by whoever answers for it. */
@Injectable()
export class ActivitiesService {
  constructor(private readonly work: UnitOfWork) {}

  add(actor: Actor, milestoneId: string, input: ActivityAddInput): Promise<string> {
    const once = { mutation: 'activityAdd', clientMutationId: input.clientMutationId, input: { milestoneId, input } };
    return this.work.run(
      actor,
      async (tx) => {
        const path = ['milestone'];
        const reported = await lockMilestone(tx, actor, uuidOf('Milestone', milestoneId, path), path);
        const { milestone, commitment } = reported;
        const institutionId = await institutionOf(tx, input.institution);
        const facts = await activityFacts(tx, reported, institutionId);
        tx.allow(ADD_ACTIVITY, { ...facts, state: commitment.state });
        await countAgainst(tx, `activity ${requireAccount(actor)}`, ADDED);
        const others = await tx.manager.findBy(ActivityEntity, { milestoneId: milestone.id });
        const activity = tx.manager.create(ActivityEntity, {
          id: newId(),
          milestoneId: milestone.id,
          number: nextNumber(others.map(({ number }) => number)),
          state: 'open',
          title: rewrite(null, input.title.language, input.title.text, TITLE),
          ...whoAndWhen(
            { institutionId: null, who: null, period: StatedPeriod.of({ start: null, end: null }) },
            input,
            institutionId,
          ),
          version: 1,
          createdAt: tx.now,
        });
        await tx.manager.insert(ActivityEntity, activity);
        record(tx, 'activity.added', { ...reported, activity });
        return activity.id;
      },
      once,
    );
  }

  edit(actor: Actor, id: string, expectedVersion: number, input: ActivityEditInput): Promise<string> {
    return this.change(EDIT_ACTIVITY, 'activity.edited', actor, { id, expectedVersion, input }, async (tx, locked) => {
      const { activity } = locked;
      nextVersion(activity.version, expectedVersion);
      const before = JSON.stringify(activity);
      const given = await institutionOf(tx, input.institution);
      Object.assign(activity, whoAndWhen(activity, input, given));
      // A person who hands an activity over to an institution needs the right to write what that one does.
      const facts = await activityFacts(tx, locked, activity.institutionId);
      tx.allow(EDIT_ACTIVITY, { ...facts, state: activity.state });
      if (input.title) activity.title = rewrite(activity.title, input.title.language, input.title.text, TITLE);
      return isSame(JSON.parse(before), JSON.parse(JSON.stringify(activity))) ? 'unchanged' : undefined;
    });
  }

  done(actor: Actor, id: string, expectedVersion: VersionRead, input: ActivityDoneInput): Promise<string> {
    return this.change(DO_ACTIVITY, 'activity.done', actor, { id, expectedVersion, input }, async (tx, locked) => {
      const today = await todayInPlan(tx, locked.commitment.planId);
      Object.assign(locked.activity, done(input.on ?? null, today));
    });
  }

  reopen(actor: Actor, id: string, expectedVersion: VersionRead, input: ActInput): Promise<string> {
    const given = { id, expectedVersion, input };
    return this.change(REOPEN_ACTIVITY, 'activity.reopened', actor, given, async (_, { activity }) => {
      Object.assign(activity, { state: 'open', doneOn: null });
    });
  }

  remove(actor: Actor, id: string, expectedVersion: VersionRead, input: ReasonInput): Promise<string> {
    const given = { id, expectedVersion, input };
    return this.change(REMOVE_ACTIVITY, 'activity.removed', actor, given, async (_, { activity }) => {
      const removalReason = writtenText(input.reason) || refuse('REASON_REQUIRED', ['input', 'reason']);
      Object.assign(activity, { state: 'removed', removalReason });
    });
  }

  private change(
    action: StatefulAction<Awaited<ReturnType<typeof activityFacts>>>,
    verb: string,
    actor: Actor,
    given: { id: string; expectedVersion: VersionRead; input: { clientMutationId?: string } },
    act: (tx: Transaction, locked: LockedActivity) => Promise<'unchanged' | void>,
  ): Promise<string> {
    const once = { mutation: action.mutation, clientMutationId: given.input.clientMutationId, input: given };
    return this.work.run(
      actor,
      async (tx) => {
        const locked = await lockActivity(tx, actor, uuidOf('Activity', given.id, ['id']));
        const { activity } = locked;
        const facts = await activityFacts(tx, locked, activity.institutionId);
        tx.allow(action, { ...facts, state: activity.state });
        checkVersion(activity.version, given.expectedVersion);
        if ((await act(tx, locked)) === 'unchanged') tx.unchanged(activity.id);
        activity.version += 1;
        await tx.manager.save(activity);
        record(tx, verb, locked);
        return activity.id;
      },
      once,
    );
  }
}

const TITLE = ['input', 'title', 'text'];

type WhoAndWhen = Pick<ActivityEntity, 'institutionId' | 'who' | 'period'>;

/** Assigns who does the activity and when. An institution replaces words, and words replace an institution. */
function whoAndWhen(
  before: WhoAndWhen,
  input: Pick<ActivityEditInput, 'institution' | 'who' | 'period'>,
  institution: string | null,
): WhoAndWhen {
  const words = writtenText(input.who) || null;
  const institutionId = institution ?? (input.institution === undefined && !words ? before.institutionId : null);
  const who = words ?? (input.who === undefined && !institution ? before.who : null);
  const period = input.period === undefined ? null : periodOf(input.period ?? {}, ['input', 'period']);
  planned({ institution: institutionId !== null, who, period: period ?? { start: null, end: null } });
  return { institutionId, who, period: period ? StatedPeriod.of(period) : before.period };
}

/** Writes the log entry, which proves the exact words and days. */
function record(tx: Transaction, verb: string, { activity, commitment }: LockedActivity): void {
  const { id, milestoneId, number, state, title, institutionId, who, period, doneOn, removalReason } = activity;
  const said = { activity: id, milestone: milestoneId, number, state, title, institutionId, who, period, doneOn };
  tx.record({
    verb,
    subject: encodeId('Activity', id),
    planId: commitment.planId,
    contents: {
      activity: tx.keep(JSON.stringify(said)),
      ...(removalReason ? { reason: tx.keep(removalReason) } : {}),
    },
  });
}
