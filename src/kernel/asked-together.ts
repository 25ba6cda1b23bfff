import { isDatabaseAway } from './database/away.js';

/**
 * Batches one question: everybody who asks at the same moment, each about a key of their own, shares one statement.
 *
 * A question that arrives while a statement is running waits for the next one. The running statement may have read the
 * database before a write that the asker already knows of, and nobody may get an answer older than their question.
 */
export class AskedTogether<Answer> {
  private underWay: Promise<Answer> | null = null;
  private next: { keys: Set<string>; answer: Promise<Answer> } | null = null;

  constructor(private readonly ask: (keys: string[]) => Promise<Answer>) {}

  /** The answer for this key. If the statement fails, it fails for everybody who shares it. */
  about(key: string): Promise<Answer> {
    if (!this.next) {
      const keys = new Set<string>();
      this.next = { keys, answer: this.askAbout(keys) };
    }
    this.next.keys.add(key);
    return this.next.answer;
  }

  private async askAbout(keys: Set<string>): Promise<Answer> {
    try {
      await this.underWay;
    } catch (error) {
      // When the database is away, the waiting askers fail at once instead of waiting for the same time-out. Any other
      // error belongs to the earlier askers.
      if (isDatabaseAway(error)) throw error;
    } finally {
      this.next = null;
    }
    this.underWay = this.ask([...keys]);
    try {
      return await this.underWay;
    } finally {
      this.underWay = null;
    }
  }
}
