import type { LoggerService } from '@nestjs/common';
import { type Logger, pino, stdTimeFunctions } from 'pino';
import { traceOf } from './trace.js';

/** One JSON object a line, without personal data: no addresses, no names, no bodies of requests. */
export class JsonLogger implements LoggerService {
  private readonly pino: Logger;

  constructor(level: string) {
    this.pino = pino({ level, base: null, timestamp: stdTimeFunctions.isoTime });
  }

  log(message: unknown, ...context: unknown[]): void {
    // Nest reports every route that it maps; an operator does not need that.
    this.pino.debug(line(message, context));
  }

  warn(message: unknown, ...context: unknown[]): void {
    this.pino.warn(line(message, context));
  }

  error(message: unknown, ...context: unknown[]): void {
    this.pino.error(line(message, context));
  }

  debug(message: unknown, ...context: unknown[]): void {
    this.pino.debug(line(message, context));
  }

  fatal(message: unknown, ...context: unknown[]): void {
    this.pino.fatal(line(message, context));
  }
}

function line(message: unknown, context: unknown[]): object {
  const fields = fieldsOf(message);
  return context.length > 0 ? { ...fields, context: context.map(String).join(' ') } : fields;
}

/** Nest passes caught errors unchanged, and an error of the database contains the values that people sent. */
function fieldsOf(message: unknown): object {
  if (message instanceof Error) return traceOf(message);
  return typeof message === 'object' && message !== null ? message : { message: String(message) };
}
