import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { encodeId, uuidOf } from '../api/node-id.js';
import { periodOf } from '../api/period-input.js';
import { keepText } from '../clauses/draft-text.store.js';
import { textFieldsOf, loadClauses, textOwner } from '../commitments/commitment.writing.js';
import type { CommitmentEntity } from '../commitments/commitment.entity.js';
import { commitmentFacts, lockCommitment } from '../commitments/commitment.facts.js';
import type { Actor } from '../domain/actor.js';
import { isSame } from '../domain/change.js';
import { writeFreely } from '../domain/commitment.js';
import type { DraftClause } from '../domain/draft-text.js';
import { addMilestone, ADD_MILESTONE, EDIT_MILESTONE, promise } from '../domain/milestone.js';
import type { Capacity } from '../domain/policy.js';
import { refuse } from '../domain/refusal.js';
import { nextVersion } from '../domain/version.js';
import { InstitutionEntity } from '../institutions/institution.entity.js';
import { StatedPeriod } from '../kernel/database/stated-period.js';
import { newId } from '../kernel/ids.js';
import type { Transaction } from '../kernel/transaction.js';
import { UnitOfWork } from '../kernel/unit-of-work.js';
import { MilestoneEntity } from './milestone.entity.js';
import type { MilestoneAddInput, MilestoneEditInput } from './milestone.inputs.js';
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
        const institutionIds = await responsible(tx, input.institutions ?? []);
        const planned = periodOf(input.planned, ['input', 'planned']);
        const { number } = addMilestone(
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
          institutionIds,
          version: 1,
        });
        const [versionId, before] = [newId(), await loadClauses(tx, commitment)];
        const clauses = writeMilestone(before, milestone, input, { kind: 'drafter', id: versionId });
        await tx.manager.insert(MilestoneEntity, milestone);
        await keepVersion(tx, commitment, { before, clauses, versionId, capacity });
        recordMilestone(tx, 'milestone.added', commitment, milestone);
        return milestone.id;
      },
      once,
    );
  }

  edit(actor: Actor, id: string, expectedVersion: number, input: MilestoneEditInput): Promise<string> {
    const once = {
      mutation: 'milestoneEdit',
      clientMutationId: input.clientMutationId,
      input: { id, expectedVersion, input },
    };
    return this.work.run(
      actor,
      async (tx) => {
        const found = await tx.manager.findOneBy(MilestoneEntity, { id: uuidOf('Milestone', id, ['id']) });
        if (!found) refuse('MILESTONE_NOT_FOUND', ['id']);
        // The lock on the commitment makes all changes of one text wait for each other in one line.
        const commitment = await lockCommitment(tx, actor, found.commitmentId);
        const milestone = await tx.manager.findOneByOrFail(MilestoneEntity, { id: found.id });
        const facts = await commitmentFacts(tx.manager, commitment);
        const capacity = tx.allow(EDIT_MILESTONE, facts);
        const version = nextVersion(milestone.version, expectedVersion);
        writeFreely(facts);

        const was = JSON.stringify(milestone);
        const [versionId, before] = [newId(), await loadClauses(tx, commitment)];
        const clauses = writeMilestone(before, milestone, input, { kind: 'drafter', id: versionId });
        if (input.planned) {
          const planned = periodOf(input.planned, ['input', 'planned']);
          promise(planned);
          milestone.planned = StatedPeriod.of(planned);
        }
        if (input.institutions) milestone.institutionIds = await responsible(tx, input.institutions);
        if (isSame(JSON.parse(was), JSON.parse(JSON.stringify(milestone)))) tx.unchanged(milestone.id);
        milestone.version = version;
        await tx.manager.save(milestone);
        await keepVersion(tx, commitment, { before, clauses, versionId, capacity });
        recordMilestone(tx, 'milestone.edited', commitment, milestone);
        return milestone.id;
      },
      once,
    );
  }
}

/** Ids of the institutions with these names in addresses. */
async function responsible(tx: Transaction, slugs: string[]): Promise<string[]> {
  const institutions = await tx.manager.find(InstitutionEntity, { where: { slug: In(slugs) }, order: { slug: 'asc' } });
  if (institutions.length < slugs.length) refuse('INSTITUTION_NOT_FOUND', ['input', 'institutions']);
  return institutions.map(({ id }) => id);
}

interface Kept {
  before: readonly DraftClause[];
  clauses: readonly DraftClause[];
  versionId: string;
  capacity: Capacity;
}

/** A change of a milestone that is stored makes one more version of the text of its commitment. */
async function keepVersion(
  tx: Transaction,
  commitment: CommitmentEntity,
  { before, clauses, versionId, capacity: { role, institutionId } }: Kept,
): Promise<void> {
  commitment.version += 1;
  await tx.manager.save(commitment);
  const fields = await textFieldsOf(tx.manager, commitment);
  const version = { number: commitment.version, at: tx.now, role, institutionId, fields, cause: 'milestone' as const };
  await keepText(tx.manager, textOwner(commitment), before, clauses, version, versionId);
}

/** Writes the log entry, which proves the exact words and dates of the milestone. */
function recordMilestone(
  tx: Transaction,
  verb: string,
  { planId }: CommitmentEntity,
  { id, number, title, outputs, expectedResult, meansOfVerification, planned, institutionIds }: MilestoneEntity,
): void {
  const said = { number, title, outputs, expectedResult, meansOfVerification, planned, institutionIds };
  tx.record({
    verb,
    subject: encodeId('Milestone', id),
    planId,
    contents: { milestone: tx.keep(JSON.stringify(said)) },
  });
}
