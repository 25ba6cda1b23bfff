import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AskedTogether } from './asked-together.js';

/**
 * The size of the log, over all processes. While it stays the same, nothing that the log records has changed. Many
 * askers share one small statement.
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
