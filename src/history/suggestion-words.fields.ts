import { derived, stored } from '../api/read/fields.js';
import type { DerivedField, SqlField } from '../api/read/read.js';
import { difference } from '../domain/difference.js';

/** Suggestions of these kinds change words. */
const WORDED: readonly string[] = ['change', 'add', 'remove'];

/** The words of the clause that a suggestion was made on, and its own, compared. */
export const suggestedDifference: DerivedField = derived(
  {
    kind: stored<string>('kind'),
    baseText: stored<string | null>('base_text'),
    text: stored<string | null>('text'),
  },
  ({ kind, baseText, text }) => (WORDED.includes(kind) ? difference(baseText ?? '', text ?? '').pieces : []),
);

/** The words of its clause now, in the language of the suggestion. */
export const presentText: SqlField = (t, q) =>
  `(select c.text->${t}.language->>'text' from ${q.table('clause', true)} c
     where c.id = ${t}.clause_id and not c.removed)`;
