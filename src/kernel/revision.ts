import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/**
 * How much was written so far, on whatever process: the size of the log. While it stays the same, nothing that the log
 * tells of has changed.
 *
 * Whoever asks while a question is under way waits for the next one: that one may have been answered before something
 * was written of which they know already. So many share one small statement, and none learns an old size.
 */
@Injectable()
export class Revision {
  private underWay: Promise<[{ size: string }]> | null = null;
  private next: Promise<string> | null = null;

  constructor(private readonly db: DataSource) {}

  now(): Promise<string> {
    return (this.next ??= this.ask());
  }

  private async ask(): Promise<string> {
    try {
      // Should that fail, the database is away for whoever waits here too.
      await this.underWay;
    } finally {
      this.next = null;
    }
    this.underWay = this.db.query('select size from log_head', []);
    try {
      const [{ size }] = await this.underWay;
      return size;
    } finally {
      this.underWay = null;
    }
  }
}
