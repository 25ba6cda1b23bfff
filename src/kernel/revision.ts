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
  private underWay: Promise<unknown> | null = null;
  private next: Promise<string> | null = null;

  constructor(private readonly db: DataSource) {}

  now(): Promise<string> {
    return (this.next ??= this.ask());
  }

  private async ask(): Promise<string> {
    await this.underWay?.catch(() => undefined);
    this.underWay = this.next;
    this.next = null;
    const [{ size }] = await this.db.query('select size from log_head', []);
    return size as string;
  }
}
