import { Injectable, type OnModuleInit } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { DataSource } from 'typeorm';
import { encodeId } from '../api/node-id.js';
import { cleaned } from '../api/uploads/cleaning.js';
import { keepContent } from '../api/uploads/taking.js';
import type { MediaType } from '../domain/attachment.js';
import { OPERATOR } from '../domain/actor.js';
import { CHECK_DAYS, type LinkProblem, notOpeningSince } from '../domain/link.js';
import { Refusal } from '../domain/refusal.js';
import { Clock } from '../kernel/clock.js';
import { Fetcher } from '../kernel/fetcher/fetcher.js';
import { newId } from '../kernel/ids.js';
import { Jobs } from '../kernel/jobs/jobs.js';
import type { Transaction } from '../kernel/transaction.js';
import { UnitOfWork } from '../kernel/unit-of-work.js';
import { EvidenceEntity, EvidenceFileEntity } from './evidence.entity.js';

const LOOK = 'look_at_link';
/** Links are looked at one after the other, so that slow ones leave room for letters. */
const QUEUE = { queue: 'links' };
/** Addresses of one day; the others follow on the next one. */
const A_ROUND = 500;

const jobOf = (evidence: string) => ({ key: `link ${evidence}`, ...QUEUE });

/** Copies what the address points to, after the write that named it. */
export const lookSoon = (tx: Transaction, evidence: string) => tx.enqueue(LOOK, { evidence }, jobOf(evidence));

interface Copy {
  content: Buffer;
  mediaType: MediaType;
}
interface Seen {
  problem: LinkProblem | null;
  copy: Copy | null;
}

/** Copies once what the addresses of evidence lead to, and looks each month whether they still open. */
@Injectable()
export class Links implements OnModuleInit {
  constructor(
    private readonly work: UnitOfWork,
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly fetcher: Fetcher,
  ) {}

  onModuleInit(): void {
    this.jobs.task(LOOK, ({ evidence }) => this.look(evidence as string));
    this.jobs.task('look_at_links', () => this.lookAtDue());
    this.jobs.schedule('look_at_links', '23 4 * * *');
  }

  /** An invented address leads nowhere, so nobody looks at it. */
  private async lookAtDue(): Promise<void> {
    const due: { id: string }[] = await this.db.query(
      `select e.id from evidence e left join link_check k on k.evidence_id = e.id
        where e.url is not null and not e.synthetic and (k.checked_at is null or k.checked_at <= $1::timestamptz
          - make_interval(days => case when e.not_opening_since is null then $2::int else $3::int end))
        order by k.checked_at nulls first, e.id limit $4`,
      [this.clock.now(), CHECK_DAYS.opening, CHECK_DAYS.notOpening, A_ROUND],
    );
    for (const { id } of due) await this.jobs.add(LOOK, { evidence: id }, jobOf(id));
  }

  private async look(id: string): Promise<void> {
    const [found]: { url: string | null; copied: boolean }[] = await this.db.query(
      `select e.url, exists (select from evidence_file f where f.evidence_id = e.id and f.kind = 'copy') as copied
         from evidence e where e.id = $1`,
      [id],
    );
    if (!found?.url) return;
    const seen = found.copied
      ? { problem: await this.fetcher.problemOf(found.url), copy: null }
      : await this.copied(found.url);
    await this.work.run(OPERATOR, (tx) => this.keep(tx, id, seen));
    await this.db.query(
      `insert into link_check (evidence_id, checked_at) select id, $2 from evidence where id = $1
       on conflict (evidence_id) do update set checked_at = excluded.checked_at`,
      [id, this.clock.now()],
    );
  }

  /** The copy of what stands there, stored as if somebody had uploaded it. */
  private async copied(url: string): Promise<Seen> {
    const fetched = await this.fetcher.read(url);
    if ('problem' in fetched) return { problem: fetched.problem, copy: null };
    try {
      return { problem: null, copy: await cleaned({ content: fetched.content, tooLarge: false }, []) };
    } catch (error) {
      const problem = error instanceof Refusal ? PROBLEMS[error.problems[0]!.code] : undefined;
      // Any other failure has another cause than the file, so the job is tried again.
      if (!problem) throw error;
      return { problem, copy: null };
    }
  }

  /** Only what changed is written and recorded. */
  private async keep(tx: Transaction, id: string, { problem, copy }: Seen): Promise<void> {
    const evidence = await tx.manager.findOne(EvidenceEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!evidence) tx.unchanged(undefined);
    const [{ planId, state, isCopied }] = await tx.manager.query(
      `select c.plan_id as "planId", r.state,
              exists (select from evidence_file f where f.evidence_id = $2 and f.kind = 'copy') as "isCopied"
         from milestone_report r join milestone m on m.id = r.milestone_id join commitment c on c.id = m.commitment_id
        where r.id = $1`,
      [evidence.reportId, id],
    );
    const isNew = copy !== null && !isCopied;
    const notCopied = isNew || isCopied ? null : problem;
    const since = notOpeningSince(evidence.notOpeningSince, problem, tx.now);
    const isSame = notCopied === evidence.notCopied && since?.getTime() === evidence.notOpeningSince?.getTime();
    if (!isNew && isSame) tx.unchanged(undefined);
    Object.assign(evidence, { notCopied, notOpeningSince: since });
    await tx.manager.save(evidence);
    const contents: Record<string, string> = {};
    if (isNew) {
      const { content, mediaType } = copy;
      const sha256 = createHash('sha256').update(content).digest('hex');
      const file = await keepContent(tx, { content, mediaType, sha256, bytes: content.length });
      const { bytes, fileId } = file;
      const row = { id: newId(), evidenceId: id, kind: 'copy', sha256, mediaType, bytes, createdAt: tx.now, fileId };
      await tx.manager.insert(EvidenceFileEntity, row);
      if (state !== 'draft')
        contents['copy'] = tx.keep(JSON.stringify({ evidence: id, url: evidence.url, sha256, mediaType, bytes }));
    }
    tx.actingAs({ role: 'system', institution: null });
    const verb = isNew ? 'evidence.copied' : 'evidence.link_checked';
    tx.record({ verb, subject: encodeId('Evidence', id), planId, contents });
  }
}

/** The reason to give when a copy is refused, by the code of the refusal. */
const PROBLEMS: Record<string, LinkProblem> = {
  FILE_EMPTY: 'type_not_kept',
  FILE_TYPE_REFUSED: 'type_not_kept',
  FILE_TOO_LARGE: 'too_large',
  FILE_DAMAGED: 'file_unusable',
  FILE_LOCKED: 'file_unusable',
  FILE_SIGNED: 'file_unusable',
  FILE_HOLDS_FILES: 'file_unusable',
  PICTURE_TOO_LARGE: 'file_unusable',
};
