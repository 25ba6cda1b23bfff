import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type UserErrorValue, userErrors } from '../api/errors.js';
import { decodeId, encodeId } from '../api/node-id.js';
import type { Received } from '../api/uploads/multipart.js';
import { type Actor, mayWrite } from '../domain/actor.js';
import { hoursAfter } from '../domain/days.js';
import { type Language, LANGUAGES } from '../domain/localized-text.js';
import { noticeAllows } from '../domain/notice.js';
import { Refusal, refuse } from '../domain/refusal.js';
import { offerReading, WORD_READING_HOURS } from '../domain/word-reading.js';
import { read } from '../drafting/word/read.js';
import { type FileReading, readingOf } from '../drafting/word-text.js';
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

/** Reads returned Word files, and keeps what was read until the sender takes exactly that. The file is not kept. */
@Injectable()
export class WordReadings {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly texts: SentTexts,
  ) {}

  /** Takes the file of a form. */
  async offer(
    actor: Actor,
    file: Received | null,
    language: Language,
    commitment: string | undefined,
  ): Promise<{ id: string } | { userErrors: UserErrorValue[] }> {
    try {
      return { id: (await this.read(actor, file, commitment)).reading };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return { userErrors: userErrors(error.problems, language) };
    }
  }

  /** Reads a file that left from any text, or from the text of this commitment. */
  async read(actor: Actor, file: Received | null, expected?: string): Promise<OfferedReading> {
    if (actor.kind !== 'person') refuse('NOT_ALLOWED');
    if (!mayWrite(actor)) refuse('SCOPE_MISSING');
    noticeAllows(actor);
    if (file?.tooLarge) refuse('FILE_TOO_LARGE', ['file']);
    const content = file?.content ?? refuse('FILE_EMPTY', ['file']);
    const now = this.clock.now();
    await countAgainst({ manager: this.db.manager, now }, `word ${actor.accountId}`, READINGS);
    const returned = await read(content);
    if (returned.subjectId === null || returned.version === null) refuse('COMMITMENT_NOT_FOUND', ['file']);
    const language = LANGUAGES.find((one) => one === returned.language) ?? LANGUAGES[0];
    const found = await this.texts.of(returned.subjectId, returned.version, actor, language);
    if (!found) refuse('COMMITMENT_NOT_FOUND', ['file']);
    const given = readingOf(returned, found.text, language);
    offerReading({
      lengths: [
        ...given.suggestions.map(({ input, before }) => (input.text?.text.length ?? 0) + (before?.length ?? 0)),
        ...given.comments.map(({ text }) => text.length),
      ],
      expectedCommitmentId: expected ? (decodeId(expected)?.uuid ?? '') : null,
      commitmentId: decodeId(given.commitment)!.uuid,
    });
    const [id, expiresAt] = [newId(), hoursAfter(now, WORD_READING_HOURS)];
    await this.db.query(
      `insert into word_reading (id, commitment_id, base_version, language, reading, created_at, expires_at, account_id)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        id,
        decodeId(given.commitment)!.uuid,
        given.version,
        language,
        JSON.stringify(storedReading(given)),
        now,
        expiresAt,
        actor.accountId,
      ],
    );
    return { ...given, reading: encodeId('WordReading', id), expiresAt };
  }
}
