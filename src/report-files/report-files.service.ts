import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { decodeId, encodeId } from '../api/node-id.js';
import type { Received } from '../api/uploads/multipart.js';
import { Uploads } from '../api/uploads/uploads.js';
import { type Actor, requireWriter } from '../domain/actor.js';
import { hoursAfter } from '../domain/days.js';
import type { Language } from '../domain/localized-text.js';
import { noticeAllows } from '../domain/notice.js';
import { refuse } from '../domain/refusal.js';
import { offerSheet, SHEET_READING_HOURS } from '../domain/report-sheet.js';
import { Clock } from '../kernel/clock.js';
import { newId } from '../kernel/ids.js';
import { countAgainst } from '../kernel/limits.js';
import { readingOfSheet } from './reading.js';
import { returnedSheet } from './returned-sheet.js';
import { sheetOf } from './sheet.js';
import { mayReportFor, ReportsTables, tableKey } from './tables.js';

const READINGS = { most: 30, seconds: 3600 };

/** Tables of milestone reports that leave as spreadsheets and come back. The file is not kept, only what was read. */
@Injectable()
export class ReportFiles implements OnModuleInit {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly tables: ReportsTables,
    private readonly uploads: Uploads,
  ) {}

  /** Forms of pages offer their file here. */
  onModuleInit(): void {
    this.uploads.reads('reports', (actor, file, table) => this.read(actor, file, table ?? null));
  }

  /** The table as an XLSX, with its name; `null` when there is no such table, or it has no row. */
  async file(
    of: { plan: string; institution: string; period: number | null },
    actor: Actor,
    language: Language,
  ): Promise<{ name: string; content: Buffer } | null> {
    const table = await this.tables.of(of, actor, language);
    if (!table || table.rows.length === 0) return null;
    const { plan, institution, period, rows } = table;
    const parts = ['informes', plan.slug, institution.slug, ...(period ? [String(period.number)] : [])];
    const content = sheetOf(table, language, mayReportFor(actor, institution.slug, rows));
    return { name: `${parts.join('-').replaceAll(/[^\w-]+/g, '-')}.xlsx`, content };
  }

  /** Reads a file that left from any table, or from this one, and keeps what was read for its sender. */
  async read(actor: Actor, file: Received | null, expected: string | null): Promise<{ id: string; expiresAt: Date }> {
    const { accountId } = requireWriter(actor);
    noticeAllows(actor);
    if (file?.tooLarge) refuse('FILE_TOO_LARGE', ['file']);
    const content = file?.content ?? refuse('FILE_EMPTY', ['file']);
    const now = this.clock.now();
    await countAgainst({ manager: this.db.manager, now }, `reports ${accountId}`, READINGS);

    const returned = await returnedSheet(content);
    const { language } = returned;
    const table = await this.tables.of(returned, actor, language);
    if (!table) refuse('SHEET_NOT_OURS', ['file']);
    const { plan, institution, period, rows } = table;
    if (!mayReportFor(actor, institution.slug, rows)) refuse('NOT_ALLOWED');
    const reading = readingOfSheet(returned, table);
    const number = period?.number ?? null;
    offerSheet({ expected, table: tableKey(plan.slug, institution.slug, number), rows: reading.rows.length });

    const [id, expiresAt] = [newId(), hoursAfter(now, SHEET_READING_HOURS)];
    await this.db.query(
      `insert into milestone_reports_file (id, plan_id, institution_id, period, language, reading, created_at, expires_at, account_id)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        id,
        decodeId(plan.id)!.uuid,
        decodeId(institution.id)!.uuid,
        number,
        language,
        JSON.stringify(reading),
        now,
        expiresAt,
        accountId,
      ],
    );
    return { id: encodeId('MilestoneReportsFile', id), expiresAt };
  }
}
