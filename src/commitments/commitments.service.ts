import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { encodeId, uuidOf } from '../api/node-id.js';
import { periodOf } from '../api/period-input.js';
import type { Actor } from '../domain/actor.js';
import { isSame } from '../domain/change.js';
import {
  beginFrom,
  beginIn,
  checkDraft,
  DRAFT_COMMITMENT,
  EDIT_COMMITMENT,
  nextReference,
  writeFreely,
} from '../domain/commitment.js';
import { nextVersion } from '../domain/version.js';
import type { Capacity } from '../domain/policy.js';
import { refuse } from '../domain/refusal.js';
import { newId } from '../kernel/ids.js';
import { UnitOfWork } from '../kernel/unit-of-work.js';
import type { Transaction } from '../kernel/transaction.js';
import { StatedPeriod } from '../kernel/database/stated-period.js';
import { PlanEntity, PlanMemberEntity, ThemeEntity } from '../plans/plan.entity.js';
import type { ProposalEntity } from '../proposals/proposal.entity.js';
import { lockProposals, refuseHidden } from '../proposals/proposal.facts.js';
import { keepText } from '../clauses/draft-text.store.js';
import { assignValues, valuesOf } from './commitment-values.fields.js';
import { CommitmentEntity, CommitmentMemberEntity } from './commitment.entity.js';
import { commitmentFacts, lockCommitment } from './commitment.facts.js';
import type { CommitmentDraftInput, CommitmentEditInput, CommitmentFieldsInput } from './commitment.inputs.js';
import {
  assignTexts,
  beginWith,
  textFieldsOf,
  loadClauses,
  textOwner,
  textsGiven,
  textsFromReading,
  writeTexts,
} from './commitment.writing.js';
import { begunFromWord, lockWordDraft } from './word-draft.store.js';

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
        const capacity = tx.allow(DRAFT_COMMITMENT, {
          planId: plan.id,
          commitmentId: null,
          origin: input.origin,
          ownerInstitutionIds: [],
        });
        beginIn(plan.stage);

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

        const proposals = await takenUp(tx, actor, plan.id, input.proposals ?? []);
        const commitment = tx.manager.create(CommitmentEntity, {
          id: newId(),
          planId: plan.id,
          reference,
          position,
          origin: input.origin,
          state: 'draft',
          ...valuesOf({}),
          period: StatedPeriod.of({ start: null, end: null }),
          version: 1,
        });
        const versionId = newId();
        const read = input.wordDraft ? await lockWordDraft(tx, actor, plan.id, input.wordDraft) : null;
        const texts = read ? { ...textsFromReading(read), ...textsGiven(input) } : input;
        const clauses = writeTexts(beginWith(proposals), texts, { kind: 'drafter', id: versionId });
        assignTexts(commitment, clauses, texts);
        await assign(tx, commitment, input);
        checkDraft({
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
        for (const proposal of proposals)
          await tx.manager.query(
            'insert into commitment_proposal (id, commitment_id, proposal_id) values ($1, $2, $3)',
            [newId(), commitment.id, proposal.id],
          );
        if (read) await begunFromWord(tx, read.id, commitment.id);
        await keepText(
          tx.manager,
          textOwner(commitment),
          [],
          clauses,
          { ...(await made(tx, commitment, capacity)), cause: 'begun' },
          versionId,
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
        const capacity = tx.allow(EDIT_COMMITMENT, facts);
        const version = nextVersion(commitment.version, expectedVersion);
        writeFreely(facts);

        const before = JSON.stringify(commitment);
        const [versionId, clauses] = [newId(), await loadClauses(tx, commitment)];
        const written = writeTexts(clauses, input, { kind: 'drafter', id: versionId });
        assignTexts(commitment, written, input);
        await assign(tx, commitment, input);
        const members = await tx.manager.findBy(CommitmentMemberEntity, { commitmentId: commitment.id });
        const owned = members.map(({ jurisdictionId }) => jurisdictionId);
        checkDraft({
          planMembers: owned,
          members: owned,
          startOn: commitment.period.startOn,
          endOn: commitment.period.endOn,
        });
        if (isSame(JSON.parse(before), JSON.parse(JSON.stringify(commitment)))) tx.unchanged(commitment.id);
        commitment.version = version;
        await tx.manager.save(commitment);
        await keepText(
          tx.manager,
          textOwner(commitment),
          clauses,
          written,
          { ...(await made(tx, commitment, capacity)), cause: 'written' },
          versionId,
        );
        record(tx, 'commitment.edited', commitment);
        return commitment.id;
      },
      once,
    );
  }
}

/** Locks the proposals with which a commitment begins. */
async function takenUp(tx: Transaction, actor: Actor, planId: string, ids: string[]): Promise<ProposalEntity[]> {
  const path = ['input', 'proposals'];
  const uuids = ids.map((id) => uuidOf('Proposal', id, path));
  if (uuids.length === 0) return [];
  const found = await lockProposals(tx, actor, uuids, path);
  beginFrom(found, planId);
  await refuseHidden(tx, found, path);
  return uuids.map((uuid) => found.find(({ id }) => id === uuid)!);
}

const made = async (tx: Transaction, commitment: CommitmentEntity, { role, institutionId }: Capacity) => ({
  number: commitment.version,
  at: tx.now,
  role,
  institutionId,
  fields: await textFieldsOf(tx.manager, commitment),
});

/** Assigns the given values; missing ones stay as they are. */
async function assign(tx: Transaction, commitment: CommitmentEntity, input: CommitmentFieldsInput): Promise<void> {
  if (input.period) commitment.period = StatedPeriod.of(periodOf(input.period, ['input', 'period']));
  await assignValues(tx.manager, commitment, input);
  if (input.theme) {
    const theme = await tx.manager.findOneBy(ThemeEntity, { planId: commitment.planId, code: input.theme });
    commitment.themeId = theme?.id ?? refuse('THEME_NOT_FOUND', ['input', 'theme']);
  }
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
  const { reference, version, title, problem, statusQuo, action, contribution, period } = commitment;
  const text = JSON.stringify({
    reference,
    version,
    title,
    problem,
    statusQuo,
    action,
    contribution,
    period,
    ...valuesOf(commitment),
  });
  tx.record({
    verb,
    subject: encodeId('Commitment', commitment.id),
    planId: commitment.planId,
    contents: { commitment: tx.keep(text) },
  });
}
