import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AskedTogether } from './asked-together.js';

/**
 * How much was written so far, on whatever process: the size of the log. While it stays the same, nothing that the log
 * tells of has changed. Many who ask share one small statement.
 */
@Injectable()
export class Revision {
  private readonly size = new AskedTogether(async () => {
    const [{ size }] = await this.db.query('select size from log_head', []);
    return size as string;
  });

  constructor(private readonly db: DataSource) {}

  now(): Promise<string> {
    return this.size.about('log');
  }
}
