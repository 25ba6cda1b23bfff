import { IsNull } from 'typeorm';
import { keepText, type NewVersion } from '../clauses/draft-text.store.js';
import {
  changedClauses,
  clauseOf,
  type DraftClause,
  newClause,
  withClauseAt,
  withoutClause,
  withoutMilestone,
  withWords,
} from '../domain/draft-text.js';
import { localized, translation } from '../domain/localized-text.js';
import { addMilestone } from '../domain/milestone.js';
import { type Source, type Span, spansAfter, spansAfterWithChanges } from '../domain/provenance.js';
import { refuse } from '../domain/refusal.js';
import { type Rebased, rebased, type PresentPart } from '../domain/suggestion-decision.js';
import { periodOf } from '../api/period-input.js';
import { StatedPeriod } from '../kernel/database/stated-period.js';
import { newId } from '../kernel/ids.js';
import type { Transaction } from '../kernel/transaction.js';
import { MilestoneEntity } from '../milestones/milestone.entity.js';
import type { MilestoneAddInput } from '../milestones/milestone.inputs.js';
import { assignMilestoneTexts, writeMilestone } from '../milestones/milestone.writing.js';
import { type KeptValue, setValue, valuesNow } from './field-values.js';
import { asksItself } from './owner-role.js';
import { SuggestionEntity } from './suggestion.entity.js';
import type { SharedText } from './text.facts.js';

/** The part of the text that a suggestion would change, as it is now. */
function standing(
  text: SharedText,
  suggestion: SuggestionEntity,
  valueNow: Awaited<ReturnType<typeof valuesNow>>,
): PresentPart {
  const { milestoneId, institutionId, field, language, kind } = suggestion;
  // The clause or milestone that a suggestion added has no earlier text, so it is left out.
  if (kind === 'add_milestone') return { gone: false, text: null, value: null };
  const clauseId = kind === 'add' ? null : suggestion.clauseId;
  const lacksMilestone = milestoneId !== null && !text.milestones.some(({ id }) => id === milestoneId);
  const clause = clauseId === null ? undefined : clauseOf(text.clauses, clauseId);
  return {
    gone: lacksMilestone || (clauseId !== null && clause === undefined),
    text: clause ? (translation(clause.text, language)?.text ?? '') : null,
    value: field && !lacksMilestone ? valueNow({ field, milestoneId, institutionId }) : null,
  };
}

export const standingNow = async (
  tx: Transaction,
  text: SharedText,
  suggestion: SuggestionEntity,
): Promise<PresentPart> => standing(text, suggestion, await valuesNow(tx, text));

export const rebasedNow = async (tx: Transaction, text: SharedText, suggestion: SuggestionEntity): Promise<Rebased> =>
  rebased(suggestion, await standingNow(tx, text, suggestion));

export interface ToApply {
  suggestion: SuggestionEntity;
  text: string | null;
  value: unknown;
  /** The words that the drafter wrote instead of the suggested ones come from the acceptance. */
  acceptance: Source | null;
  /** True when a session of the forum decided it. */
  bySession: boolean;
}

/** Makes the change. Gives false when the text says so already. */
export async function apply(tx: Transaction, text: SharedText, wanted: ToApply): Promise<boolean> {
  const before = text.clauses;
  const values = await changeValues(tx, text, wanted);
  text.clauses = changeClauses(text, wanted);
  const clauses = changedClauses(before, text.clauses);
  if (clauses.length === 0 && !values) return false;
  text.holder.assign(text.clauses);
  for (const milestone of text.milestones.filter(({ id }) => clauses.some(({ clause }) => clause.milestoneId === id)))
    assignMilestoneTexts(milestone, text.clauses);
  return true;
}

function changeClauses(text: SharedText, { suggestion, text: words, value, acceptance }: ToApply): DraftClause[] {
  const { clauses } = text;
  const { clauseId, language, afterClauseId } = suggestion;
  const source: Source = { kind: 'suggestion', id: suggestion.id };
  switch (suggestion.kind) {
    case 'change': {
      const spans = (former: { text: string; spans: Span[] } | null): Span[] => {
        const start = former ?? { text: '', spans: [] };
        if (!acceptance) return spansAfter(start, words!, source);
        return spansAfterWithChanges(start, suggestion.text!, words!, source, acceptance);
      };
      return withWords(clauses, clauseId!, language, words!, spans);
    }
    case 'add': {
      const at = { milestoneId: suggestion.milestoneId, section: suggestion.section! };
      const set = { kind: suggestion.clauseKind ?? ('paragraph' as const), text: localized(language, words!) };
      const added = newClause(at, set, source, newId());
      suggestion.clauseId = added.id;
      if (acceptance)
        added.spans[language] = spansAfterWithChanges(
          { text: '', spans: [] },
          suggestion.text!,
          words!,
          source,
          acceptance,
        );
      return withClauseAt(clauses, added, afterClauseId);
    }
    case 'remove':
      return withoutClause(clauses, clauseId!);
    case 'move':
      return withClauseAt(clauses, clauseOf(clauses, clauseId!)!, afterClauseId);
    case 'add_milestone':
      return [...writeMilestone(clauses, text.milestones.at(-1)!, value as MilestoneAddInput, source)];
    case 'remove_milestone':
      return withoutMilestone(clauses, suggestion.milestoneId!);
    default:
      return clauses;
  }
}

/** Changes what stands beside the text: values of fields, and whole milestones. */
async function changeValues(
  tx: Transaction,
  text: SharedText,
  { suggestion, value, bySession }: ToApply,
): Promise<boolean> {
  const { kind, field, milestoneId, institutionId } = suggestion;
  if (kind === 'field') {
    const agreed = bySession || (await asksItself(tx, text, suggestion));
    return setValue(tx, text, { field: field!, milestoneId, institutionId }, value as KeptValue, agreed);
  }
  if (kind === 'remove_milestone') {
    await removeMilestone(tx, text, milestoneId!);
    return true;
  }
  if (kind !== 'add_milestone') return false;
  const input = value as MilestoneAddInput;
  const planned = periodOf(input.planned, ['input', 'milestone', 'planned']);
  const { number } = addMilestone(
    planned,
    text.milestones.map((one) => one.number),
  );
  const milestone = tx.manager.create(MilestoneEntity, {
    id: newId(),
    commitmentId: text.holder.commitment().id,
    number,
    planned: StatedPeriod.of(planned),
    institutionIds: [],
    version: 1,
  });
  text.milestones.push(milestone);
  suggestion.milestoneId = milestone.id;
  if (input.institutions)
    await setValue(
      tx,
      text,
      { field: 'milestone_institutions', milestoneId: milestone.id, institutionId: null },
      input.institutions,
    );
  return true;
}

export async function removeMilestone(tx: Transaction, text: SharedText, id: string): Promise<void> {
  const [{ reports }] = await tx.manager.query(
    'select count(*)::int as reports from milestone_report where milestone_id = $1',
    [id],
  );
  if (reports > 0) refuse('MILESTONE_HAS_REPORTS', ['id']);
  text.milestones = text.milestones.filter((milestone) => milestone.id !== id);
  await tx.manager.query('delete from milestone where id = $1', [id]);
}

/** Stores the changed text as one more version, and says of each waiting suggestion whether it is in conflict with it. */
export async function keepChange(
  tx: Transaction,
  text: SharedText,
  before: readonly DraftClause[],
  made: Omit<NewVersion, 'number' | 'at' | 'fields'> & { suggestionId: string },
  versionId: string,
): Promise<number> {
  text.version += 1;
  const fields = await text.holder.store(tx, text.version, text.milestones);
  const version = { ...made, number: text.version, at: tx.now, fields };
  await keepText(tx.manager, text.owner, before, text.clauses, version, versionId);
  await rebaseWaiting(tx, text, before, made.suggestionId);
  return text.version;
}

async function rebaseWaiting(
  tx: Transaction,
  text: SharedText,
  before: readonly DraftClause[],
  doneId: string,
): Promise<void> {
  const changed = new Set(changedClauses(before, text.clauses).map(({ clause }) => clause.id));
  const { planId, commitmentId } = text.owner;
  const waiting = await tx.manager.findBy(SuggestionEntity, {
    planId,
    commitmentId: commitmentId ?? IsNull(),
    state: 'pending',
  });
  const touched = waiting.filter(
    ({ id, clauseId, milestoneId }) =>
      id !== doneId && (clauseId === null || changed.has(clauseId) || milestoneId !== null),
  );
  const valueNow = await valuesNow(tx, text);
  const turned: Record<'true' | 'false', string[]> = { true: [], false: [] };
  for (const suggestion of touched) {
    const { conflict } = rebased(suggestion, standing(text, suggestion, valueNow));
    if (conflict !== suggestion.inConflict) turned[`${conflict}`].push(suggestion.id);
  }
  for (const [conflict, ids] of Object.entries(turned))
    if (ids.length > 0)
      await tx.manager.query('update suggestion set in_conflict = $2 where id = any($1)', [ids, conflict === 'true']);
}
