import { EVALUATION, FINDING } from '../store/measured-tables.js';
import type { EvaluationDocument } from './evaluation-document.js';
import { dateColumns, storedDate } from './values.js';
import type { Writing } from './writing.js';

/** The evaluations of programmes with their findings; the place of each is its place in the document. */
export async function writeEvaluations(
  to: Writing,
  programmes: { id: string; evaluations: EvaluationDocument[] }[],
): Promise<void> {
  const all = programmes.flatMap(({ id, evaluations }) =>
    evaluations.map((evaluation, position) => ({ id, evaluation, position })),
  );
  const ids = await to.store(
    EVALUATION,
    all.map(({ id, evaluation, position }) => ({
      programme_id: id,
      position,
      ...documentColumns(evaluation),
      title: to.text(evaluation.title),
      summary: to.text(evaluation.summary),
      ...dateColumns('evaluated', storedDate(evaluation.evaluatedOn)),
      url: evaluation.url ?? null,
      not_copied: evaluation.notCopied ?? null,
      not_opening_since: evaluation.notOpeningSince ?? null,
      said_role: evaluation.said?.role ?? null,
      said_institution_id: to.institution(evaluation.said?.institution),
      state: evaluation.takenBack ? 'taken_back' : 'recorded',
      reason: evaluation.reason ?? null,
      synthetic: evaluation.synthetic,
    })),
  );
  await to.store(
    FINDING,
    all.flatMap(({ evaluation: { findings } }, index) =>
      findings.map(({ text, addressee, answerBy, answer }, position) => ({
        evaluation_id: ids[index],
        position,
        body: to.text(text),
        addressee_id: to.institution(addressee),
        answer_by: answerBy ?? null,
        answer: to.text(answer?.text),
        answered_at: answer?.at ?? null,
        answered_role: answer?.role ?? null,
      })),
    ),
  );
}

/** The document was sent as a file or copied from the address, never both. */
function documentColumns({ file, copy }: EvaluationDocument) {
  const document = copy ?? file;
  return {
    sha256: document?.sha256 ?? null,
    media_type: document?.mediaType ?? null,
    bytes: document?.bytes ?? null,
    copied_at: copy?.at ?? null,
  };
}
