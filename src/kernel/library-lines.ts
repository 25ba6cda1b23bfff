import { Logger } from '@nestjs/common';
import { traceOf } from './trace.js';

const WRITE = ['log', 'info', 'debug', 'warn', 'error', 'trace', 'dir', 'table'] as const;

/**
 * What libraries would write to the console by themselves, and warnings of Node.js, go to the log as every other line:
 * as JSON, and without their words, which may quote what people sent. What was thrown and which file wrote it is enough
 * to find out. The answer undoes it.
 */
export function gatherLinesOfLibraries(): () => void {
  const log = new Logger('library');
  const own = WRITE.map((name) => [name, Reflect.get(console, name)] as const);
  const wrote = (...said: unknown[]) => {
    const thrown = said.find((each) => each instanceof Error) ?? new Error('A library wrote to the console');
    log.warn(traceOf(thrown));
  };
  for (const name of WRITE) Reflect.set(console, name, wrote);
  const warn = (warning: Error & { code?: string }) =>
    log.warn({ ...traceOf(warning), error: [warning.name, warning.code].filter(Boolean).join(' ') });
  const printing = process.listeners('warning');
  process.removeAllListeners('warning').on('warning', warn);
  return () => {
    for (const [name, write] of own) Reflect.set(console, name, write);
    process.off('warning', warn);
    for (const print of printing) process.on('warning', print);
  };
}
