import type { TextInput } from '../api/common.types.js';
import { rewritten, type Section } from '../domain/clause.js';
import { type DraftClause, sectionOf, textOfSection, withSection } from '../domain/draft-text.js';
import { type LocalizedText, rewrite } from '../domain/localized-text.js';
import type { Source } from '../domain/provenance.js';
import { newId } from '../kernel/ids.js';
import type { MilestoneEntity } from './milestone.entity.js';

/** The columns of a milestone that hold its texts; each is the text of its clauses. */
const MILESTONE_COLUMNS = {
  title: 'title',
  outputs: 'outputs',
  expected_result: 'expectedResult',
  means_of_verification: 'meansOfVerification',
} as const satisfies Partial<Record<Section, keyof MilestoneEntity>>;
type MilestoneSection = keyof typeof MILESTONE_COLUMNS;
type Texts = Partial<Record<(typeof MILESTONE_COLUMNS)[MilestoneSection], TextInput | undefined>>;

const COLUMNS = Object.entries(MILESTONE_COLUMNS) as [MilestoneSection, keyof Texts][];

/** Writes the texts of a milestone as clauses of its commitment, and sets the columns of the milestone. */
export function writeMilestone(
  clauses: readonly DraftClause[],
  milestone: MilestoneEntity,
  texts: Texts,
  source: Source,
): readonly DraftClause[] {
  let written = clauses;
  for (const [section, column] of COLUMNS) {
    const given = texts[column];
    if (!given) continue;
    const at = { milestoneId: milestone.id, section };
    const path = ['input', column, 'text'];
    const anew = rewritten(section, sectionOf(written, at), given.language, given.text, path);
    written = withSection(written, at, anew, source, newId);
  }
  assignMilestoneTexts(milestone, written, texts);
  return written;
}

/**
 * Sets the texts of the milestone to those of its clauses; a text that was just given keeps the white space in which it
 * was written.
 */
export function assignMilestoneTexts(
  milestone: MilestoneEntity,
  clauses: readonly DraftClause[],
  given: Texts = {},
): void {
  for (const [section, column] of COLUMNS) {
    const wrote = given[column];
    const now: LocalizedText | null = milestone[column] ?? null;
    const text = textOfSection(
      clauses,
      { milestoneId: milestone.id, section },
      wrote ? rewrite(now, wrote.language, wrote.text, ['input', column, 'text']) : now,
    );
    Object.assign(milestone, { [column]: text });
  }
}
