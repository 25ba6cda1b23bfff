import { valueColumns } from '../../commitments/commitment-values.fields.js';
import { isClosed } from '../../domain/plan.js';
import {
  COMMITMENT,
  COMMITMENT_ASSESSMENT,
  COMMITMENT_MEMBER,
  COMMITMENT_OWNER,
  MILESTONE,
} from '../store/commitment-tables.js';
import { withIds } from '../store/store.js';
import type { CommitmentDocument, MilestoneDocument, PlanDocument } from './document.js';
import { periodColumns } from './values.js';
import { writeAssessments } from './write-assessments.js';
import { withoutHistory } from './write-history.js';
import { writeActivities, writeMoves, writeReports } from './write-reports.js';
import { writeIndicators } from './write-indicators.js';
import { writeClauses } from './write-texts.js';
import type { WrittenPlan } from './write-plan.js';
import type { Writing } from './writing.js';

/** Returns the ids by reference, and which of them take over the history of their text. */
export async function writeCommitments(
  to: Writing,
  plan: PlanDocument['plan'],
  written: WrittenPlan,
): Promise<{ ids: Map<string, string>; fresh: ReadonlySet<string> }> {
  const { commitments } = plan;
  const ids = await to.store(
    COMMITMENT,
    commitments.map((commitment, position) => ({
      reference: commitment.reference,
      plan_id: written.id,
      theme_id: commitment.theme ? written.themes.get(commitment.theme) : null,
      position,
      title: to.text(commitment.title),
      problem: to.text(commitment.problem),
      status_quo: to.text(commitment.statusQuo),
      action: to.text(commitment.action),
      contribution: to.text(commitment.contribution),
      ...periodColumns(commitment.period),
      origin: commitment.origin,
      state: commitment.state ?? defaultState(plan.stage, commitment),
      ...valueColumns({ ...commitment, carriedOverFrom: to.earlierCommitment(commitment.carriedOverFrom) }),
      primary_policy_area: commitment.primaryPolicyArea,
      sector: commitment.sector,
      programme_ids: to.programmeIds(commitment.programmes),
      remarks: commitment.remarks.map(({ code, text, sources }) => ({
        code,
        text: to.text(text),
        sources: to.sources(sources),
      })),
      ...to.marks(commitment),
    })),
  );
  const stored = withIds(ids, commitments);
  const each = <T>(of: (commitment: CommitmentDocument) => T[]) =>
    stored.flatMap(({ id, given }) => of(given).map((child, position) => ({ id, child, position })));
  await to.store(
    COMMITMENT_MEMBER,
    each(({ members }) => members).map(({ id, child, position }) => ({
      commitment_id: id,
      jurisdiction_id: to.jurisdiction(child.jurisdiction),
      position,
      reference: child.reference,
    })),
  );
  await to.store(
    COMMITMENT_OWNER,
    each(({ owners }) => owners).map(({ id, child, position }) => ({
      commitment_id: id,
      institution_id: to.institution(child.institution),
      position,
      role: child.role,
      state: child.state,
      reason: child.reason,
      invited_on: child.invitedOn,
      responded_on: child.respondedOn,
    })),
  );
  await writeMilestones(
    to,
    each(({ milestones }) => milestones),
  );
  await writeIndicators(to, 'commitment_id', stored);
  const known = await withoutHistory(to, ids);
  const fresh = new Set(stored.flatMap(({ id, given }) => (given.history && known.has(id) ? [id] : [])));
  await writeClauses(
    to.db,
    ids.filter((id) => !fresh.has(id)),
  );
  await writeAssessments(
    to,
    COMMITMENT_ASSESSMENT,
    stored.map(({ id, given: { assessments } }) => ({ id, assessments })),
  );
  return { ids: new Map(stored.map(({ id, given }) => [given.reference, id])), fresh };
}

interface Assessed {
  assessments: { answers: { question: string; answer?: string | null | undefined }[] }[];
}

/**
 * The state when the document gives none: a submitted plan has adopted commitments, unless an assessment says that one
 * was withdrawn.
 */
export function defaultState(stage: string, { assessments }: Assessed): string {
  const withdrawn = assessments.some(({ answers }) =>
    answers.some(({ question, answer }) => question === 'completion' && answer === 'withdrawn'),
  );
  if (withdrawn) return 'withdrawn';
  return stage === 'submitted' || stage === 'implementation' || isClosed(stage) ? 'adopted' : 'draft';
}

async function writeMilestones(to: Writing, milestones: { id: string; child: MilestoneDocument }[]): Promise<void> {
  const ids = await to.store(
    MILESTONE,
    milestones.map(({ id, child }) => ({
      commitment_id: id,
      number: child.number,
      title: to.text(child.title),
      outputs: to.text(child.outputs),
      expected_result: to.text(child.expectedResult),
      means_of_verification: to.text(child.meansOfVerification),
      baseline: to.text(child.baseline),
      ...periodColumns(child.planned, 'planned_'),
      ...periodColumns(child.current, 'current_'),
      ...periodColumns(child.actual, 'actual_'),
      institution_ids: to.institutionIds(child.institutions),
      ...to.marks(child),
    })),
  );
  const stored = withIds(
    ids,
    milestones.map(({ child }) => child),
  );
  await writeIndicators(to, 'milestone_id', stored);
  await writeMoves(
    to,
    stored.map(({ id, given: { moves } }) => ({ id, moves })),
  );
  await writeActivities(
    to,
    stored.map(({ id, given: { activities } }) => ({ id, activities })),
  );
  await writeReports(
    to,
    stored.flatMap(({ id, given: { reports } }) =>
      reports.map((report, position) => ({ milestone: id, report, position })),
    ),
  );
}
