import type { Socket } from 'node:net';
import { Refusal } from '../../domain/refusal.js';

/** Slower than the oldest telephones: whoever sends less holds a connection and a place for nothing. */
export const PACE = { windowMs: 10_000, leastBytesPerSecond: 4_000 };

/** Watches how fast a body comes in; `tooSlow` ends with a refusal once too little came in a while. */
export function watchPace(socket: Pick<Socket, 'bytesRead'>): { tooSlow: Promise<never>; end: () => void } {
  let before = socket.bytesRead;
  let refuseIt!: (refusal: Refusal) => void;
  const tooSlow = new Promise<never>((_, reject) => (refuseIt = reject));
  // Nobody listens any more when the body is here.
  tooSlow.catch(() => undefined);
  const least = (PACE.leastBytesPerSecond * PACE.windowMs) / 1000;
  const judge = () => {
    if (socket.bytesRead - before < least) refuseIt(new Refusal([{ code: 'FILE_TOO_SLOW', path: ['file'] }]));
    before = socket.bytesRead;
  };
  // What came in while this process was busy is read before it is judged.
  const timer = setInterval(() => setImmediate(judge), PACE.windowMs).unref();
  return { tooSlow, end: () => clearInterval(timer) };
}
