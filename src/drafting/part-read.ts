import { isSame } from '../domain/change.js';
import { checkPartVersion, type VersionRead } from '../domain/version.js';
import type { Transaction } from '../kernel/transaction.js';
import { valueAt, valuesNow } from './field-values.js';
import type { SuggestionEntity } from './suggestion.entity.js';
import type { SharedText } from './text.facts.js';

/**
 * Holds a decision against the version that the drafter read. A change of another clause or field does not stand in the
 * way, so that somebody with several waiting suggestions open need not confirm each one again.
 */
export async function checkPart(
  tx: Transaction,
  text: SharedText,
  suggestion: SuggestionEntity,
  expected: VersionRead,
): Promise<void> {
  const current = text.version;
  if (expected === null || expected === undefined || expected === current) return;
  checkPartVersion({ current, changedIn: await changedIn(tx, text, suggestion, expected) }, expected);
}

/** The last version that changed the part of the text that the suggestion would change, as far as it is newer. */
async function changedIn(
  tx: Transaction,
  text: SharedText,
  { kind, field, milestoneId, institutionId, clauseId, afterClauseId }: SuggestionEntity,
  read: number,
): Promise<number> {
  switch (kind) {
    case 'add_milestone':
      return 0;
    case 'remove_milestone':
      // A milestone has many texts and fields, so any change of the text may be a change of it.
      return text.version;
    case 'field': {
      const place = { field: field!, milestoneId, institutionId };
      const then = await valueAt(tx, text, read, place);
      return then !== undefined && isSame(then, (await valuesNow(tx, text))(place)) ? 0 : text.version;
    }
    default: {
      // The clause that an addition brought is its own; an addition depends on the clause before it only.
      const parts = kind === 'add' ? [afterClauseId] : [clauseId, afterClauseId];
      const [row]: { number: number }[] = await tx.manager.query(
        'select coalesce(max(number), 0) as number from clause_version where clause_id = any($1)',
        [parts.filter((id) => id !== null)],
      );
      return row!.number;
    }
  }
}
