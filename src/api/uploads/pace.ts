import type { Socket } from 'node:net';
import { Refusal } from '../../domain/refusal.js';

/** This is slower than the oldest telephone modems. A slower sender holds a connection and a place for nothing. */
export const PACE = { windowMs: 10_000, leastBytesPerSecond: 4_000 };

/** Watches how fast a body arrives. `tooSlow` rejects with a refusal when too little arrived in one window. */
export function watchPace(socket: Pick<Socket, 'bytesRead'>): { tooSlow: Promise<never>; end: () => void } {
  let before = socket.bytesRead;
  let refuseIt!: (refusal: Refusal) => void;
  const tooSlow = new Promise<never>((_, reject) => (refuseIt = reject));
  // After the body has arrived nobody handles this rejection.
  tooSlow.catch(() => undefined);
  const least = (PACE.leastBytesPerSecond * PACE.windowMs) / 1000;
  const judge = () => {
    if (socket.bytesRead - before < least) refuseIt(new Refusal([{ code: 'FILE_TOO_SLOW', path: ['file'] }]));
    before = socket.bytesRead;
  };
  // Data that arrived while this process was busy is read before the pace is judged.
  const timer = setInterval(() => setImmediate(judge), PACE.windowMs).unref();
  return { tooSlow, end: () => clearInterval(timer) };
}
