import type { EntityManager } from 'typeorm';
import { isSame } from '../../domain/change.js';
import type { Question } from '../../domain/questionnaire.js';
import type { Transaction } from '../../kernel/transaction.js';
import { dateColumns } from '../plan/values.js';
import { defaultReportState } from '../plan/write-reports.js';
import { EVIDENCE, MILESTONE_REPORT, QUESTIONNAIRE } from '../store/commitment-tables.js';
import { none, prune, store } from '../store/store.js';
import { withSourceRow } from '../store/tables.js';
import type { SourcedRecord } from './batch.js';
import type { PlanRecord, ReportedRecord, ReportRecord } from './records.js';
import { ensureBodies, ensureCountries } from './write-mentioned.js';

interface Reported {
  milestone: string;
  /** Place among the reports of the milestone; a later report has a higher one. */
  position: number;
  report: ReportedRecord;
  country: PlanRecord['country'];
  importRow: string | null;
  questionnaire?: string | undefined;
}

/** Writes reports with their evidence. They skip the steps of a report that is written here, and name their row. */
export async function writeReported(db: EntityManager, rows: Reported[]): Promise<void> {
  if (rows.length === 0) return;
  const countries = await ensureCountries(
    db,
    rows.map(({ country }) => country),
  );
  const bodies = await ensureBodies(
    db,
    rows.flatMap(({ report: { body }, country }) => (body ? { body, country: countries.get(country.code)! } : [])),
  );
  const ids = await store(
    db,
    withSourceRow(MILESTONE_REPORT),
    rows.map(({ milestone, position, report, importRow, questionnaire }) => ({
      milestone_id: milestone,
      position,
      voice: report.voice,
      institution_id: report.body ? bodies.get(report.body.slug) : null,
      state: defaultReportState(report.voice),
      unchanged: false,
      status: report.status,
      status_written: report.written,
      narrative: report.narrative,
      questionnaire_id: questionnaire,
      answers: report.answers,
      ...dateColumns('reported', report.reported),
      sources: [],
      synthetic: false,
      import_row_id: importRow,
    })),
    none(),
  );
  const evidence = await store(
    db,
    EVIDENCE,
    rows.flatMap(({ report }, index) =>
      report.evidence.map(({ title, url }, position) => ({
        report_id: ids[index],
        position,
        title,
        url,
        synthetic: false,
      })),
    ),
    none(),
  );
  await prune(db, EVIDENCE, ids, evidence);
}

/** A milestone that came with an earlier file. */
export interface KnownMilestone {
  id: string;
  plan: string;
}

/** Milestones of this layout by the source keys of their rows. */
export async function knownMilestones(
  db: EntityManager,
  layout: string,
  keys: string[],
): Promise<Map<string, KnownMilestone>> {
  if (keys.length === 0) return new Map();
  const found: (KnownMilestone & { key: string })[] = await db.query(
    `select r.source_key as key, m.id, c.plan_id as plan from import_row r
       join milestone m on m.import_row_id = r.id join commitment c on c.id = m.commitment_id
      where r.layout = $1 and r.source_key = any($2::text[])`,
    [layout, [...new Set(keys)]],
  );
  return new Map(found.map(({ key, ...milestone }) => [key, milestone]));
}

/** Writes reports of a file that has nothing else. Returns the ids of the plans that were written to. */
export async function writeReportRecords(
  { manager: db, now }: Pick<Transaction, 'manager' | 'now'>,
  rows: SourcedRecord<ReportRecord>[],
  milestones: Map<string, KnownMilestone>,
): Promise<string[]> {
  const placed = rows.map(({ record, importRow }) => ({ record, importRow, ...milestones.get(record.milestone)! }));
  const questionnaires = await ensureQuestionnaires(db, now, placed);
  const positions = await positionsOf(db, placed);
  await writeReported(
    db,
    placed.map(({ record, importRow, id, plan }) => ({
      milestone: id,
      position: positions.get(importRow)!,
      report: record.report,
      country: record.country,
      importRow,
      questionnaire: questionnaires.get(`${plan} ${record.report.voice}`),
    })),
  );
  return [...new Set(placed.map(({ plan }) => plan))];
}

/** The questionnaire of each voice, by plan and voice; other questions than those on record make a new version. */
async function ensureQuestionnaires(
  db: EntityManager,
  now: Date,
  rows: { record: ReportRecord; plan: string }[],
): Promise<Map<string, string>> {
  const asked = new Map(
    rows.map(({ plan, record }) => [
      `${plan} ${record.report.voice}`,
      { plan, voice: record.report.voice, questions: record.questions },
    ]),
  );
  const ids = new Map<string, string>();
  for (const [key, { plan, voice, questions }] of asked) {
    const versions: { id: string; number: number; questions: Question[] }[] = await db.query(
      'select id, number, questions from questionnaire where plan_id = $1 and voice = $2 order by number desc',
      [plan, voice],
    );
    const known = versions.find((version) => isSame(version.questions, questions));
    const [id] = known
      ? [known.id]
      : await store(
          db,
          QUESTIONNAIRE,
          [
            {
              plan_id: plan,
              voice,
              number: (versions[0]?.number ?? 0) + 1,
              questions,
              created_at: now,
            },
          ],
          none(),
        );
    ids.set(key, id!);
  }
  return ids;
}

/** Places of reports by their row. A stored report keeps its place; a new one comes after those of its milestone. */
async function positionsOf(db: EntityManager, rows: { id: string; importRow: string }[]): Promise<Map<string, number>> {
  const there: { milestone: string; position: number; row: string | null }[] = await db.query(
    'select milestone_id as milestone, position, import_row_id as row from milestone_report where milestone_id = any($1::uuid[])',
    [[...new Set(rows.map(({ id }) => id))]],
  );
  const positions = new Map(there.flatMap(({ row, position }): [string, number][] => (row ? [[row, position]] : [])));
  const last = new Map<string, number>();
  for (const { milestone, position } of there) last.set(milestone, Math.max(position, last.get(milestone) ?? -1));
  for (const { id, importRow } of rows) {
    if (positions.has(importRow)) continue;
    const next = (last.get(id) ?? -1) + 1;
    last.set(id, next);
    positions.set(importRow, next);
  }
  return positions;
}
