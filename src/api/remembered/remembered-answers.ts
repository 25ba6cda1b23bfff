import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { trueUntil } from '../../domain/whole-minutes.js';
import { Clock } from '../../kernel/clock.js';
import { Revision } from '../../kernel/revision.js';

/** An answer exactly as it was sent. */
export interface Answer {
  headers: Record<string, number | string | string[] | undefined>;
  body: Buffer;
}

interface Turn {
  revision: string;
  validUntil: Date;
  /** `null` when the answer is private and must not be shared. */
  answer: Promise<Answer | null>;
}

const BYTES_AT_MOST = 12 * 1024 * 1024;
const BYTES_OF_ONE_AT_MOST = 1024 * 1024;
/** Memory of an entry besides its question and its answer, with the headers. */
const BYTES_OF_AN_ENTRY = 2000;

/**
 * Answers to visitors. They are kept while nothing is written, and only until the clock may change them (a window, a
 * day).
 */
@Injectable()
export class RememberedAnswers {
  private readonly turns = new LRUCache<string, Turn>({ maxSize: BYTES_AT_MOST, maxEntrySize: BYTES_OF_ONE_AT_MOST });

  constructor(
    private readonly revision: Revision,
    private readonly clock: Clock,
  ) {}

  /**
   * The answer to the same question, even if it is still being made. It includes at least every write before this call.
   * The first asker must `give` an answer or `null`; only the first call of `give` counts.
   */
  async ask(question: string): Promise<{ answer: Promise<Answer | null> } | { give(answer: Answer | null): void }> {
    const revision = await this.revision.now();
    const validUntil = trueUntil(this.clock.now());
    const known = this.turns.get(question);
    if (known?.revision === revision && known.validUntil.getTime() === validUntil.getTime())
      return { answer: known.answer };
    let told!: (answer: Answer | null) => void;
    const turn: Turn = { revision, validUntil, answer: new Promise((resolve) => (told = resolve)) };
    void turn.answer.then((answer) => this.settle(question, turn, answer));
    this.keep(question, turn, 0);
    return { give: told };
  }

  private settle(question: string, turn: Turn, answer: Answer | null): void {
    if (this.turns.peek(question) !== turn) return;
    // The entry is replaced, because an existing value is not measured again.
    if (answer) this.keep(question, { ...turn }, answer.body.length);
    else this.turns.delete(question);
  }

  private keep(question: string, turn: Turn, bytes: number): void {
    this.turns.set(question, turn, { size: 2 * question.length + bytes + BYTES_OF_AN_ENTRY });
  }
}
