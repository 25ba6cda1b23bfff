import { createHash } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { encodeId, uuidOf } from '../api/node-id.js';
import type { Received } from '../api/uploads/multipart.js';
import { Uploads } from '../api/uploads/uploads.js';
import { type Actor, requireAccount, requireWriter } from '../domain/actor.js';
import { UPLOAD_HOURS } from '../domain/attachment.js';
import type { ConsequenceCode } from '../domain/consequence.js';
import { hoursAfter } from '../domain/days.js';
import { inLanguage, type LocalizedText } from '../domain/localized-text.js';
import { noticeAllows } from '../domain/notice.js';
import { IMPORT_VISITS } from '../domain/programme-visit.js';
import { Refusal, refuse } from '../domain/refusal.js';
import { madeBy } from '../domain/version.js';
import { Clock, siteDay } from '../kernel/clock.js';
import { newId } from '../kernel/ids.js';
import { countAgainst } from '../kernel/limits.js';
import { isPreview } from '../kernel/preview.js';
import { csvHead } from '../kernel/spreadsheet/csv.js';
import type { Transaction } from '../kernel/transaction.js';
import { UnitOfWork } from '../kernel/unit-of-work.js';
import { lockProgramme } from './programme.facts.js';
import { visitColumns, ProgrammeVisitEntity, saidBy } from './programme-visit.entity.js';
import { newVisit, record, recordedVisits } from './programme-visits.service.js';
import { cellsOf, VISIT_COLUMNS, type Municipality } from './visit-cells.js';
import type { ProgrammeVisitsImportInput } from './visit.inputs.js';
import { visitRows, visitRow } from './visits-csv.js';
import { type FilePlan, planOf } from './visits-file.js';

const CSV = 'text/csv';
const FILES = { most: 30, seconds: 3600 };
/** A question before the import shows this many rows of each kind, and a refusal names this many cells. */
const SHOWN = 50;

/** Files of visits: out as CSV, and in again, where each row is told before it is done. */
@Injectable()
export class VisitFilesService implements OnModuleInit {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly work: UnitOfWork,
    private readonly uploads: Uploads,
  ) {}

  /** Forms of pages offer their file here. */
  onModuleInit(): void {
    this.uploads.reads('visits', (actor, file) => this.take(actor, file));
  }

  /** The recorded visits of a programme as a file; `null` when there is no such programme. */
  async file(slug: string): Promise<string | null> {
    const [programme]: { id: string }[] = await this.db.query('select id from programme where slug = $1', [slug]);
    if (!programme) return null;
    const municipalities = await municipalitiesIn(this.db.manager);
    const visits = await this.db.manager.find(ProgrammeVisitEntity, {
      where: { programmeId: programme.id, state: 'recorded' },
      order: { visitedOn: 'ASC', id: 'ASC' },
    });
    const rows = visits.map((visit) => {
      const { id, version, jurisdictionId } = visit;
      const cells = cellsOf(saidBy(visit), municipalities.get(jurisdictionId)!);
      return visitRow({ ...cells, id: encodeId('ProgrammeVisit', id), version: String(version) });
    });
    return csvHead(VISIT_COLUMNS) + rows.join('');
  }

  /** Keeps a file of visits for its sender until it is imported or expires. */
  async take(actor: Actor, file: Received | null): Promise<{ id: string; expiresAt: Date }> {
    const { accountId } = requireWriter(actor);
    noticeAllows(actor);
    if (file?.tooLarge) refuse('FILE_TOO_LARGE', ['file']);
    const content = file?.content.length ? file.content : refuse('FILE_EMPTY', ['file']);
    const [id, now] = [newId(), this.clock.now()];
    await countAgainst({ manager: this.db.manager, now }, `visits ${accountId}`, FILES);
    visitRows(content);
    const sha256 = createHash('sha256').update(content).digest('hex');
    const expiresAt = hoursAfter(now, UPLOAD_HOURS);
    await this.db.transaction(async (manager) => {
      await manager.query(
        `insert into file_content (sha256, content) values ($1, $2) on conflict (sha256) do update set sha256 = excluded.sha256`,
        [sha256, content],
      );
      await manager.query(
        `insert into upload (id, sha256, media_type, bytes, created_at, expires_at, account_id)
         values ($1, $2, $3, $4, $5, $6, $7)`,
        [id, sha256, CSV, content.length, now, expiresAt, accountId],
      );
    });
    return { id: encodeId('Upload', id), expiresAt };
  }

  import(actor: Actor, programmeId: string, input: ProgrammeVisitsImportInput): Promise<string> {
    const once = {
      mutation: 'programmeVisitsImport',
      clientMutationId: input.clientMutationId,
      input: { programmeId, input },
    };
    const uploadId = uuidOf('Upload', input.upload, ['input', 'upload']);
    return this.work.run(
      actor,
      async (tx) => {
        const programme = await lockProgramme(tx, uuidOf('Programme', programmeId, ['id']), ['id']);
        const capacity = tx.allow(IMPORT_VISITS, programme);
        const rows = visitRows(await uploaded(tx, uploadId, requireAccount(actor)));
        const visits = new Map((await recordedVisits(tx, programme.id)).map((visit) => [visit.id, visit]));
        const plan = planOf(rows, {
          recorded: new Map(
            [...visits].map(([id, visit]) => [id, { id, version: visit.version, said: saidBy(visit) }]),
          ),
          municipalities: await municipalitiesIn(tx.manager),
          today: siteDay(tx),
        });
        if (plan.problems.length > 0) throw new Refusal(plan.problems.slice(0, SHOWN));
        tell(tx, plan);
        if (plan.added.length + plan.changed.length === 0 && !isPreview()) tx.unchanged(programme.id);

        const added = plan.added.map(({ said }) =>
          newVisit(tx, programme.id, { ...visitColumns(said), ...madeBy(capacity, 'added', null) }),
        );
        const changed = plan.changed.map(({ id, said }) => {
          const visit = visits.get(id)!;
          const act = { ...madeBy(capacity, 'edited', null), version: visit.version + 1 };
          return Object.assign(visit, visitColumns(said), act);
        });
        if (added.length > 0) await tx.manager.insert(ProgrammeVisitEntity, added);
        await tx.manager.save(changed);
        record(tx, 'programme_visits.imported', programme, capacity, ...added, ...changed);
        return programme.id;
      },
      once,
    );
  }
}

async function uploaded(tx: Transaction, id: string, account: string): Promise<Buffer> {
  const [found]: { content: Buffer }[] = await tx.manager.query(
    `select c.content from upload u join file_content c on c.sha256 = u.sha256
      where u.id = $1 and u.account_id = $2 and u.expires_at > $3 and u.media_type = $4`,
    [id, account, tx.now, CSV],
  );
  return found?.content ?? refuse('UPLOAD_NOT_FOUND', ['input', 'upload']);
}

async function municipalitiesIn(manager: EntityManager): Promise<Map<string, Municipality>> {
  const rows: { id: string; code: string; name: LocalizedText }[] = await manager.query(
    `select id, code, name from jurisdiction where kind = 'municipality'`,
  );
  return new Map(rows.map(({ id, code, name }) => [id, { code, name: inLanguage(name, name.original).text }]));
}

function tell(tx: Transaction, { added, changed, unchanged }: FilePlan): void {
  const say = (code: ConsequenceCode, rows: FilePlan['added']) =>
    tx.follows({ code, count: rows.length, lines: rows.slice(0, SHOWN).map(({ line }) => line) });
  say('visits_added', added);
  say('visits_changed', changed);
  tx.follows({ code: 'visits_unchanged', count: unchanged });
}
