import { valueColumns } from '../../commitments/commitment-values.fields.js';
import type { EntityManager } from 'typeorm';
import { type Period, readStatedDate } from '../../domain/stated-date.js';
import { dateColumns } from '../plan/values.js';
import { none, prune, type Row, store, withIds } from '../store/store.js';
import {
  ASSESSMENT_ANSWER,
  COMMITMENT,
  COMMITMENT_ASSESSMENT,
  COMMITMENT_MEMBER,
  COMMITMENT_OWNER,
  MILESTONE,
} from '../store/commitment-tables.js';
import { withSourceRow } from '../store/tables.js';
import type { SourcedRecord } from './batch.js';
import type { CommitmentRecord, MilestoneRecord } from './records.js';
import { writeReported } from './write-reported.js';
import { ensureBodies, ensureCountries, ensurePlans, ensureThemes } from './write-mentioned.js';

const EMPTY = { sources: [], synthetic: false };

/** Returns the ids of the plans that were written to. */
export async function writeCommitmentRecords(
  db: EntityManager,
  rows: SourcedRecord<CommitmentRecord>[],
  timeZone: string,
): Promise<string[]> {
  if (rows.length === 0) return [];
  const records = rows.map(({ record }) => record);
  const countries = await ensureCountries(
    db,
    records.map(({ plan }) => plan.country),
  );
  const plans = await ensurePlans(
    db,
    records.map(({ plan }) => plan),
    countries,
    timeZone,
  );
  const planOf = (record: CommitmentRecord) => plans.get(record.plan.slug)!;
  const themes = await ensureThemes(
    db,
    rows.flatMap(({ record, position }) =>
      record.theme ? { plan_id: planOf(record), position, ...record.theme } : [],
    ),
  );
  const ids = await store(
    db,
    withSourceRow(COMMITMENT),
    rows.map(({ record, importRow, position }) => ({
      reference: record.reference,
      plan_id: planOf(record),
      theme_id: record.theme ? themes.get(`${planOf(record)} ${record.theme.code}`) : null,
      position,
      title: record.title,
      action: record.action,
      ...periodColumns(record.period),
      state: record.state,
      ...valueColumns(record),
      programme_ids: [],
      remarks: record.remarks ?? [],
      ...EMPTY,
      import_row_id: importRow,
    })),
    none(),
  );
  await store(
    db,
    COMMITMENT_MEMBER,
    records.map(({ plan }, index) => ({
      commitment_id: ids[index],
      jurisdiction_id: countries.get(plan.country.code),
      position: 0,
    })),
    none(),
  );
  await writeOwners(db, records, ids, countries);
  await writeAssessments(db, rows, ids);
  return [...plans.values()];
}

async function writeOwners(
  db: EntityManager,
  records: CommitmentRecord[],
  commitments: string[],
  countries: Map<string, string>,
): Promise<void> {
  const bodies = await ensureBodies(
    db,
    records.flatMap(({ plan, owners }) =>
      owners.map(({ body }) => ({ body, country: countries.get(plan.country.code)! })),
    ),
  );
  const owners = await store(
    db,
    COMMITMENT_OWNER,
    records.flatMap((record, index) =>
      record.owners.map(({ body, role }, position) => ({
        commitment_id: commitments[index],
        institution_id: bodies.get(body.slug),
        position,
        role,
        state: 'accepted',
      })),
    ),
    none(),
  );
  await prune(db, COMMITMENT_OWNER, commitments, owners);
}

async function writeAssessments(
  db: EntityManager,
  rows: SourcedRecord<CommitmentRecord>[],
  commitments: string[],
): Promise<void> {
  const assessed = rows.flatMap(({ record: { assessment }, importRow }, index) =>
    assessment ? { assessment, importRow, commitment: commitments[index]! } : [],
  );
  const ids = await store(
    db,
    withSourceRow(COMMITMENT_ASSESSMENT),
    assessed.map(({ assessment, importRow, commitment }) => ({
      commitment_id: commitment,
      position: 0,
      instrument_code: assessment.instrument,
      instrument_version: assessment.version,
      assessor_written: assessment.assessor,
      state: 'published',
      ...dateColumns('published', assessment.publishedIn ? readStatedDate(assessment.publishedIn, 'start') : null),
      sources: [],
      import_row_id: importRow,
    })),
    none(),
  );
  const answers = await store(
    db,
    ASSESSMENT_ANSWER,
    assessed.flatMap(({ assessment }, index) =>
      assessment.answers.map((answer, position) => ({ assessment_id: ids[index], position, ...answer })),
    ),
    none(),
  );
  await prune(db, ASSESSMENT_ANSWER, ids, answers);
}

/** Writes milestones. `commitments` holds ids by reference; rows without their commitment were refused before. */
export async function writeMilestones(
  db: EntityManager,
  rows: SourcedRecord<MilestoneRecord>[],
  commitments: Map<string, string>,
): Promise<void> {
  if (rows.length === 0) return;
  const countries = await ensureCountries(
    db,
    rows.map(({ record }) => record.country),
  );
  const bodies = await ensureBodies(
    db,
    rows.flatMap(({ record }) => record.bodies.map((body) => ({ body, country: countries.get(record.country.code)! }))),
  );
  const numbers = await numbersOf(db, rows, commitments);
  const ids = await store(
    db,
    withSourceRow(MILESTONE),
    rows.map(({ record, importRow }) => ({
      commitment_id: commitments.get(record.commitment),
      number: numbers.get(importRow),
      title: record.title,
      expected_result: record.expectedResult,
      ...periodColumns(record.planned, 'planned_'),
      institution_ids: record.bodies.map(({ slug }) => bodies.get(slug)),
      ...EMPTY,
      import_row_id: importRow,
    })),
    none(),
  );
  await writeReported(
    db,
    withIds(ids, rows).flatMap(({ id, given: { record } }) =>
      record.reports.map((report, position) => ({
        milestone: id,
        position,
        report,
        country: record.country,
        importRow: null,
      })),
    ),
  );
}

/**
 * Numbers of milestones. A stored milestone keeps its number. One that the source inserted later, or whose place is
 * taken, comes last, because it must never overwrite another.
 */
async function numbersOf(
  db: EntityManager,
  rows: SourcedRecord<MilestoneRecord>[],
  commitments: Map<string, string>,
): Promise<Map<string, number>> {
  const there: { commitment: string; number: number; row: string | null }[] = await db.query(
    'select commitment_id as commitment, number, import_row_id as row from milestone where commitment_id = any($1::uuid[])',
    [[...new Set(rows.map(({ record }) => commitments.get(record.commitment)))]],
  );
  const numbers = new Map(there.flatMap(({ row, number }): [string, number][] => (row ? [[row, number]] : [])));
  const taken = new Set(there.map(({ commitment, number }) => `${commitment} ${number}`));
  for (const { record, importRow } of rows) {
    if (numbers.has(importRow)) continue;
    const commitment = commitments.get(record.commitment)!;
    let { number } = record;
    while (taken.has(`${commitment} ${number}`)) number++;
    taken.add(`${commitment} ${number}`);
    numbers.set(importRow, number);
  }
  return numbers;
}

function periodColumns(period: Period, prefix = ''): Row {
  return { ...dateColumns(`${prefix}start`, period.start), ...dateColumns(`${prefix}end`, period.end) };
}
