import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { encodeId, uuidOf } from '../api/node-id.js';
import { periodOf } from '../api/period-input.js';
import { commitmentFacts, lockCommitment } from '../commitments/commitment.facts.js';
import type { Actor } from '../domain/actor.js';
import { localized } from '../domain/localized-text.js';
import { add, ADD_MILESTONE } from '../domain/milestone.js';
import { refuse } from '../domain/refusal.js';
import { InstitutionEntity } from '../institutions/institution.entity.js';
import { StatedPeriod } from '../kernel/database/stated-period.js';
import { newId } from '../kernel/ids.js';
import { UnitOfWork } from '../kernel/unit-of-work.js';
import { MilestoneEntity } from './milestone.entity.js';
import type { MilestoneAddInput } from './milestone.inputs.js';

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
        tx.allow(ADD_MILESTONE, await commitmentFacts(tx.manager, commitment));
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
          title: localized(input.title.language, input.title.text),
          outputs: input.outputs ? localized(input.outputs.language, input.outputs.text) : null,
          expectedResult: input.expectedResult
            ? localized(input.expectedResult.language, input.expectedResult.text)
            : null,
          meansOfVerification: input.meansOfVerification
            ? localized(input.meansOfVerification.language, input.meansOfVerification.text)
            : null,
          planned: StatedPeriod.of(planned),
          institutionIds: institutions.map(({ id }) => id),
          version: 1,
        });
        await tx.manager.insert(MilestoneEntity, milestone);
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
