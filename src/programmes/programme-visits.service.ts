import { Injectable } from '@nestjs/common';
import { encodeId, uuidOf } from '../api/node-id.js';
import type { ReasonInput } from '../api/payload.js';
import type { Actor } from '../domain/actor.js';
import { isSame } from '../domain/change.js';
import type { Capacity, StatefulAction } from '../domain/policy.js';
import { ADD_VISIT, EDIT_VISIT, type ProgrammeFacts, recordVisit, REMOVE_VISIT } from '../domain/programme-visit.js';
import { refuse } from '../domain/refusal.js';
import { writtenText } from '../domain/text.js';
import { checkVersion, madeBy, nextVersion, type VersionRead } from '../domain/version.js';
import { siteDay } from '../kernel/clock.js';
import { newId } from '../kernel/ids.js';
import type { Transaction } from '../kernel/transaction.js';
import { UnitOfWork } from '../kernel/unit-of-work.js';
import { type LockedProgramme, lockProgramme } from './programme.facts.js';
import { visitColumns, ProgrammeVisitEntity, saidBy } from './programme-visit.entity.js';
import type { ProgrammeVisitAddInput, ProgrammeVisitEditInput } from './visit.inputs.js';
import { municipalityOf, nothingSaid, withInput } from './visit.values.js';

@Injectable()
export class ProgrammeVisitsService {
  constructor(private readonly work: UnitOfWork) {}

  add(actor: Actor, programmeId: string, input: ProgrammeVisitAddInput): Promise<string> {
    const once = {
      mutation: 'programmeVisitAdd',
      clientMutationId: input.clientMutationId,
      input: { programmeId, input },
    };
    return this.work.run(
      actor,
      async (tx) => {
        const programme = await lockProgramme(tx, uuidOf('Programme', programmeId, ['programme']), ['programme']);
        const capacity = tx.allow(ADD_VISIT, programme);
        const place = await municipalityOf(tx.manager, input.municipality, ['input', 'municipality']);
        const others = (await recordedVisits(tx, programme.id)).map(saidBy);
        const said = recordVisit(withInput(nothingSaid(place), input), others, siteDay(tx));
        const visit = newVisit(tx, programme.id, { ...visitColumns(said), ...madeBy(capacity, 'added', null) });
        await tx.manager.insert(ProgrammeVisitEntity, visit);
        record(tx, 'programme_visit.added', programme, capacity, visit);
        return visit.id;
      },
      once,
    );
  }

  edit(actor: Actor, id: string, expectedVersion: number, input: ProgrammeVisitEditInput): Promise<string> {
    const once = {
      mutation: 'programmeVisitEdit',
      clientMutationId: input.clientMutationId,
      input: { id, expectedVersion, input },
    };
    return this.work.run(
      actor,
      async (tx) => {
        const { visit, programme, capacity } = await this.locked(tx, EDIT_VISIT, id);
        const version = nextVersion(visit.version, expectedVersion);
        const before = saidBy(visit);
        const jurisdictionId = input.municipality
          ? await municipalityOf(tx.manager, input.municipality, ['input', 'municipality'])
          : before.jurisdictionId;
        const others = (await recordedVisits(tx, programme.id)).filter((other) => other.id !== visit.id).map(saidBy);
        const said = recordVisit({ ...withInput(before, input), jurisdictionId }, others, siteDay(tx));
        if (isSame(said, before)) tx.unchanged(visit.id);
        Object.assign(visit, visitColumns(said), madeBy(capacity, 'edited', writtenText(input.reason) || null), {
          version,
        });
        await tx.manager.save(visit);
        record(tx, 'programme_visit.edited', programme, capacity, visit);
        return visit.id;
      },
      once,
    );
  }

  /** A visit that was taken back stays readable, with its reason and all its versions. */
  remove(actor: Actor, id: string, expectedVersion: VersionRead, input: ReasonInput): Promise<string> {
    const once = {
      mutation: 'programmeVisitRemove',
      clientMutationId: input.clientMutationId,
      input: { id, expectedVersion, input },
    };
    return this.work.run(
      actor,
      async (tx) => {
        const { visit, programme, capacity } = await this.locked(tx, REMOVE_VISIT, id);
        checkVersion(visit.version, expectedVersion);
        const act = { ...madeBy(capacity, 'removed', input.reason), state: 'taken_back', version: visit.version + 1 };
        await tx.manager.save(Object.assign(visit, act));
        record(tx, 'programme_visit.removed', programme, capacity, visit);
        return visit.id;
      },
      once,
    );
  }

  /** The programme is locked before its visit, as in every other command about visits. */
  private async locked(tx: Transaction, action: StatefulAction<ProgrammeFacts>, id: string) {
    const where = { id: uuidOf('ProgrammeVisit', id, ['id']) };
    const found = await tx.manager.findOneBy(ProgrammeVisitEntity, where);
    if (!found) refuse('VISIT_NOT_FOUND', ['id']);
    const programme = await lockProgramme(tx, found.programmeId, ['id']);
    const visit = await tx.manager.findOneByOrFail(ProgrammeVisitEntity, where);
    const capacity = tx.allow(action, { ...programme, state: visit.state });
    return { visit, programme, capacity };
  }
}

export const recordedVisits = (tx: Transaction, programmeId: string): Promise<ProgrammeVisitEntity[]> =>
  tx.manager.findBy(ProgrammeVisitEntity, { programmeId, state: 'recorded' });

export const newVisit = (tx: Transaction, programmeId: string, columns: Partial<ProgrammeVisitEntity>) =>
  tx.manager.create(ProgrammeVisitEntity, { id: newId(), programmeId, state: 'recorded', version: 1, ...columns });

/** Followers are told of the programme, because a visit has no page of its own. */
export function record(
  tx: Transaction,
  verb: string,
  programme: LockedProgramme,
  { planId }: Capacity,
  ...visits: ProgrammeVisitEntity[]
): void {
  tx.record({
    verb,
    subject: encodeId('Programme', programme.id),
    planId: planId ?? programme.planId,
    contents: { visits: tx.keep(JSON.stringify(visits)) },
  });
}
