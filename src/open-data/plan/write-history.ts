import type { PlanDocument } from './document.js';
import { type HistoryNames, Taking } from './taken-history.js';
import type { Writing } from './writing.js';

/** True when the text of the plan itself has no history here; a history that is there is never written over. */
export async function lacksPlanHistory(to: Writing, planId: string): Promise<boolean> {
  const [{ known }] = await to.db.query(
    'select exists (select from text_version where plan_id = $1 and commitment_id is null) as known',
    [planId],
  );
  return !known;
}

/** The commitments that have no history of their own here; a history that is there is never written over. */
export async function withoutHistory(to: Writing, commitmentIds: string[]): Promise<Set<string>> {
  const known: { id: string }[] = await to.db.query(
    'select distinct commitment_id as id from text_version where commitment_id = any($1)',
    [commitmentIds],
  );
  const has = new Set(known.map(({ id }) => id));
  return new Set(commitmentIds.filter((id) => !has.has(id)));
}

/** Takes over how the texts of these commitments were written: clauses, versions, sources of words, suggestions. */
export async function writeHistories(
  to: Writing,
  { commitments, history: ofPlan }: PlanDocument['plan'],
  ids: Map<string, string>,
  fresh: ReadonlySet<string>,
  names: HistoryNames & { isPlanFresh: boolean },
): Promise<void> {
  if (ofPlan && names.isPlanFresh) await new Taking(to, ofPlan, null, names).write();
  for (const { reference, history } of commitments) {
    const id = ids.get(reference)!;
    if (history && fresh.has(id)) await new Taking(to, history, id, names).write();
  }
}
