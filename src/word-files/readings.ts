import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { decodeId, encodeId, uuidOf } from '../api/node-id.js';
import type { Received } from '../api/uploads/multipart.js';
import { Uploads } from '../api/uploads/uploads.js';
import { type Actor, requireWriter } from '../domain/actor.js';
import { mayBegin } from '../domain/commitment.js';
import { hoursAfter } from '../domain/days.js';
import { LANGUAGES } from '../domain/localized-text.js';
import { noticeAllows } from '../domain/notice.js';
import { refuse } from '../domain/refusal.js';
import { offerReading, WORD_READING_HOURS } from '../domain/word-reading.js';
import type { ReturnedFile } from '../drafting/word/document.js';
import { read } from '../drafting/word/read.js';
import { quote } from '../drafting/word/parts.js';
import { type DraftReading, draftOf, textsRead } from '../drafting/word-draft.js';
import { type FileReading, readingOfWordFile } from '../drafting/word-text.js';
import { Clock } from '../kernel/clock.js';
import { newId } from '../kernel/ids.js';
import { countAgainst } from '../kernel/limits.js';
import { SentTexts } from './sent-texts.js';
import { storedReading } from './stored-reading.js';

const READINGS = { most: 30, seconds: 3600 };

export interface OfferedReading extends FileReading {
  /** The id for `wordFileTake`. */
  reading: string;
  expiresAt: Date;
}

export interface OfferedDraft extends DraftReading {
  /** The id for `commitmentDraft`, when a plan was given. */
  reading?: string;
  expiresAt?: Date;
}

const uuidIn = (id: string | null): string | null => (id === null ? null : decodeId(id)!.uuid);

/** Reads returned Word files, and keeps what was read until the sender takes exactly that. The file is not kept. */
@Injectable()
export class WordReadings implements OnModuleInit {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly texts: SentTexts,
    private readonly uploads: Uploads,
  ) {}

  /** Registers how the files of two forms are read. */
  onModuleInit(): void {
    this.uploads.reads('word', async (actor, file, text) => ({
      id: (await this.read(actor, file, text)).reading,
    }));
    this.uploads.reads('wordDraft', async (actor, file, plan) => ({
      id: (await this.draft(actor, file, plan ?? '')).reading!,
    }));
  }

  /** Reads a file that left from any text, or from this one. */
  async read(actor: Actor, file: Received | null, expected?: string): Promise<OfferedReading> {
    const now = this.clock.now();
    const { returned, accountId } = await this.opened(actor, file, now);
    if (returned.subjectId === null || returned.version === null) refuse('COMMITMENT_NOT_FOUND', ['file']);
    const language = LANGUAGES.find((one) => one === returned.language) ?? LANGUAGES[0];
    const found = await this.texts.of(returned.subjectId, returned.version, actor, language);
    if (!found) refuse('COMMITMENT_NOT_FOUND', ['file']);
    const given = readingOfWordFile(returned, found.text, language);
    offerReading({
      lengths: [
        ...given.suggestions.map(({ input, before }) => (input.text?.text.length ?? 0) + (before?.length ?? 0)),
        ...given.comments.map(({ text }) => text.length),
      ],
      expectedTextId: expected ?? null,
      textId: found.text.id,
    });
    const [id, expiresAt] = [newId(), hoursAfter(now, WORD_READING_HOURS)];
    await this.db.query(
      `insert into word_reading (id, commitment_id, base_version, language, reading, created_at, expires_at, account_id, plan_id)
       values ($1, $2::uuid, $3, $4, $5, $6, $7, $8,
         coalesce($9::uuid, (select c.plan_id from commitment c where c.id = $2::uuid)))`,
      [
        id,
        uuidIn(given.commitment),
        given.version,
        language,
        JSON.stringify(storedReading(given)),
        now,
        expiresAt,
        accountId,
        uuidIn(given.plan),
      ],
    );
    return { ...given, reading: encodeId('WordReading', id), expiresAt };
  }

  /**
   * Reads the texts of a new commitment from a document of any origin. For a plan, what was read is kept until a
   * commitment begins with it.
   */
  async draft(actor: Actor, file: Received | null, plan?: string): Promise<OfferedDraft> {
    const now = this.clock.now();
    const planId = plan === undefined ? null : await this.planOf(actor, plan);
    const { returned, accountId } = await this.opened(actor, file, now);
    const drafted = draftOf(returned);
    if (planId === null) return drafted;
    if (Object.keys(drafted.draft).length === 0) refuse('WORD_WITHOUT_HEADINGS', ['file']);
    const [id, expiresAt] = [newId(), hoursAfter(now, WORD_READING_HOURS)];
    const left = drafted.notPlaced.map((part) => ({ ...part, text: quote(part.text) }));
    await this.db.query(
      `insert into word_draft (id, plan_id, language, texts, not_placed, created_at, expires_at, account_id)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        id,
        planId,
        drafted.language,
        JSON.stringify(textsRead(drafted)),
        JSON.stringify(left),
        now,
        expiresAt,
        accountId,
      ],
    );
    return { ...drafted, reading: encodeId('WordDraft', id), expiresAt };
  }

  private async planOf(actor: Actor, plan: string): Promise<string> {
    const planId = uuidOf('Plan', plan, ['plan']);
    const [found] = await this.db.query('select stage from plan where id = $1', [planId]);
    if (!found) refuse('PLAN_NOT_FOUND', ['plan']);
    return mayBegin({ planId, planStage: found.stage }, actor) ? planId : refuse('NOT_ALLOWED');
  }

  private async opened(
    actor: Actor,
    file: Received | null,
    now: Date,
  ): Promise<{ returned: ReturnedFile; accountId: string }> {
    const { accountId } = requireWriter(actor);
    noticeAllows(actor);
    if (file?.tooLarge) refuse('FILE_TOO_LARGE', ['file']);
    const content = file?.content ?? refuse('FILE_EMPTY', ['file']);
    await countAgainst({ manager: this.db.manager, now }, `word ${accountId}`, READINGS);
    return { returned: await read(content), accountId };
  }
}
