import type { Stored } from '../store/store.js';
import { ASSESSMENT_ANSWER } from '../store/commitment-tables.js';
import type { AssessmentDocument } from './document.js';
import { dateColumns, storedDate } from './values.js';
import type { Writing } from './writing.js';

/**
 * Writes assessments of plans or of commitments: `into` says which; its first key column holds the id of the thing
 * assessed.
 */
export async function writeAssessments(
  to: Writing,
  into: Stored,
  subjects: { id: string; assessments: AssessmentDocument[] }[],
): Promise<void> {
  const all = subjects.flatMap(({ id, assessments }) =>
    assessments.map((assessment, position) => ({ subject: id, position, assessment })),
  );
  const ids = await to.store(
    into,
    all.map(({ subject, position, assessment }) => ({
      [into.key[0]]: subject,
      position,
      instrument_code: assessment.instrument,
      instrument_version: assessment.version,
      assessor_id: to.institution(assessment.assessor),
      assessor_written: assessment.assessorWritten,
      state: assessment.state,
      ...dateColumns('published', storedDate(assessment.publishedOn)),
      sources: to.sources(assessment.sources),
    })),
  );
  await to.store(
    ASSESSMENT_ANSWER,
    all.flatMap(({ assessment: { answers } }, index) =>
      answers.map(({ question, answer, written, explanation }, position) => ({
        assessment_id: ids[index],
        question,
        position,
        answer,
        written,
        explanation: to.text(explanation),
      })),
    ),
  );
}
