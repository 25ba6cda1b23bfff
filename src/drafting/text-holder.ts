import type { CommitmentEntity } from '../commitments/commitment.entity.js';
import {
  assignTexts,
  textFieldsOf,
  ownFieldsOf,
  type TextFields,
  textOwner,
} from '../commitments/commitment.writing.js';
import type { TextOwner } from '../clauses/draft-text.store.js';
import { COMMITMENT_SECTIONS, PLAN_SECTIONS, type Section } from '../domain/clause.js';
import type { DraftClause } from '../domain/draft-text.js';
import type { LocalizedText } from '../domain/localized-text.js';
import { refuse } from '../domain/refusal.js';
import type { Transaction } from '../kernel/transaction.js';
import type { MilestoneEntity } from '../milestones/milestone.entity.js';
import { PlanEntity } from '../plans/plan.entity.js';

/** The thing whose text people write: a commitment, or the plan itself. Whoever changes the text has locked it. */
export interface TextHolder {
  owner: TextOwner;
  title: LocalizedText;
  version: number;
  /** The sections that its text has, apart from those of milestones. */
  sections: readonly Section[];
  /** The commitment that holds the values of fields; the text of a plan has no values beside it. */
  commitment: () => CommitmentEntity;
  /** The values that stand beside the text now. */
  values: () => Omit<TextFields, 'milestones' | 'owners'> | null;
  /** Puts the words of the clauses into the columns that other readers take them from. */
  assign: (clauses: readonly DraftClause[]) => void;
  /** Stores it at its next version, and gives the values that stand beside the text of that version. */
  store: (tx: Transaction, version: number, milestones: MilestoneEntity[]) => Promise<object>;
}

export const heldByCommitment = (commitment: CommitmentEntity): TextHolder => ({
  owner: textOwner(commitment),
  get title() {
    return commitment.title;
  },
  version: commitment.version,
  sections: COMMITMENT_SECTIONS,
  commitment: () => commitment,
  values: () => ownFieldsOf(commitment),
  assign: (clauses) => assignTexts(commitment, clauses),
  store: async (tx, version, milestones) => {
    commitment.version = version;
    await tx.manager.save(commitment);
    await tx.manager.save(milestones);
    return textFieldsOf(tx.manager, commitment);
  },
});

/** The text of a plan stands in its clauses only. */
export const heldByPlan = (plan: PlanEntity): TextHolder => ({
  owner: { planId: plan.id, commitmentId: null },
  title: plan.title,
  version: plan.textVersion,
  sections: PLAN_SECTIONS,
  commitment: () => refuse('PLAN_TEXT_IS_CLAUSES', ['input', 'kind']),
  values: () => null,
  assign: () => undefined,
  store: async (tx, textVersion) => {
    await tx.manager.update(PlanEntity, { id: plan.id }, { textVersion });
    return {};
  },
});
