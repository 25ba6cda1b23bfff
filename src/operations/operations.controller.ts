import { Controller, Get, Header, HttpCode, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { DataSource } from 'typeorm';
import { ownsItsLog } from '../kernel/database/grants.js';
import { Metrics } from './metrics.js';

/**
 * The database must answer within these milliseconds. A load balancer asks often, so a slower database counts as down.
 */
const READY_WITHIN_MS = 800;

@Controller()
export class OperationsController {
  constructor(
    private readonly db: DataSource,
    private readonly metrics: Metrics,
  ) {}

  /**
   * Says that the process runs. It says nothing about the database, which a restart of the server would not bring back.
   */
  @Get('live')
  @HttpCode(200)
  live() {
    return { live: true };
  }

  /** Says that requests can be served: the database answers and has our schema. */
  @Get('ready')
  async ready(@Res({ passthrough: true }) reply: FastifyReply) {
    const slow = new Promise<never>((_, reject) => {
      setTimeout(() => reject(new Error('no answer in time')), READY_WITHIN_MS).unref();
    });
    try {
      const owns = await Promise.race([ownsItsLog(this.db), slow]);
      return { ready: true, logProtectedFromItsServer: !owns };
    } catch {
      reply.status(503);
      return { ready: false };
    }
  }

  @Get('metrics')
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  scrape(): Promise<string> {
    return this.metrics.text();
  }
}
