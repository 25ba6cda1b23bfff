import { Injectable } from '@nestjs/common';
import { uuidOf } from '../api/node-id.js';
import type { ReasonInput } from '../api/payload.js';
import type { Actor } from '../domain/actor.js';
import { isSame } from '../domain/change.js';
import {
  ADD_INDICATOR,
  EDIT_INDICATOR,
  type IndicatorFacts,
  isAdopted,
  REMOVE_INDICATOR,
  removeIndicator,
  setIndicator,
} from '../domain/indicator.js';
import { nextCode } from '../domain/measurement.js';
import type { StatefulAction } from '../domain/policy.js';
import { refuse } from '../domain/refusal.js';
import { writtenText } from '../domain/text.js';
import { checkVersion, madeBy, nextVersion, type VersionRead } from '../domain/version.js';
import { newId } from '../kernel/ids.js';
import type { Transaction } from '../kernel/transaction.js';
import { UnitOfWork } from '../kernel/unit-of-work.js';
import { indicatorColumns, IndicatorEntity, indicatorSaid } from './indicator.entity.js';
import type { IndicatorAddInput, IndicatorEditInput } from './indicator.inputs.js';
import { indicatorWith, newIndicatorSaid } from './indicator.values.js';
import { lockMeasured, measuredBy, measuredColumns, measuredNamed, recordOn } from './measured.facts.js';

@Injectable()
export class IndicatorsService {
  constructor(private readonly work: UnitOfWork) {}

  add(actor: Actor, measuredId: string, input: IndicatorAddInput): Promise<string> {
    const { mutation } = ADD_INDICATOR;
    const once = { mutation, clientMutationId: input.clientMutationId, input: { measuredId, input } };
    return this.work.run(
      actor,
      async (tx) => {
        const measured = await lockMeasured(tx, actor, measuredNamed(measuredId, ['measured']), ['measured']);
        const capacity = tx.allow(ADD_INDICATOR, measured.facts);
        const columns = measuredColumns(measured);
        const others = await indicatorsOf(tx, columns);
        const { commitmentState } = measured.facts;
        const addedLater = isAdopted(commitmentState);
        const said = setIndicator(newIndicatorSaid(input), { commitmentState, addedLater });
        const indicator = tx.manager.create(IndicatorEntity, {
          id: newId(),
          ...columns,
          ...indicatorColumns(said),
          position: Math.max(-1, ...others.map(({ position }) => position)) + 1,
          code: nextCode(
            input.name.text,
            others.map(({ code }) => code),
          ),
          addedLater,
          ...madeBy(capacity, 'added', null),
          state: 'recorded',
          version: 1,
        });
        await tx.manager.insert(IndicatorEntity, indicator);
        recordOn(tx, 'indicator.added', measured, { planId: capacity.planId, contents: indicator, reason: null });
        return indicator.id;
      },
      once,
    );
  }

  edit(actor: Actor, id: string, expectedVersion: number, input: IndicatorEditInput): Promise<string> {
    const { mutation } = EDIT_INDICATOR;
    const once = { mutation, clientMutationId: input.clientMutationId, input: { id, expectedVersion, input } };
    return this.work.run(
      actor,
      async (tx) => {
        const { indicator, measured, capacity } = await lockIndicator(tx, actor, id, EDIT_INDICATOR);
        const version = nextVersion(indicator.version, expectedVersion);
        const before = indicatorSaid(indicator);
        const said = setIndicator(indicatorWith(before, input), {
          commitmentState: measured.facts.commitmentState,
          addedLater: indicator.addedLater,
        });
        if (isSame(said, before)) tx.unchanged(indicator.id);
        const reason = writtenText(input.reason) || null;
        Object.assign(indicator, indicatorColumns(said), madeBy(capacity, 'edited', reason), { version });
        await tx.manager.save(indicator);
        recordOn(tx, 'indicator.edited', measured, { planId: capacity.planId, contents: indicator, reason });
        return indicator.id;
      },
      once,
    );
  }

  /** An indicator that was taken back stays readable with its values, its reason and all its versions. */
  remove(actor: Actor, id: string, expectedVersion: VersionRead, input: ReasonInput): Promise<string> {
    const { mutation } = REMOVE_INDICATOR;
    const once = { mutation, clientMutationId: input.clientMutationId, input: { id, expectedVersion, input } };
    return this.work.run(
      actor,
      async (tx) => {
        const { indicator, measured, capacity } = await lockIndicator(tx, actor, id, REMOVE_INDICATOR);
        checkVersion(indicator.version, expectedVersion);
        const { state } = removeIndicator({
          commitmentState: measured.facts.commitmentState,
          addedLater: indicator.addedLater,
        });
        const { reason } = input;
        Object.assign(indicator, madeBy(capacity, 'removed', reason), { state, version: indicator.version + 1 });
        await tx.manager.save(indicator);
        recordOn(tx, 'indicator.removed', measured, { planId: capacity.planId, contents: indicator, reason });
        return indicator.id;
      },
      once,
    );
  }
}

const indicatorsOf = (tx: Transaction, columns: ReturnType<typeof measuredColumns>): Promise<IndicatorEntity[]> =>
  tx.manager.findBy(IndicatorEntity, Object.fromEntries(Object.entries(columns).filter(([, id]) => id !== null)));

/** The thing that is measured is locked before its indicator, as in every other command about indicators. */
async function lockIndicator(tx: Transaction, actor: Actor, id: string, action: StatefulAction<IndicatorFacts>) {
  const { indicator, measured } = await lockedIndicator(tx, actor, uuidOf('Indicator', id, ['id']), ['id']);
  const capacity = tx.allow(action, { ...measured.facts, state: indicator.state });
  return { indicator, measured, capacity };
}

export async function lockedIndicator(tx: Transaction, actor: Actor, id: string, path: string[]) {
  const found = await tx.manager.findOneBy(IndicatorEntity, { id });
  if (!found) refuse('INDICATOR_NOT_FOUND', path);
  const measured = await lockMeasured(tx, actor, measuredBy(found), path);
  const indicator = await tx.manager.findOneByOrFail(IndicatorEntity, { id });
  return { indicator, measured };
}
