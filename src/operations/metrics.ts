import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { DataSource } from 'typeorm';
import { poolOf } from '../kernel/speed/pool.js';

/** The numbers of the process are watched once: each watcher lives as long as the process and would hold its application. */
let ofProcess: Registry | undefined;

function registryOfProcess(): Registry {
  if (ofProcess) return ofProcess;
  ofProcess = new Registry();
  collectDefaultMetrics({ register: ofProcess });
  return ofProcess;
}

/** Numbers for Prometheus. Labels are routes, methods and statuses: never an address, a person or a document. */
@Injectable()
export class Metrics implements OnModuleInit {
  private readonly registry = new Registry();

  constructor(
    private readonly host: HttpAdapterHost,
    private readonly db: DataSource,
  ) {}

  onModuleInit(): void {
    registryOfProcess();
    const duration = new Histogram({
      name: 'tequio_http_request_duration_seconds',
      help: 'Time from the request to the last byte of the answer.',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
      registers: [this.registry],
    });
    this.host.httpAdapter.getInstance<FastifyInstance>().addHook('onResponse', async (request, reply) => {
      const route = request.routeOptions.url ?? 'unknown';
      duration.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000);
    });
    const pool = poolOf(this.db);
    const connections = new Gauge({
      name: 'tequio_database_connections',
      help: 'Connections to the database, by what they do.',
      labelNames: ['state'],
      registers: [this.registry],
      collect: () => {
        connections.set({ state: 'open' }, pool.totalCount);
        connections.set({ state: 'idle' }, pool.idleCount);
        connections.set({ state: 'waited_for' }, pool.waitingCount);
      },
    });
  }

  async text(): Promise<string> {
    return (await registryOfProcess().metrics()) + (await this.registry.metrics());
  }
}
