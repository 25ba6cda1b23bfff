import type { TextFields } from '../commitments/commitment.writing.js';
import { isSame } from '../domain/change.js';
import {
  clauseOf,
  type DraftClause,
  type Spans,
  withoutClause,
  withoutMilestone,
  withWords,
} from '../domain/draft-text.js';
import { type LocalizedText, translation } from '../domain/localized-text.js';
import { spansAfter } from '../domain/provenance.js';
import { refuse } from '../domain/refusal.js';
import { reverted } from '../domain/suggestion-decision.js';
import { StatedPeriod } from '../kernel/database/stated-period.js';
import type { Transaction } from '../kernel/transaction.js';
import { MilestoneEntity } from '../milestones/milestone.entity.js';
import { assignMilestoneTexts } from '../milestones/milestone.writing.js';
import { removeMilestone } from './applying.js';
import { setValue, valuesNow } from './field-values.js';
import type { SuggestionEntity } from './suggestion.entity.js';
import type { SharedText } from './text.facts.js';

interface KeptClause {
  text: LocalizedText;
  spans: Spans;
  place: number;
}

const inTheWay = (): never => refuse('REVERT_IN_CONFLICT', ['id']);

/** Takes the change of an accepted suggestion back, as far as nobody wrote over it since. */
export async function revertChange(
  tx: Transaction,
  text: SharedText,
  suggestion: SuggestionEntity,
  versionId: string,
): Promise<void> {
  await takeBack(tx, text, suggestion, versionId);
  text.holder.assign(text.clauses);
  for (const milestone of text.milestones) assignMilestoneTexts(milestone, text.clauses);
}

async function takeBack(
  tx: Transaction,
  text: SharedText,
  suggestion: SuggestionEntity,
  versionId: string,
): Promise<void> {
  const { kind, clauseId, milestoneId, institutionId } = suggestion;
  switch (kind) {
    case 'change':
      text.clauses = await wordsBefore(tx, text.clauses, suggestion, versionId);
      return;
    case 'add': {
      const clause = clauseOf(text.clauses, clauseId!) ?? inTheWay();
      const added = await keptAt(tx, clause.id, suggestion.madeVersion!);
      if (!isSame(clause.text, added.text)) inTheWay();
      text.clauses = withoutClause(text.clauses, clause.id);
      return;
    }
    case 'remove':
      text.clauses = text.clauses.map((clause) => (clause.id === clauseId ? { ...clause, removed: false } : clause));
      return;
    case 'move': {
      const { place } = await keptAt(tx, clauseId!, suggestion.madeVersion! - 1);
      text.clauses = text.clauses.map((clause) => (clause.id === clauseId ? { ...clause, place } : clause));
      return;
    }
    case 'field': {
      const at = { field: suggestion.field!, milestoneId, institutionId };
      if (!isSame((await valuesNow(tx, text))(at), suggestion.value)) inTheWay();
      await setValue(tx, text, at, suggestion.baseValue);
      return;
    }
    case 'add_milestone':
      await milestoneOut(tx, text, suggestion);
      return;
    case 'remove_milestone':
      await milestoneBack(tx, text, suggestion);
  }
}

/** A clause as it was in a version of the text. */
async function keptAt(tx: Transaction, clauseId: string, version: number): Promise<KeptClause> {
  const [row]: KeptClause[] = await tx.manager.query(
    `select text, spans, place from clause_version where clause_id = $1 and number <= $2 order by number desc limit 1`,
    [clauseId, version],
  );
  return row ?? inTheWay();
}

async function wordsBefore(
  tx: Transaction,
  clauses: DraftClause[],
  { clauseId, language, madeVersion }: SuggestionEntity,
  versionId: string,
): Promise<DraftClause[]> {
  const clause = clauseOf(clauses, clauseId!) ?? inTheWay();
  const [former, made] = [await keptAt(tx, clause.id, madeVersion! - 1), await keptAt(tx, clause.id, madeVersion!)];
  const wordsOf = ({ text }: { text: LocalizedText }) => translation(text, language)?.text ?? '';
  const words = reverted(wordsOf(former), wordsOf(made), wordsOf(clause));
  if (words === '') inTheWay();
  const isUntouched = wordsOf(made) === wordsOf(clause);
  return withWords(clauses, clause.id, language, words, (now) =>
    isUntouched
      ? (former.spans[language] ?? [])
      : spansAfter(now ?? { text: '', spans: [] }, words, { kind: 'drafter', id: versionId }),
  );
}

async function milestoneOut(
  tx: Transaction,
  text: SharedText,
  { milestoneId, madeVersion }: SuggestionEntity,
): Promise<void> {
  const [{ changed }] = await tx.manager.query(
    'select count(*)::int as changed from clause_version where commitment_id = $1 and milestone_id = $2 and number > $3',
    [text.owner.commitmentId, milestoneId, madeVersion],
  );
  if (changed > 0) inTheWay();
  await removeMilestone(tx, text, milestoneId!);
  text.clauses = withoutMilestone(text.clauses, milestoneId!);
}

/** A removed milestone comes back with the texts and the fields that it had; another number if its own was given away. */
async function milestoneBack(
  tx: Transaction,
  text: SharedText,
  { milestoneId, madeVersion }: SuggestionEntity,
): Promise<void> {
  const rows: { fields: TextFields }[] = await tx.manager.query(
    'select fields from text_version where commitment_id = $1 and number < $2 order by number desc limit 1',
    [text.owner.commitmentId, madeVersion],
  );
  const former = rows[0]?.fields.milestones.find(({ id }) => id === milestoneId) ?? inTheWay();
  const taken: { clause_id: string }[] = await tx.manager.query(
    'select clause_id from clause_version where milestone_id = $1 and number = $2 and removed',
    [milestoneId, madeVersion],
  );
  const ids = new Set(taken.map(({ clause_id }) => clause_id));
  text.clauses = text.clauses.map((clause) => (ids.has(clause.id) ? { ...clause, removed: false } : clause));
  const numbers = text.milestones.map(({ number }) => number);
  text.milestones.push(
    tx.manager.create(MilestoneEntity, {
      id: former.id,
      commitmentId: text.holder.commitment().id,
      number: numbers.includes(former.number) ? Math.max(...numbers) + 1 : former.number,
      planned: Object.assign(new StatedPeriod(), former.planned),
      institutionIds: former.institutionIds,
      version: 1,
    }),
  );
}
