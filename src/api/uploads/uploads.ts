import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { DataSource, type EntityManager } from 'typeorm';
import { type Actor, requireWriter } from '../../domain/actor.js';
import { UPLOAD_HOURS, withinQuota } from '../../domain/attachment.js';
import { hoursAfter } from '../../domain/days.js';
import type { Language } from '../../domain/localized-text.js';
import { noticeAllows } from '../../domain/notice.js';
import { Refusal, refuse } from '../../domain/refusal.js';
import { Clock } from '../../kernel/clock.js';
import { newId } from '../../kernel/ids.js';
import { countAgainst } from '../../kernel/limits.js';
import { type UserErrorValue, userErrors } from '../errors.js';
import { encodeId } from '../node-id.js';
import { cleaned } from './cleaning.js';
import { receive, type Received, type ReceivedForm } from './multipart.js';

const UPLOADS = { most: 60, seconds: 3600 };

export interface Upload {
  /** The id for the mutation that attaches the file. */
  id: string;
  mediaType: string;
  bytes: number;
  expiresAt: Date;
}

/** Reads a file of a kind that is not stored; gives the id of what was read. */
export type FileReader = (actor: Actor, file: Received | null, subject: string | undefined) => Promise<{ id: string }>;

/** Takes a file of a signed-in person, removes its metadata, and stores it until it is attached. */
@Injectable()
export class Uploads {
  private readonly readers = new Map<string, FileReader>();

  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Reads a form with a file. Its problems come back in words. */
  async form(
    request: FastifyRequest,
    actor: Actor,
    language: Language,
  ): Promise<Omit<ReceivedForm, 'refusal'> & { userErrors: UserErrorValue[] }> {
    const { refusal, ...form } = await receive(request, actor);
    return { ...form, userErrors: refusal ? userErrors(refusal.problems, language) : [] };
  }

  /** A feature registers here how files of a kind are read. */
  reads(kind: string, reader: FileReader): void {
    this.readers.set(kind, reader);
  }

  /** Takes the file of a form: stores it, or reads it where it is of a kind that is read. */
  async offer(
    actor: Actor,
    file: Received | null,
    language: Language,
    as?: { kind: string; subject: string | undefined },
  ): Promise<{ id: string } | { userErrors: UserErrorValue[] }> {
    const reader = as && this.readers.get(as.kind)!;
    return inWords(() => (reader ? reader(actor, file, as.subject) : this.take(actor, file)), language);
  }

  async take(actor: Actor, file: Received | null, path: string[] = ['file']): Promise<Upload> {
    const { accountId: account } = requireWriter(actor);
    noticeAllows(actor);
    if (!file) refuse('FILE_EMPTY', path);
    const [id, now] = [newId(), this.clock.now()];
    // The limit is counted before the file is inspected, because inspecting is the expensive part.
    await countAgainst({ manager: this.db.manager, now }, `upload ${account}`, UPLOADS);
    const { mediaType, content } = await cleaned(file, path);
    const expiresAt = hoursAfter(now, UPLOAD_HOURS);
    const sha256 = createHash('sha256').update(content).digest('hex');
    await this.db.transaction(async (manager) => {
      withinQuota(await storedBy(manager, account), content.length, path);
      // An existing row is updated too, so that the clean-up cannot delete it meanwhile.
      await manager.query(
        `insert into file_content (sha256, content) values ($1, $2)
         on conflict (sha256) do update set sha256 = excluded.sha256`,
        [sha256, content],
      );
      await manager.query(
        `insert into upload (id, sha256, media_type, bytes, created_at, expires_at, account_id)
         values ($1, $2, $3, $4, $5, $6, $7)`,
        [id, sha256, mediaType, content.length, now, expiresAt, account],
      );
    });
    return { id: encodeId('Upload', id), mediaType, bytes: content.length, expiresAt };
  }
}

async function inWords<T>(work: () => Promise<T>, language: Language): Promise<T | { userErrors: UserErrorValue[] }> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { userErrors: userErrors(error.problems, language) };
  }
}

async function storedBy(manager: EntityManager, account: string): Promise<number> {
  const [{ bytes }] = await manager.query(
    `select (select coalesce(sum(bytes), 0) from upload where account_id = $1)
          + (select coalesce(sum(f.bytes), 0) from proposal_attachment a join file f on f.id = a.file_id
              where a.account_id = $1) as bytes`,
    [account],
  );
  return Number(bytes);
}
