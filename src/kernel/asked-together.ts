import { isDatabaseAway } from './database/away.js';

/**
 * A question of one statement that many ask at the same moment, each about a key of their own, and that is asked for all
 * of them at once.
 *
 * Whoever asks while one is under way waits for the next: that one may have been answered before something was written of
 * which they know already. So nobody learns what was true before they asked.
 */
export class AskedTogether<Answer> {
  private underWay: Promise<Answer> | null = null;
  private next: { keys: Set<string>; answer: Promise<Answer> } | null = null;

  constructor(private readonly ask: (keys: string[]) => Promise<Answer>) {}

  /** What is answered to all who asked together; should that fail, it fails for all of them. */
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
      // Whoever waits here is not kept waiting for the same; what else failed was the failure of others.
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
