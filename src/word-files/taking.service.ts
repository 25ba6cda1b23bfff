import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { encodeId, uuidOf } from '../api/node-id.js';
import { messageOf } from '../api/words/words.js';
import { CommentsService } from '../comments/comments.service.js';
import { type Actor, requireWriter } from '../domain/actor.js';
import { type Consequence, Foreseen, joined } from '../domain/consequence.js';
import type { Language } from '../domain/localized-text.js';
import { Refusal, refuse } from '../domain/refusal.js';
import { writtenText } from '../domain/text.js';
import { takeReading } from '../domain/word-reading.js';
import { SuggestionsService } from '../drafting/suggestions.service.js';
import { documentWords } from '../drafting/word/words.js';
import { Clock } from '../kernel/clock.js';
import { isPreview } from '../kernel/preview.js';
import type { WordFileTakeInput } from './reading.inputs.js';
import type { StoredWordChange, StoredComment, StoredReading, Taken } from './stored-reading.js';

interface ReadingRow {
  commitmentId: string | null;
  planId: string;
  baseVersion: number;
  language: Language;
  reading: StoredReading;
  expiresAt: Date;
  takenAt: Date | null;
}

interface Asking {
  language: Language;
  address?: string | undefined;
}

/** Makes suggestions and comments of what was read from a returned Word file. */
@Injectable()
export class TakingService {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly suggestions: SuggestionsService,
    private readonly comments: CommentsService,
  ) {}

  /**
   * Each change and comment is a command of its own, so that one that is refused does not take the others with it. What
   * came from the same file before is not made again. A reading that was taken is answered with what became of it.
   */
  async take(actor: Actor, input: WordFileTakeInput, asking: Asking): Promise<string> {
    const { accountId } = requireWriter(actor);
    const id = uuidOf('WordReading', input.reading, ['input', 'reading']);
    const row = await this.row(id, accountId);
    const begunAt = this.clock.now();
    takeReading(row, begunAt);
    if (row.takenAt) return id;

    const foreseen: Consequence[] = [];
    const each = async <Thing extends { text: string | null }>(
      things: Thing[],
      act: (thing: Thing) => Promise<string>,
    ): Promise<Taken[]> => {
      const taken: Taken[] = [];
      for (const thing of things) taken.push(await outcome(thing, act, foreseen, asking.language));
      return taken;
    };
    const changes = await each(row.reading.changes, (change) =>
      this.suggestions.create(actor, suggestionOf(row, change, input.reason), {
        authorNamed: change.authors.join(', '),
      }),
    );
    const comments = await each(row.reading.comments, (comment) =>
      this.comments
        .create(actor, commentOf(row, comment), { ...asking, from: { authorNamed: comment.author } })
        .then((said) => said.id),
    );
    if (isPreview()) throw new Foreseen(joined(foreseen));

    const results = {
      changes: await this.told('suggestion', changes, begunAt),
      comments: await this.told('comment', comments, begunAt),
    };
    await this.db.query('update word_reading set taken_at = $2, results = $3 where id = $1 and taken_at is null', [
      id,
      this.clock.now(),
      JSON.stringify(results),
    ]);
    return id;
  }

  private async row(id: string, accountId: string): Promise<ReadingRow> {
    const [row]: ReadingRow[] = await this.db.query(
      `select commitment_id as "commitmentId", plan_id as "planId", base_version as "baseVersion", language, reading, expires_at as "expiresAt",
         taken_at as "takenAt" from word_reading where id = $1 and account_id = $2`,
      [id, accountId],
    );
    return row ?? refuse('WORD_READING_NOT_FOUND', ['input', 'reading']);
  }

  /** Tells those that were made now from those that were there before. */
  private async told(table: 'suggestion' | 'comment', taken: Taken[], begunAt: Date): Promise<Taken[]> {
    const ids = taken.flatMap(({ id }) => id ?? []);
    const there: { id: string }[] = await this.db.query(
      `select id from ${table} where id = any($1) and created_at < $2`,
      [ids, begunAt],
    );
    const before = new Set(there.map(({ id }) => id));
    const type = table === 'comment' ? 'Comment' : 'Suggestion';
    return taken.map((one) => ({
      ...one,
      id: one.id && encodeId(type, one.id),
      wasThere: one.id !== null && before.has(one.id),
    }));
  }
}

async function outcome<Thing extends { text: string | null }>(
  thing: Thing,
  act: (thing: Thing) => Promise<string>,
  foreseen: Consequence[],
  language: Language,
): Promise<Taken> {
  try {
    return { id: await act(thing), wasThere: false, problem: null };
  } catch (error) {
    if (error instanceof Foreseen) {
      foreseen.push(...error.consequences);
      return { id: null, wasThere: false, problem: null };
    }
    if (!(error instanceof Refusal)) throw error;
    const problem = error.problems[0]!;
    foreseen.push({
      code: 'left_out',
      count: 1,
      lines: [{ name: messageOf(language, problem), text: thing.text ?? '' }],
    });
    return { id: null, wasThere: false, problem };
  }
}

function suggestionOf(
  { commitmentId, planId, baseVersion, language }: ReadingRow,
  change: StoredWordChange,
  reason?: string,
) {
  const { kind, clause, milestone, section, after, clauseKind, text } = change;
  const words = documentWords(language).reason.replace('{{version}}', String(baseVersion));
  return {
    ...(commitmentId === null
      ? { plan: encodeId('Plan', planId) }
      : { commitment: encodeId('Commitment', commitmentId) }),
    baseVersion,
    kind,
    ...(clause !== null && { clause }),
    ...(milestone !== null && { milestone }),
    ...(kind === 'add' && section !== null && { section }),
    ...(after !== null && { after }),
    ...(clauseKind !== null && { clauseKind }),
    ...(text !== null && { text: { language, text } }),
    reason: writtenText(reason) || words,
  };
}

function commentOf({ language }: ReadingRow, { clause, text }: StoredComment) {
  return { subject: clause, body: text, language };
}
