import type { KeptPlan } from './read-plan.js';
import { dateFrom, type JsonRow, listFrom, marksFrom, periodFrom, textFrom } from './shorten.js';
import { answersFrom } from './questionnaires.js';
import { defaultReportState } from './write-reports.js';

/** A report on a milestone, with its steps and evidence. */
export function reportOf(kept: KeptPlan, row: JsonRow) {
  return {
    voice: row['voice'],
    institution: kept.name(row['institution_id']),
    state: row['state'] === defaultReportState(row['voice']) ? undefined : row['state'],
    reportedOn: dateFrom(row, 'reported'),
    status: row['status'],
    statusWritten: row['status_written'],
    narrative: textFrom(row['narrative']),
    obstacles: textFrom(row['obstacles']),
    unchanged: row['unchanged'] || undefined,
    questionnaire: kept.of('questionnaire', 'id', row['questionnaire_id'])[0]?.['number'],
    answers: answersFrom(row['answers']),
    doneOn: row['done_on'],
    periodStartOn: row['period_start_on'],
    periodEndOn: row['period_end_on'],
    sentAt: row['sent_at'],
    returnReason: row['return_reason'],
    checked: row['checked_at'] && {
      at: row['checked_at'],
      role: row['checked_role'],
      institution: kept.name(row['checked_institution_id']),
      justification: row['justification'],
    },
    steps: listFrom(
      kept.of('milestone_report_step', 'report_id', row['id']).map((step) => ({
        kind: step['kind'],
        at: step['created_at'],
        role: step['role'],
        institution: kept.name(step['institution_id']),
        reason: step['reason'],
        status: step['status'],
        narrative: textFrom(step['narrative']),
        obstacles: textFrom(step['obstacles']),
        answers: answersFrom(step['answers']),
      })),
    ),
    ...marksFrom(row),
    evidence: listFrom(
      kept.of('evidence', 'report_id', row['id']).map((evidence) =>
        evidence['visibility'] === 'hidden'
          ? STAND_IN
          : {
              title: textFrom(evidence['title']),
              url: evidence['url'],
              on: dateFrom(evidence, 'dated'),
              proves: textFrom(evidence['proves']),
              legalGround: evidence['legal_ground'],
              notCopied: evidence['not_copied'],
              notOpeningSince: evidence['not_opening_since'],
              files: listFrom(kept.of('evidence_file', 'evidence_id', evidence['id']).map(fileOf)),
              synthetic: evidence['synthetic'] || undefined,
            },
      ),
    ),
  };
}

/** Evidence that moderators hide leaves its place and nothing else, because evidence is found by its place. */
const STAND_IN = {
  title: textFrom({
    original: 'es',
    es: { text: 'Prueba que la moderación oculta' },
    en: { text: 'Evidence that moderators hide' },
  }),
  hidden: true,
};

function fileOf(file: JsonRow) {
  return {
    kind: file['kind'],
    sha256: file['sha256'],
    mediaType: file['media_type'],
    bytes: file['bytes'],
    at: file['created_at'],
  };
}

/** A move of the dates of a milestone. */
export function moveOf(kept: KeptPlan, row: JsonRow) {
  return {
    state: row['state'],
    former: periodFrom(row, 'former_'),
    next: periodFrom(row, 'new_'),
    reason: row['reason'],
    role: row['role'],
    institution: kept.name(row['institution_id']),
    at: row['created_at'],
    decidedAt: row['decided_at'],
    decidedRole: row['decided_role'],
    decidedInstitution: kept.name(row['decided_institution_id']),
    decisionReason: row['decision_reason'],
    agreed: listFrom(
      kept.of('rebaseline_agreement', 'rebaseline_id', row['id']).map((one) => ({
        role: one['role'],
        institution: kept.name(one['institution_id']),
        at: one['created_at'],
      })),
    ),
    objection: row['objection'] && {
      text: row['objection'],
      institution: kept.name(row['objection_institution_id']),
      at: row['objected_at'],
    },
    synthetic: row['synthetic'] || undefined,
  };
}

/** An activity below a milestone. */
export function activityOf(kept: KeptPlan, row: JsonRow) {
  return {
    title: textFrom(row['title']),
    state: row['state'] === 'open' ? undefined : row['state'],
    institution: kept.name(row['institution_id']),
    who: row['who'],
    period: periodFrom(row),
    doneOn: row['done_on'],
    removalReason: row['removal_reason'],
    at: row['created_at'],
    synthetic: row['synthetic'] || undefined,
  };
}
