import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { MediaType } from '../../domain/attachment.js';
import { OPERATOR } from '../../domain/actor.js';
import { CHECK_DAYS, type LinkProblem } from '../../domain/link.js';
import { Refusal } from '../../domain/refusal.js';
import { Clock } from '../../kernel/clock.js';
import { Fetcher } from '../../kernel/fetcher/fetcher.js';
import { Jobs } from '../../kernel/jobs/jobs.js';
import type { Transaction } from '../../kernel/transaction.js';
import { UnitOfWork } from '../../kernel/unit-of-work.js';
import { cleaned } from './cleaning.js';

const LOOK = 'look_at_link';
/** Links are looked at one after the other, so that slow ones leave room for letters. */
const QUEUE = { queue: 'links' };
/** Most addresses of each kind of thing that are looked at on one day; the others follow on the next day. */
const A_ROUND = 500;

interface Copy {
  content: Buffer;
  mediaType: MediaType;
}
/** The outcome of a look at an address: a copy, or why there is none. */
export interface Seen {
  problem: LinkProblem | null;
  copy: Copy | null;
}

/** A kind of things with an address of the web. */
export interface Linked {
  /** Their table, which has `url`, `not_opening_since` and `synthetic`; jobs call them by its name. */
  table: 'evidence' | 'evaluation';
  /** The table that knows when each was looked at. */
  checks: 'link_check' | 'evaluation_check';
  /** SQL that is true for a thing `t` that needs no copy of what its address points to, as one is here. */
  hasCopy(t: string): string;
  /** Writes what was seen of the thing, if it says something new. */
  keep(tx: Transaction, id: string, seen: Seen): Promise<void>;
}

const jobOf = (id: string) => ({ key: `link ${id}`, ...QUEUE });

/** Copies what the address of a thing points to, after the write that named it. */
export const lookSoon = (tx: Transaction, table: Linked['table'], id: string) =>
  tx.enqueue(LOOK, { [table]: id }, jobOf(id));

/** Copies what the addresses of things point to, once, and looks each month whether they still open. */
@Injectable()
export class Links implements OnModuleInit {
  private readonly kinds: Linked[] = [];

  constructor(
    private readonly work: UnitOfWork,
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly fetcher: Fetcher,
  ) {}

  /** A feature whose things have addresses says here how they are kept. */
  looksAt(kind: Linked): void {
    this.kinds.push(kind);
  }

  onModuleInit(): void {
    this.jobs.task(LOOK, async (thing) => {
      for (const kind of this.kinds) if (thing[kind.table]) await this.look(kind, thing[kind.table] as string);
    });
    this.jobs.task('look_at_links', () => this.lookAtDue());
    this.jobs.schedule('look_at_links', '23 4 * * *');
  }

  /** An invented address leads nowhere, so nobody looks at it. */
  private async lookAtDue(): Promise<void> {
    for (const { table, checks } of this.kinds) {
      const due: { id: string }[] = await this.db.query(
        `select e.id from ${table} e left join ${checks} k on k.${table}_id = e.id
          where e.url is not null and not e.synthetic and (k.checked_at is null or k.checked_at <= $1::timestamptz
            - make_interval(days => case when e.not_opening_since is null then $2::int else $3::int end))
          order by k.checked_at nulls first, e.id limit $4`,
        [this.clock.now(), CHECK_DAYS.opening, CHECK_DAYS.notOpening, A_ROUND],
      );
      for (const { id } of due) await this.jobs.add(LOOK, { [table]: id }, jobOf(id));
    }
  }

  private async look({ table, checks, hasCopy, keep }: Linked, id: string): Promise<void> {
    const [found]: { url: string | null; isCopied: boolean }[] = await this.db.query(
      `select e.url, ${hasCopy('e')} as "isCopied" from ${table} e where e.id = $1`,
      [id],
    );
    if (!found?.url) return;
    const seen = found.isCopied
      ? { problem: await this.fetcher.problemOf(found.url), copy: null }
      : await this.copied(found.url);
    await this.work.run(OPERATOR, (tx) => keep(tx, id, seen));
    await this.db.query(
      `insert into ${checks} (${table}_id, checked_at) select id, $2 from ${table} where id = $1
       on conflict (${table}_id) do update set checked_at = excluded.checked_at`,
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
      // Any other failure is not the fault of the file, so the job is tried again.
      if (!problem) throw error;
      return { problem, copy: null };
    }
  }
}

/** Refusals of a file by what they mean for a copy. */
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
