import type { KeptPlan } from './read-plan.js';
import { dateFrom, type JsonRow, listFrom, textFrom } from './shorten.js';

/** The evaluations of a programme with those that were taken back; a file leaves by its hash. */
export const evaluationsOf = (kept: KeptPlan, programme: string) =>
  listFrom(kept.of('evaluation', 'programme_id', programme).map((row) => evaluationOf(kept, row)));

function evaluationOf(kept: KeptPlan, row: JsonRow) {
  return {
    title: textFrom(row['title']),
    summary: textFrom(row['summary']),
    evaluatedOn: dateFrom(row, 'evaluated'),
    url: row['url'],
    file: row['sha256'] && !row['copied_at'] ? documentOf(row) : undefined,
    copy: row['copied_at'] ? { ...documentOf(row), at: row['copied_at'] } : undefined,
    notCopied: row['not_copied'],
    notOpeningSince: row['not_opening_since'],
    said: row['said_role'] ? { role: row['said_role'], institution: kept.name(row['said_institution_id']) } : undefined,
    takenBack: row['state'] === 'taken_back' || undefined,
    reason: row['reason'],
    findings: listFrom(
      kept.of('finding', 'evaluation_id', row['id']).map((finding) => ({
        text: textFrom(finding['body']),
        addressee: kept.name(finding['addressee_id']),
        answerBy: finding['answer_by'],
        answer: finding['answer']
          ? { text: textFrom(finding['answer']), at: finding['answered_at'], role: finding['answered_role'] }
          : undefined,
      })),
    ),
    synthetic: row['synthetic'] || undefined,
  };
}

const documentOf = (row: JsonRow) => ({ sha256: row['sha256'], mediaType: row['media_type'], bytes: row['bytes'] });
