import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { trueUntil } from '../../domain/whole-minutes.js';
import { Clock } from '../../kernel/clock.js';
import { Revision } from '../../kernel/revision.js';

/** What was sent, as it was sent. */
export interface Answer {
  headers: Record<string, number | string | string[] | undefined>;
  body: Buffer;
}

interface Turn {
  revision: string;
  validUntil: Date;
  /** `null`: it is not for anybody else. */
  answer: Promise<Answer | null>;
}

const BYTES_AT_MOST = 12 * 1024 * 1024;
const BYTES_OF_ONE_AT_MOST = 1024 * 1024;
/** What an entry takes beside its question and its answer, headers included. */
const BYTES_OF_AN_ENTRY = 2000;

/**
 * What visitors were answered, for as long as nothing is written, and no longer than it is sure to be true: some things
 * change by the clock alone (a window, a day).
 */
@Injectable()
export class RememberedAnswers {
  private readonly turns = new LRUCache<string, Turn>({ maxSize: BYTES_AT_MOST, maxEntrySize: BYTES_OF_ONE_AT_MOST });

  constructor(
    private readonly revision: Revision,
    private readonly clock: Clock,
  ) {}

  /**
   * The answer to the same question, also one that is still being made: it knows at least what had been written when
   * this was asked. Whoever is the first to ask has to `give` one, or `null`; what is given later is not heard.
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
    // Anew, because a value that is there already is not measured again.
    if (answer) this.keep(question, { ...turn }, answer.body.length);
    else this.turns.delete(question);
  }

  private keep(question: string, turn: Turn, bytes: number): void {
    this.turns.set(question, turn, { size: 2 * question.length + bytes + BYTES_OF_AN_ENTRY });
  }
}
