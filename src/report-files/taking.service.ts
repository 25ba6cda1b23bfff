import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { encodeId, uuidOf } from '../api/node-id.js';
import { type Actor, requireWriter } from '../domain/actor.js';
import type { Problem } from '../domain/refusal.js';
import { takeSheet } from '../domain/report-sheet.js';
import { Clock } from '../kernel/clock.js';
import { ReportTableService } from '../reporting/table.service.js';
import type { PlainRow, StoredFile, StoredRow } from './stored-reading.js';
import type { MilestoneReportsFileTakeInput } from './reports-file.inputs.js';

export interface StoredResult {
  /** Id of the milestone report; `null` when the row was not taken. */
  report: string | null;
  problem: Problem | null;
}

export interface StoredRowResults {
  sent: boolean;
  /** The outcomes of the rows, one for each row that was read. */
  rows: StoredResult[];
}

interface FileRow {
  institution: string;
  period: number | null;
  reading: StoredFile;
  expiresAt: Date;
  takenAt: Date | null;
}

const LEFT: StoredResult = { report: null, problem: null };

/** Takes exactly what was read from a spreadsheet of milestone reports. */
@Injectable()
export class SheetTakingService {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly table: ReportTableService,
  ) {}

  /**
   * Each row is a command of the table with the version that was read, so that one that is refused does not take the
   * others with it. What was taken before is answered with what became of it.
   */
  async take(actor: Actor, input: MilestoneReportsFileTakeInput): Promise<string> {
    const { accountId } = requireWriter(actor);
    const id = uuidOf('MilestoneReportsFile', input.file, ['input', 'file']);
    const found = await this.row(id, accountId);
    takeSheet(found, this.clock.now());
    const { institution, period, reading, takenAt } = found!;
    if (takenAt) return id;

    const meant = new Map((input.days ?? []).map(({ milestone, doneOn }) => [milestone, doneOn]));
    const results = reading.rows.map((row) => ({ ...LEFT, problem: unclear(row, meant) }));
    const taken = reading.rows.flatMap((row, index) =>
      row.input && !results[index]!.problem ? { index, row: withDay(row.input, row, meant) } : [],
    );
    const sent = input.send === true;
    const rows = taken.map(({ row }) => row);
    const saved = await this.table.saveEach(actor, { institution, period, send: sent, rows, clientMutationId: id });
    for (const [place, { index }] of taken.entries()) {
      const { report, problems } = saved[place]!;
      results[index] = { report: report && encodeId('MilestoneReport', report), problem: problems[0] ?? null };
    }
    await this.db.query(
      'update milestone_reports_file set taken_at = $2, results = $3 where id = $1 and taken_at is null',
      [id, this.clock.now(), JSON.stringify({ sent, rows: results } satisfies StoredRowResults)],
    );
    return id;
  }

  private async row(id: string, accountId: string): Promise<FileRow | undefined> {
    const [row]: FileRow[] = await this.db.query(
      `select i.slug as institution, f.period, f.reading, f.expires_at as "expiresAt", f.taken_at as "takenAt"
         from milestone_reports_file f join institution i on i.id = f.institution_id where f.id = $1 and f.account_id = $2`,
      [id, accountId],
    );
    return row;
  }
}

/** The problem of a day that can be read in two ways and that nobody made clear. */
function unclear({ input, days, changes }: StoredRow, meant: ReadonlyMap<string, string>): Problem | null {
  const day = meant.get(input?.milestone ?? '');
  if (days.length === 0 || (day !== undefined && days.includes(day))) return null;
  const { cell, after } = changes.find(({ column }) => column === 'done_on')!;
  return { code: 'SHEET_DAY_UNANSWERED', path: ['input', 'days'], values: { cell, value: after } };
}

const withDay = (input: PlainRow, { days }: StoredRow, meant: ReadonlyMap<string, string>): PlainRow =>
  days.length === 0 ? input : { ...input, doneOn: meant.get(input.milestone)! };
