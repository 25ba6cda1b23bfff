import { Injectable } from '@nestjs/common';
import { uuidOf } from '../api/node-id.js';
import type { ReasonInput } from '../api/payload.js';
import type { Actor } from '../domain/actor.js';
import { isSame } from '../domain/change.js';
import {
  ADD_MEASUREMENT,
  EDIT_MEASUREMENT,
  type MeasurementFacts,
  REMOVE_MEASUREMENT,
  takeMeasurement,
} from '../domain/indicator.js';
import { type Unit } from '../domain/measurement.js';
import type { StatefulAction } from '../domain/policy.js';
import { refuse } from '../domain/refusal.js';
import { writtenText } from '../domain/text.js';
import { checkVersion, madeBy, nextVersion, type VersionRead } from '../domain/version.js';
import { newId } from '../kernel/ids.js';
import type { Transaction } from '../kernel/transaction.js';
import { UnitOfWork } from '../kernel/unit-of-work.js';
import type { IndicatorEntity } from './indicator.entity.js';
import { measurementWith, nothingMeasured } from './indicator.values.js';
import { lockedIndicator } from './indicators.service.js';
import { type LockedMeasured, recordOn } from './measured.facts.js';
import { measurementColumns, MeasurementEntity, measurementSaid } from './measurement.entity.js';
import type { MeasurementAddInput, MeasurementEditInput } from './measurement.inputs.js';

@Injectable()
export class MeasurementsService {
  constructor(private readonly work: UnitOfWork) {}

  add(actor: Actor, indicatorId: string, input: MeasurementAddInput): Promise<string> {
    const { mutation } = ADD_MEASUREMENT;
    const once = { mutation, clientMutationId: input.clientMutationId, input: { indicatorId, input } };
    return this.work.run(
      actor,
      async (tx) => {
        const path = ['indicator'];
        const { indicator, measured } = await lockedIndicator(tx, actor, uuidOf('Indicator', indicatorId, path), path);
        const capacity = tx.allow(ADD_MEASUREMENT, { ...measured.facts, state: indicator.state });
        const others = await tx.manager.findBy(MeasurementEntity, { indicatorId: indicator.id });
        const unit = { code: indicator.unit, label: indicator.unitLabel };
        const blank = nothingMeasured(unit, input.value);
        const said = takeMeasurement(measurementWith(blank, input, unitsOf(indicator, others)), momentOf(measured));
        const measurement = tx.manager.create(MeasurementEntity, {
          id: newId(),
          indicatorId: indicator.id,
          programmeId: indicator.programmeId,
          position: Math.max(-1, ...others.map(({ position }) => position)) + 1,
          indicator: indicator.code,
          label: indicator.name,
          ...measurementColumns(said),
          saidRole: capacity.role,
          saidInstitutionId: capacity.institutionId,
          ...madeBy(capacity, 'added', null),
          state: 'recorded',
          version: 1,
        });
        await tx.manager.insert(MeasurementEntity, measurement);
        recordOn(tx, 'measurement.added', measured, { planId: capacity.planId, contents: measurement, reason: null });
        return measurement.id;
      },
      once,
    );
  }

  edit(actor: Actor, id: string, expectedVersion: number, input: MeasurementEditInput): Promise<string> {
    const { mutation } = EDIT_MEASUREMENT;
    const once = { mutation, clientMutationId: input.clientMutationId, input: { id, expectedVersion, input } };
    return this.work.run(
      actor,
      async (tx) => {
        const { measurement, indicator, measured, capacity } = await locked(tx, actor, id, EDIT_MEASUREMENT);
        const version = nextVersion(measurement.version, expectedVersion);
        const before = measurementSaid(measurement);
        const others = await tx.manager.findBy(MeasurementEntity, { indicatorId: indicator.id });
        const said = takeMeasurement(measurementWith(before, input, unitsOf(indicator, others)), momentOf(measured));
        if (isSame(said, before)) tx.unchanged(measurement.id);
        const reason = writtenText(input.reason) || null;
        Object.assign(measurement, measurementColumns(said), madeBy(capacity, 'edited', reason), { version });
        await tx.manager.save(measurement);
        recordOn(tx, 'measurement.edited', measured, { planId: capacity.planId, contents: measurement, reason });
        return measurement.id;
      },
      once,
    );
  }

  /** A value that was taken back stays readable, with its reason and all its versions. */
  remove(actor: Actor, id: string, expectedVersion: VersionRead, input: ReasonInput): Promise<string> {
    const { mutation } = REMOVE_MEASUREMENT;
    const once = { mutation, clientMutationId: input.clientMutationId, input: { id, expectedVersion, input } };
    return this.work.run(
      actor,
      async (tx) => {
        const { measurement, measured, capacity } = await locked(tx, actor, id, REMOVE_MEASUREMENT);
        checkVersion(measurement.version, expectedVersion);
        const { reason } = input;
        const act = { ...madeBy(capacity, 'removed', reason), state: 'taken_back', version: measurement.version + 1 };
        await tx.manager.save(Object.assign(measurement, act));
        recordOn(tx, 'measurement.removed', measured, { planId: capacity.planId, contents: measurement, reason });
        return measurement.id;
      },
      once,
    );
  }
}

const momentOf = ({ facts: { commitmentState }, today }: LockedMeasured) => ({ commitmentState, today });

/** The units in which the indicator and its values are stated. */
const unitsOf = (indicator: IndicatorEntity, values: MeasurementEntity[]): Unit[] =>
  [indicator, ...values].map(({ unit, unitLabel }) => ({ code: unit, label: unitLabel }));

async function locked(tx: Transaction, actor: Actor, id: string, action: StatefulAction<MeasurementFacts>) {
  const where = { id: uuidOf('Measurement', id, ['id']) };
  const found = await tx.manager.findOneBy(MeasurementEntity, where);
  if (!found) refuse('MEASUREMENT_NOT_FOUND', ['id']);
  const { indicator, measured } = await lockedIndicator(tx, actor, found.indicatorId, ['id']);
  const measurement = await tx.manager.findOneByOrFail(MeasurementEntity, where);
  const { state, saidRole, saidInstitutionId } = measurement;
  const capacity = tx.allow(action, { ...measured.facts, state, saidRole, saidInstitutionId });
  return { measurement, indicator, measured, capacity };
}
