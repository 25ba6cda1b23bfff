import { writtenOf } from '../../commitments/commitment-values.fields.js';
import { measuredOf } from './export-indicators.js';
import { historyOf } from './export-history.js';
import type { KeptPlan, Tables } from './read-plan.js';
import { activityOf, moveOf, reportOf } from './export-reports.js';
import { dateFrom, type JsonRow, listFrom, marksFrom, periodFrom, sourcesFrom, textFrom } from './shorten.js';
import { defaultState } from './write-commitments.js';

export function commitmentsOf(kept: KeptPlan) {
  const themes = new Map(kept.all('theme').map((row) => [row['id'], row['code']]));
  return kept.all('commitment').map((row) => {
    const of = (table: keyof Tables) => kept.of(table, 'commitment_id', row['id']);
    const assessments = assessmentsOf(kept, of('commitment_assessment'));
    return {
      reference: row['reference'],
      theme: themes.get(row['theme_id']),
      title: textFrom(row['title']),
      problem: textFrom(row['problem']),
      statusQuo: textFrom(row['status_quo']),
      action: textFrom(row['action']),
      contribution: textFrom(row['contribution']),
      period: periodFrom(row),
      origin: row['origin'],
      state: row['state'] === defaultState(kept.plan['stage'], { assessments }) ? undefined : row['state'],
      ...writtenOf(row),
      carriedOverFrom: kept.name(row['carried_over_from']),
      primaryPolicyArea: row['primary_policy_area'],
      sector: row['sector'],
      members: of('commitment_member').map((member) => ({
        jurisdiction: kept.name(member['jurisdiction_id']),
        reference: member['reference'],
      })),
      owners: listFrom(
        of('commitment_owner').map((owner) => ({
          institution: kept.name(owner['institution_id']),
          role: owner['role'],
          state: owner['state'],
          reason: owner['reason'],
          invitedOn: owner['invited_on'],
          respondedOn: owner['responded_on'],
        })),
      ),
      programmes: kept.names(row['programme_ids']),
      remarks: listFrom(
        row['remarks'].map((remark: JsonRow) => ({
          code: remark['code'],
          text: textFrom(remark['text']),
          sources: sourcesFrom(remark['sources']),
        })),
      ),
      ...marksFrom(row),
      ...measuredOf(kept, 'commitment_id', row['id']),
      milestones: listFrom(of('milestone').map((milestone) => milestoneOf(kept, milestone))),
      assessments: listFrom(assessments),
      history: historyOf(kept, row['id']),
    };
  });
}

function milestoneOf(kept: KeptPlan, row: JsonRow) {
  return {
    number: row['number'],
    title: textFrom(row['title']),
    outputs: textFrom(row['outputs']),
    expectedResult: textFrom(row['expected_result']),
    meansOfVerification: textFrom(row['means_of_verification']),
    baseline: textFrom(row['baseline']),
    planned: periodFrom(row, 'planned_'),
    current: periodFrom(row, 'current_'),
    actual: periodFrom(row, 'actual_'),
    institutions: kept.names(row['institution_ids']),
    ...marksFrom(row),
    ...measuredOf(kept, 'milestone_id', row['id']),
    reports: listFrom(kept.of('milestone_report', 'milestone_id', row['id']).map((report) => reportOf(kept, report))),
    activities: listFrom(kept.of('activity', 'milestone_id', row['id']).map((one) => activityOf(kept, one))),
    moves: listFrom(kept.of('rebaseline', 'milestone_id', row['id']).map((move) => moveOf(kept, move))),
  };
}

export function assessmentsOf(kept: KeptPlan, rows: JsonRow[]) {
  return rows.map((row) => ({
    instrument: row['instrument_code'],
    version: row['instrument_version'],
    state: row['state'],
    assessor: kept.name(row['assessor_id']),
    assessorWritten: row['assessor_written'],
    publishedOn: dateFrom(row, 'published'),
    sources: sourcesFrom(row['sources']),
    answers: kept.of('assessment_answer', 'assessment_id', row['id']).map((answer) => ({
      question: answer['question'],
      answer: answer['answer'],
      written: answer['written'],
      explanation: textFrom(answer['explanation']),
    })),
  }));
}
