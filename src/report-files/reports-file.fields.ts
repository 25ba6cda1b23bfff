import { userErrors } from '../api/errors.js';
import { column, derived, fact, globalId, instant, one, pointed } from '../api/read/fields.js';
import { isOwnUntilExpirySql } from '../api/read/own.js';
import { defineRead, everyoneSees, plainTable, type Read } from '../api/read/read.js';
import { INSTITUTION } from '../institutions/institution.fields.js';
import { MILESTONE } from '../milestones/milestone.fields.js';
import { PLAN } from '../plans/plan.fields.js';
import type { StoredFile, StoredRow } from './stored-reading.js';
import type { MilestoneReportsFile, MilestoneReportsFileRow } from './reports-file.types.js';
import type { StoredResult } from './taking.service.js';

const STORED = { stored: fact<StoredRow>((t) => `${t}.stored`) };
const RESULT = { result: fact<StoredResult | null>((t) => `${t}.result`) };

/** The rows of what was read, in the order in which they are shown; they are reached through their file only. */
export const SHEET_ROW: Read<MilestoneReportsFileRow> = defineRead<MilestoneReportsFileRow>({
  type: 'MilestoneReportsFileRow',
  source:
    () => `(select f.id as file_id, e.position::int as position, e.stored, (e.stored ->> 'milestoneId')::uuid as milestone_id, f.results -> 'rows' -> (e.position - 1)::int as result
    from milestone_reports_file f, jsonb_array_elements(f.reading -> 'rows') with ordinality as e(stored, position))`,
  // Only a person who sees the file reaches its rows.
  visible: everyoneSees,
  fields: {
    row: derived(STORED, ({ stored }) => stored.row),
    milestone: one(
      () => MILESTONE,
      (milestone, t) => `${milestone}.id = ${t}.milestone_id`,
    ),
    act: derived(STORED, ({ stored }) => stored.act),
    changes: derived(STORED, ({ stored }) =>
      stored.changes.map((change) => ({ ...change, question: change.question ?? null })),
    ),
    days: derived(STORED, ({ stored }) => stored.days),
    problems: derived(STORED, ({ stored }, { language }) => userErrors(stored.problems, language)),
    leftOut: derived(STORED, ({ stored }, { language }) => userErrors(stored.leftOut ?? [], language)),
    notReady: derived(STORED, ({ stored: { notReady } }, { language }) =>
      notReady ? userErrors([notReady], language)[0]! : null,
    ),
    report: derived(RESULT, ({ result }) => result?.report ?? null),
    refusal: derived(RESULT, ({ result }, { language }) =>
      result?.problem ? userErrors([result.problem], language)[0]! : null,
    ),
  },
});

const READING = { reading: fact<StoredFile>((t) => `${t}.reading`) };

const OUTCOMES = { outcomes: fact<StoredResult[] | null>((t) => `${t}.results -> 'rows'`) };

/** The account that sent the file sees what was read from it, until it expires. */
export const MILESTONE_REPORTS_FILE: Read<MilestoneReportsFile> = defineRead<MilestoneReportsFile>({
  type: 'MilestoneReportsFile',
  node: 'MilestoneReportsFile',
  interfaces: ['Node'],
  source: plainTable('milestone_reports_file'),
  visible: isOwnUntilExpirySql,
  fields: {
    id: globalId('MilestoneReportsFile'),
    plan: pointed(() => PLAN, 'plan_id'),
    institution: pointed(() => INSTITUTION, 'institution_id'),
    period: column('period'),
    rowsToTake: derived(READING, ({ reading }) => reading.rows.filter(({ input }) => input !== null).length),
    rowsUnchanged: derived(READING, ({ reading }) => reading.unchanged),
    rowsMissing: derived(READING, ({ reading }) => reading.missing),
    asksOthers: derived(READING, ({ reading }) => reading.asksOthers === true),
    rowsDone: derived(OUTCOMES, ({ outcomes }) => outcomes && outcomes.filter(({ report }) => report !== null).length),
    rowsRefused: derived(
      OUTCOMES,
      ({ outcomes }) => outcomes && outcomes.filter(({ report }) => report === null).length,
    ),
    createdAt: instant('created_at'),
    expiresAt: instant('expires_at'),
    takenAt: instant('taken_at'),
    sent: derived({ sent: fact<boolean | null>((t) => `(${t}.results ->> 'sent')::boolean`) }, ({ sent }) => sent),
  },
});
