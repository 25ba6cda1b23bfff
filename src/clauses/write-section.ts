import type { TextInput } from '../api/common.types.js';
import { rewritten, type Section } from '../domain/clause.js';
import { type DraftClause, sectionOf, withSection } from '../domain/draft-text.js';
import type { Source } from '../domain/provenance.js';
import { newId } from '../kernel/ids.js';

/** Writes the whole text of a section anew in one language; its clauses are found again. `input` names it in the input. */
export function writeSection(
  clauses: readonly DraftClause[],
  section: Section,
  { given, input }: { given: TextInput; input: string },
  source: Source,
): DraftClause[] {
  const at = { milestoneId: null, section };
  const anew = rewritten(section, sectionOf(clauses, at), given.language, given.text, ['input', input, 'text']);
  return withSection(clauses, at, anew, source, newId);
}
