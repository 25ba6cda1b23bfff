import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { encodeId, uuidOf } from '../api/node-id.js';
import { periodOf } from '../api/period-input.js';
import { keepText } from '../clauses/draft-text.store.js';
import { fieldsOf, loadClauses, textOwner } from '../commitments/commitment.writing.js';
import { commitmentFacts, lockCommitment } from '../commitments/commitment.facts.js';
import type { Actor } from '../domain/actor.js';
import { writeFreely } from '../domain/commitment.js';
import { add, ADD_MILESTONE } from '../domain/milestone.js';
import { refuse } from '../domain/refusal.js';
import { InstitutionEntity } from '../institutions/institution.entity.js';
import { StatedPeriod } from '../kernel/database/stated-period.js';
import { newId } from '../kernel/ids.js';
import { UnitOfWork } from '../kernel/unit-of-work.js';
import { MilestoneEntity } from './milestone.entity.js';
import type { MilestoneAddInput } from './milestone.inputs.js';
import { writeMilestone } from './milestone.writing.js';

@Injectable()
export class MilestonesService {
  constructor(private readonly work: UnitOfWork) {}

  add(actor: Actor, commitmentId: string, input: MilestoneAddInput): Promise<string> {
    const once = { mutation: 'milestoneAdd', clientMutationId: input.clientMutationId, input: { commitmentId, input } };
    return this.work.run(
      actor,
      async (tx) => {
        // The lock on the commitment keeps numbers unique: the number of a milestone follows from its siblings.
        const commitment = await lockCommitment(tx, actor, uuidOf('Commitment', commitmentId, ['commitment']));
        const facts = await commitmentFacts(tx.manager, commitment);
        const capacity = tx.allow(ADD_MILESTONE, facts);
        writeFreely(facts);
        const siblings = await tx.manager.find(MilestoneEntity, {
          select: { number: true },
          where: { commitmentId: commitment.id },
        });
        const slugs = input.institutions ?? [];
        const institutions = await tx.manager.findBy(InstitutionEntity, { slug: In(slugs) });
        if (institutions.length < slugs.length) refuse('INSTITUTION_NOT_FOUND', ['input', 'institutions']);

        const planned = periodOf(input.planned, ['input', 'planned']);
        const { number } = add(
          planned,
          siblings.map((sibling) => sibling.number),
        );
        const milestone = tx.manager.create(MilestoneEntity, {
          id: newId(),
          commitmentId: commitment.id,
          number,
          planned: StatedPeriod.of(planned),
          current: StatedPeriod.of({ start: null, end: null }),
          actual: StatedPeriod.of({ start: null, end: null }),
          institutionIds: institutions.map(({ id }) => id),
          version: 1,
        });
        const [versionId, before] = [newId(), await loadClauses(tx, commitment)];
        const clauses = writeMilestone(before, milestone, input, { kind: 'drafter', id: versionId });
        await tx.manager.insert(MilestoneEntity, milestone);
        commitment.version += 1;
        await tx.manager.save(commitment);
        const { role, institutionId } = capacity;
        const version = {
          number: commitment.version,
          at: tx.now,
          role,
          institutionId,
          fields: await fieldsOf(tx.manager, commitment),
        };
        await keepText(
          tx.manager,
          textOwner(commitment),
          before,
          clauses,
          { ...version, cause: 'milestone' },
          versionId,
        );
        const { title, outputs, expectedResult, meansOfVerification } = milestone;
        tx.record({
          verb: 'milestone.added',
          subject: encodeId('Milestone', milestone.id),
          planId: commitment.planId,
          contents: {
            milestone: tx.keep(
              JSON.stringify({ number, title, outputs, expectedResult, meansOfVerification, planned: input.planned }),
            ),
          },
        });
        return milestone.id;
      },
      once,
    );
  }
}
