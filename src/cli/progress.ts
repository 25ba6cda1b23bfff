import { Presets, SingleBar } from 'cli-progress';
import { say } from './session.js';

type OnProgress = (done: number, of: number, rows: number) => void;

/** Milliseconds between two plain lines, so that logs of a long import stay short. */
const EVERY = 2000;

/**
 * Shows a bar on a terminal, and a line now and then elsewhere; both on stderr, so that the output holds only the
 * command's own.
 */
export async function withProgress<T>(run: (onProgress: OnProgress) => Promise<T>): Promise<T> {
  if (!process.stderr.isTTY) {
    let last = performance.now();
    return run((done, of, rows) => {
      if (performance.now() - last < EVERY) return;
      last = performance.now();
      say(`${rows} rows, ${Math.round((done / Math.max(of, 1)) * 100)} %`);
    });
  }
  const bar = new SingleBar(
    { format: '{bar} {percentage} %  {rows} rows  {duration_formatted}', hideCursor: true, clearOnComplete: true },
    Presets.shades_classic,
  );
  try {
    let started = false;
    return await run((done, of, rows) => {
      if (!started) bar.start(of, 0, { rows: 0 });
      started = true;
      bar.update(done, { rows });
    });
  } finally {
    bar.stop();
  }
}
