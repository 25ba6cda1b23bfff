import { Logger } from '@nestjs/common';
import { traceOf } from './trace.js';

const WRITE = ['log', 'info', 'debug', 'warn', 'error', 'trace', 'dir', 'table'] as const;

/**
 * Sends warnings of Node.js and lines that libraries write to the console to the log, as JSON like every other line.
 * Their words are left out, because they may quote what people sent; the kind of the error and the file that wrote it
 * are enough to investigate. The returned function undoes it.
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
